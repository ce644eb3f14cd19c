import { wellFormed } from '../json-body';

/** Numbers are written bare, texts as CDATA, lists as repeated elements. */
export type XmlContent = string | number | XmlContent[] | { [name: string]: XmlContent | undefined };

/** What XML 1.0 cannot hold, not even escaped. Why: WeChat shows its customer an error for a malformed answer. */
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** One element with its content. Names are ours, never a customer's. */
export function buildXml(name: string, content: XmlContent): string {
  if (Array.isArray(content)) return content.map((item) => buildXml(name, item)).join('');
  return `<${name}>${inner(content)}</${name}>`;
}

function inner(content: Exclude<XmlContent, XmlContent[]>): string {
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return cdata(content);
  return Object.entries(content)
    .map(([name, value]) => (value === undefined ? '' : buildXml(name, value)))
    .join('');
}

/** The end mark inside a text is split over two sections. */
function cdata(text: string): string {
  const safe = wellFormed(text).replace(FORBIDDEN, '').replaceAll(']]>', ']]]]><![CDATA[>');
  return `<![CDATA[${safe}]]>`;
}
