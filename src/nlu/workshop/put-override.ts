import type { ContentFiles } from '../../contract/publishing';
import type { HongKongWords } from '../../contract/studio';
import type { PlacedOverride } from '../content/source';
import { mergeFields } from './fields';
import { filesOf, findById } from './file-set';
import { appendItem, removeFound } from './put-intent';
import { writeItem } from './yaml/list-file';
import { renderItem } from './yaml/render';

const ORDER = ['id', 'title', 'answer', 'sms', 'channels', 'buttons', 'links', 'variants', 'slots'];

/** Writes what zh-HK says of its own; nothing left takes the override out. */
export function putOverride(
  files: ContentFiles,
  id: string,
  words: HongKongWords | null,
  known: PlacedOverride | undefined,
): ContentFiles {
  const found = findById(files, 'overrides', 'zh-HK', id);
  const given = (JSON.parse(JSON.stringify(words)) ?? {}) as Record<string, unknown>;
  if (Object.keys(given).length === 0) return found ? removeFound(files, found) : files;
  if (!found) {
    const path = filesOf(files, 'overrides', 'zh-HK')[0]?.path ?? 'zh-HK/overrides.yaml';
    return appendItem(files, 'overrides', path, renderItem('overrides', { id, ...given }));
  }
  const wanted = mergeFields(found.list.values[found.at], known, { id, ...given });
  return [...files].map((file) =>
    file.path === found.path ? { ...file, text: writeItem(found.list, found.at, wanted, ORDER) } : file,
  );
}
