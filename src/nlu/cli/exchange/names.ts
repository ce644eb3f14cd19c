import { pinyin } from 'pinyin-pro';

const ID = /^[A-Za-z_][\w.-]*$/;

/** The id that an intent of another product gets here: slashes and colons become dots, Chinese becomes pinyin. */
export function idFor(name: string): string {
  if (ID.test(name) && name.length <= 100) return name;
  const latin = pinyin(name, { toneType: 'none', nonZh: 'consecutive', separator: ' ' });
  const id = latin
    .normalize('NFKD')
    .replace(/[/:>]+/g, '.')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[^A-Za-z_]+|[-.]+$/g, '')
    .slice(0, 100);
  return ID.test(id) ? id : 'intent';
}

/** The topic that a name of another product gets here; undefined when nothing is left of it. */
export function topicFor(name: string): string | undefined {
  const latin = pinyin(name, { toneType: 'none', nonZh: 'consecutive', separator: ' ' });
  const topic = latin
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);
  return topic === '' ? undefined : topic;
}
