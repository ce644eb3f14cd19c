import type { KeyboardEvent } from 'react';
import { composeApi } from './compose-api';
import { endsInput, isComposing } from './keys';
import type { CannedSearch } from './use-canned-search';
import type { Field } from './use-field';
import type { Suggestion } from './use-suggestions';

interface Parts {
  field: Field;
  canned: CannedSearch;
  offered: Suggestion[];
  insert: (suggestion: Suggestion) => void;
  send: (suggestion: Suggestion) => void;
  submit: () => void;
}

/** All keys of the reply. The first group that knows the key takes it. */
export function useReplyKeys(parts: Parts): (event: KeyboardEvent) => void {
  return (event) => {
    if (isComposing(event)) return;
    const taken = inCanned(event, parts) || onSuggestion(event, parts) || inText(event, parts);
    if (taken) event.preventDefault();
  };
}

function inCanned(event: KeyboardEvent, { canned }: Parts): boolean {
  if (canned.sought === null || event.altKey) return false;
  if (event.key === 'Escape') canned.close();
  else if (canned.options.length === 0) return false;
  else if (event.key === 'ArrowDown') canned.move(1);
  else if (event.key === 'ArrowUp') canned.move(-1);
  else if (endsInput(event) || (event.key === 'Tab' && !event.shiftKey))
    canned.pick(canned.options[canned.active]);
  else return false;
  return true;
}

function onSuggestion(event: KeyboardEvent, { offered, insert, send }: Parts): boolean {
  const [first] = offered;
  if (first === undefined) return false;
  if (event.key === 'ArrowRight' && !event.altKey) insert(first);
  else if (event.altKey && /^Digit[1-3]$/.test(event.code)) {
    // By code, as Alt changes the key on a Mac.
    const chosen = offered[Number(event.code.slice(-1)) - 1];
    if (chosen === undefined) return false;
    send(chosen);
  } else return false;
  return true;
}

function inText(event: KeyboardEvent, { field, submit }: Parts): boolean {
  if (event.altKey && event.code === 'KeyJ') void toOtherScript(field);
  else if (event.key === 'Tab' && !event.shiftKey && !event.altKey) return field.toNextPlace();
  else if (endsInput(event)) submit();
  else return false;
  return true;
}

/** Traditional; what is traditional already becomes simplified. */
export async function toOtherScript(field: Field): Promise<void> {
  const { text } = field;
  if (text.trim() === '') return;
  try {
    const [traditional = text] = await composeApi.convert([text], 'zh-HK');
    const [other = text] = traditional === text ? await composeApi.convert([text], 'zh-CN') : [traditional];
    // Why: what was typed meanwhile must not be lost.
    if (field.ref.current?.value === text) field.write(other);
  } catch {
    // The draft stays as it is; the key can be pressed again.
  }
}
