import type { Page } from 'playwright-core';

interface AxNode {
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
}

const NAMED = new Set([
  'button',
  'link',
  'textbox',
  'combobox',
  'checkbox',
  'dialog',
  'log',
  'image',
  'main',
  'navigation',
]);
const OPTIONAL = new Set(['main']);

/** Roles of things to act on that a screen reader has no name for; looks into shadow roots too. */
export async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  return nodes
    .filter(
      ({ ignored, role }) => !ignored && NAMED.has(role?.value ?? '') && !OPTIONAL.has(role?.value ?? ''),
    )
    .filter(({ name }) => (name?.value ?? '').trim() === '')
    .map(({ role }) => role?.value ?? '');
}

/** Texts whose contrast is below WCAG AA, as "ratio text". Text over pictures and gradients is left out. */
export function lowContrast(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(CONTRAST);
}

// Why a string: it runs in the page, and the tests are checked without the types of a browser.
const CONTRAST = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const over = ([r, g, b, a = 1], under) => [r, g, b].map((v, i) => v * a + under[i] * (1 - a));
  const parentOf = (e) => e.parentElement ?? e.getRootNode().host ?? null;
  const ground = (e) => {
    if (e === null) return [255, 255, 255];
    const style = getComputedStyle(e);
    if (style.backgroundImage !== 'none') return null;
    const own = parse(style.backgroundColor);
    if (own.length < 4 || own[3] === 1) return own.slice(0, 3);
    const under = ground(parentOf(e));
    return under === null ? null : over(own, under);
  };
  const found = [];
  const visit = (root) => {
    for (const e of root.querySelectorAll('*')) {
      if (e.shadowRoot) visit(e.shadowRoot);
      const text = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join('');
      if (text === '' || !e.checkVisibility({ checkOpacity: true }) || e.closest('.hidden,option,:disabled')) continue;
      const style = getComputedStyle(e);
      const under = ground(e);
      if (under === null) continue;
      const [a, b] = [light(over(parse(style.color), under)), light(under)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? 3 : 4.5)) found.push(ratio.toFixed(2) + ' ' + text.slice(0, 30));
    }
  };
  visit(document);
  return found;
})()`;
