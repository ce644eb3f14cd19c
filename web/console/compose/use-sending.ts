import { useRef, useState } from 'react';
import type { DraftView, RulesView } from '../../../src/contract/assist';
import { composeApi } from './compose-api';
import type { Field } from './use-field';
import type { Files } from './use-files';
import { warningsOf, type Warning } from './warnings';
import { useComposeWords } from './words';

/** What goes with the words. */
export interface SendMore {
  attachments?: { id: string; name: string }[];
  /** The agent has seen what is sensitive in it. */
  confirmed?: boolean;
}
export type OnSend = (text: string, more?: SendMore) => void;

export interface Sending {
  /** It is being looked at. */
  busy: boolean;
  /** What the agent is asked about; null: nothing. */
  warnings: Warning[] | null;
  /** Sends the draft. */
  submit: () => void;
  /** Sends other words. */
  send: (text: string) => Promise<void>;
  sendAnyway: () => void;
  change: () => void;
}

/** The look must not hold a message for longer (ms): the server looks again in any case. */
const PATIENCE = 3000;

interface Parts {
  field: Field;
  files: Files;
  rules: RulesView | null;
  /** Called when something was sent. */
  answered: () => void;
}

/** Looks at a message before it goes out, and asks when something is found. */
export function useSending(
  { conversationId, onSend }: { conversationId: string; onSend: OnSend },
  { field, files, rules, answered }: Parts,
): Sending {
  const words = useComposeWords();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<{ text: string; warnings: Warning[] } | null>(null);
  const running = useRef(false);

  const go = (text: string, confirmed: boolean): void => {
    const attachments = files.list.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]));
    onSend(text, {
      ...(attachments.length > 0 && { attachments }),
      ...(confirmed && { confirmed }),
    });
    setAsked(null);
    if (field.text !== '') field.write('');
    files.clear();
    answered();
  };
  const send = async (text: string): Promise<void> => {
    const nothing = text.trim() === '' && files.list.length === 0;
    if (nothing || running.current || files.list.some(({ state }) => state !== 'ready')) return;
    running.current = true;
    setBusy(true);
    const draft = await within(PATIENCE, composeApi.draft(conversationId, text.trim(), files.list.length));
    running.current = false;
    setBusy(false);
    const warnings = warningsOf(text.trim(), draft, rules, words);
    if (warnings.length > 0) setAsked({ text: text.trim(), warnings });
    else go(text.trim(), false);
  };
  const change = (): void => {
    const first = asked?.warnings.find(({ at }) => at !== null)?.at;
    const lead = field.text.length - field.text.trimStart().length;
    setAsked(null);
    field.ref.current?.focus();
    if (first) field.ref.current?.setSelectionRange(lead + first.start, lead + first.end);
  };
  return {
    busy,
    warnings: asked?.warnings ?? null,
    submit: () => void send(field.text),
    send,
    sendAnyway: () => {
      if (asked !== null) go(asked.text, true);
    },
    change,
  };
}

/** Null when there is no answer in time, or an error: then it is not looked at here. */
async function within(milliseconds: number, look: Promise<DraftView>): Promise<DraftView | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds));
  return Promise.race([look.catch(() => null), late]);
}
