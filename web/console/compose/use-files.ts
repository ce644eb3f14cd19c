import { useCallback, useEffect, useRef, useState } from 'react';
import type { RulesView } from '../../../src/contract/assist';
import { fill } from '../../shared/locale';
import { composeApi } from './compose-api';
import type { ComposeWords } from './messages.en';

const MOST_BYTES = 4 * 1024 * 1024;
const MOST_FILES = 5;
export const FILE_TYPES = 'image/png,image/jpeg,image/gif,image/webp,application/pdf';

export interface DraftFile {
  key: string;
  name: string;
  /** Of a picture: its address in this page. */
  picture: string | null;
  state: 'sending' | 'ready' | 'failed';
  /** Of a ready one. */
  id: string | null;
  error: unknown;
}

export interface Files {
  list: DraftFile[];
  /** Why something was not taken. */
  notice: string | null;
  add: (files: Iterable<File> | null | undefined) => void;
  remove: (key: string) => void;
  clear: () => void;
}

/** Files that go with the next message: uploaded as soon as they are chosen. */
export function useFiles(conversationId: string, rules: RulesView | null, words: ComposeWords): Files {
  const [list, setList] = useState<DraftFile[]>([]);
  const [notice, setNotice] = useState<string | null>(null);
  const shown = useRef<DraftFile[]>([]);
  useEffect(() => {
    shown.current = list;
  }, [list]);
  useEffect(() => () => shown.current.forEach(forget), []);

  const patch = useCallback((key: string, change: Partial<DraftFile>) => {
    setList((all) => all.map((file) => (file.key === key ? { ...file, ...change } : file)));
  }, []);

  const upload = useCallback(
    async (file: File, key: string) => {
      try {
        const { id, name } = await composeApi.attach(conversationId, file.name, await base64Of(file));
        patch(key, { state: 'ready', id, name });
      } catch (error) {
        patch(key, { state: 'failed', error });
      }
    },
    [conversationId, patch],
  );

  const add = (files: Iterable<File> | null | undefined): void => {
    const taken: DraftFile[] = [];
    setNotice(null);
    for (const file of files ?? []) {
      const why =
        list.length + taken.length >= MOST_FILES
          ? fill(words.fileMost, { n: MOST_FILES })
          : refusal(file, rules, words);
      if (why !== null) {
        setNotice(why);
        continue;
      }
      const picture = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
      const key = crypto.randomUUID();
      taken.push({ key, name: file.name, picture, state: 'sending', id: null, error: null });
      void upload(file, key);
    }
    if (taken.length > 0) setList((all) => [...all, ...taken]);
  };
  const remove = (key: string): void => {
    setList((all) => all.filter((file) => file.key !== key || forget(file)));
    setNotice(null);
  };
  const clear = (): void => {
    list.forEach(forget);
    setList([]);
    setNotice(null);
  };
  return { list, notice, add, remove, clear };
}

function refusal({ name, size, type }: File, rules: RulesView | null, words: ComposeWords): string | null {
  if (!FILE_TYPES.split(',').includes(type)) return fill(words.fileKind, { name });
  if (size > MOST_BYTES) return fill(words.fileTooLarge, { name });
  if (rules === null) return null;
  if (type === 'application/pdf') return rules.files ? null : words.fileNoFiles;
  return rules.images ? null : words.fileNoPictures;
}

/** Gives the picture's memory back; false, so that it can stand in a filter. */
function forget({ picture }: DraftFile): boolean {
  if (picture !== null) URL.revokeObjectURL(picture);
  return false;
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsDataURL(file);
  });
}
