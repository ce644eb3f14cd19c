import { Document, isCollection, isMap, isScalar, isSeq, Scalar, visit, type Node } from 'yaml';

/** What the bank's files write on one line. */
const ON_ONE_LINE = new Set(['buttons', 'followUps', 'escalate', 'if', 'options', 'tier']);
/** Lists with one line for each item. */
const ITEM_PER_LINE = new Set(['links', 'golden']);

/** `key: value` in the style of the intents folder, without the last line break. */
export function renderPair(key: string, value: unknown): string {
  return render({ [key]: value });
}

/** An item of the list under `key`, without the dash. */
export function renderItem(key: string, value: unknown): string {
  const document = new Document({ [key]: [value] });
  style(document);
  const item = (document.getIn([key, 0], true) ?? null) as Node | null;
  return item === null ? 'null' : renderNode(item);
}

/** A value inside `[ ]` or `{ }`. */
export function renderInFlow(value: unknown): string {
  const document = new Document([value]);
  const list = document.contents;
  if (isSeq(list)) list.flow = true;
  return toText(document).slice(1, -1).trim();
}

/** A one-line scalar behind `key: ` or `- `, in the given style if it can be. */
export function renderScalar(value: unknown, type?: Scalar.Type): string {
  const scalar = new Scalar(value);
  if (type) scalar.type = type;
  return renderNode(scalar);
}

function render(value: unknown): string {
  const document = new Document(value);
  style(document);
  return toText(document);
}

function renderNode(node: Node): string {
  const document = new Document();
  document.contents = node;
  return toText(document);
}

function toText(document: Document): string {
  return document.toString({ lineWidth: 0 }).replace(/\n$/, '');
}

function style(document: Document): void {
  visit(document, {
    Pair: (_, { key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      if (isCollection(value) && ON_ONE_LINE.has(name)) value.flow = true;
      if (isSeq(value) && ITEM_PER_LINE.has(name)) {
        for (const item of value.items) if (isMap(item)) item.flow = true;
      }
    },
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.includes('\n')) scalar.type = 'BLOCK_LITERAL';
    },
  });
}
