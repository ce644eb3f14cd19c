import { badValue, unsupported } from '../errors';

const SPACE = ' \\t\\n\\v\\f\\r';
const knownEscapes = new Set('dDwWbBtnrfv'.split(''));

/** One pass over a PCRE pattern, writing the JavaScript pattern (flag u) that matches the same strings. */
class Translator {
  private at = 0;
  private out = '';
  constructor(
    private readonly source: string,
    private readonly dotAll: boolean,
    private readonly multiline: boolean,
  ) {}

  translate(): string {
    while (this.at < this.source.length) this.next();
    return this.out;
  }

  private take(): string {
    const point = this.source.codePointAt(this.at) as number;
    const char = String.fromCodePoint(point);
    this.at += char.length;
    return char;
  }

  private next(): void {
    const char = this.take();
    if (char === '\\') this.escape(false);
    else if (char === '[') this.characterClass();
    else if (char === '(') this.group();
    else if (char === '.') this.out += this.dotAll ? '[^]' : '[^\\n]';
    else if (char === '^') this.out += this.multiline ? '(?:(?<![^])|(?<=\\n)(?=[^]))' : '(?<![^])';
    else if (char === '$') this.out += this.multiline ? '(?![^\\n])' : '(?=\\n?(?![^]))';
    else if (char === '{') this.brace();
    else if (char === '}' || char === ']') this.out += `\\${char}`;
    else if (char === '+' && /[*+?}]$/.test(this.out) && !/\\[*+?}]$/.test(this.out))
      this.refuse('possessive quantifier');
    else this.out += char;
  }

  private refuse(what: string): never {
    return unsupported(`the regular expression /${this.source}/ (${what})`);
  }

  private escape(inClass: boolean): void {
    if (this.at >= this.source.length) badValue('Regular expression is invalid: \\ at end of pattern');
    const char = this.take();
    if (char === 's') this.out += inClass ? SPACE : `[${SPACE}]`;
    else if (char === 'S') this.out += inClass ? this.refuse('\\S in a class') : `[^${SPACE}]`;
    else if (char === 'b' && inClass) this.out += '\\x08';
    else if (char === 'v') this.refuse('\\v');
    else if (char === 'x') this.hex();
    else if (knownEscapes.has(char)) this.out += `\\${char}`;
    else if (/[A-Za-z0-9]/.test(char)) this.refuse(`\\${char}`);
    else this.out += '^$\\.*+?()[]{}|/-'.includes(char) ? this.punctuation(char, inClass) : char;
  }

  private punctuation(char: string, inClass: boolean): string {
    return char === '-' && !inClass ? '-' : `\\${char}`;
  }

  private hex(): void {
    const digits = /^[0-9a-fA-F]{2}/.exec(this.source.slice(this.at))?.[0];
    if (digits === undefined) return this.refuse('\\x');
    this.at += 2;
    this.out += `\\x${digits}`;
  }

  private group(): void {
    const rest = this.source.slice(this.at);
    if (rest.startsWith('*')) this.refuse('verb');
    if (rest.startsWith('?') && !/^\?(?::|=|!|<=|<!|<[A-Za-z_]\w*>)/.test(rest)) this.refuse('group');
    this.out += '(';
    if (rest.startsWith('?')) {
      const head = /^\?(?::|=|!|<=|<!|<\w+>)/.exec(rest)?.[0] ?? '';
      this.out += head;
      this.at += head.length;
    }
  }

  private brace(): void {
    const quantifier = /^\d+(?:,\d*)?\}/.exec(this.source.slice(this.at))?.[0];
    if (quantifier === undefined) {
      if (/^,\d+\}/.test(this.source.slice(this.at))) this.refuse('{,n}');
      this.out += '\\{';
      return;
    }
    this.out += `{${quantifier}`;
    this.at += quantifier.length;
  }

  private characterClass(): void {
    this.out += '[';
    if (this.source[this.at] === '^') this.out += this.take();
    if (this.source[this.at] === ']') this.refuse('] first in a class');
    for (;;) {
      if (this.at >= this.source.length) badValue('Regular expression is invalid: missing terminating ]');
      const char = this.take();
      if (char === ']') break;
      if (char === '[' && /^[:.=]/.test(this.source.slice(this.at))) this.refuse('POSIX class');
      if (char === '\\') this.escape(true);
      else this.out += char === '[' ? '\\[' : char;
    }
    this.out += ']';
  }
}

const cache = new Map<string, RegExp>();

function build(pattern: string, options: string): RegExp {
  for (const option of options)
    if (!'imsu'.includes(option)) unsupported(`the regular expression option "${option}"`);
  const source = new Translator(pattern, options.includes('s'), options.includes('m')).translate();
  try {
    return new RegExp(source, options.includes('i') ? 'iu' : 'u');
  } catch (error) {
    return unsupported(`the regular expression /${pattern}/ (${(error as Error).message})`);
  }
}

/**
 * The JavaScript expression that matches the strings MongoDB's (PCRE2, UTF-8) would; what cannot be translated
 * is refused. Why: `$` before a last newline, `.` and `\s` on Unicode spaces, and many escapes differ silently.
 */
export function compileRegExp(pattern: string, options: string): RegExp {
  const key = `${options}/${pattern}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const regexp = build(pattern, options);
  if (cache.size > 500) cache.clear();
  cache.set(key, regexp);
  return regexp;
}
