/** Matches a path against a pattern with `:name` segments; gives the decoded parameters, or null. */
export function pathMatcher(pattern: string): (path: string) => Record<string, string> | null {
  const wanted = pattern.split('/');
  return (path) => {
    const given = path.replace(/(.)\/$/, '$1').split('/');
    if (given.length !== wanted.length) return null;
    const params: Record<string, string> = {};
    for (const [i, part] of wanted.entries()) {
      const segment = decode(given[i] ?? '');
      if (segment === null) return null;
      if (part.startsWith(':') && segment !== '') params[part.slice(1)] = segment;
      else if (part !== segment) return null;
    }
    return params;
  };
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
