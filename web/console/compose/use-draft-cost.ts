import { useEffect, useState } from 'react';
import type { DraftView, RulesView } from '../../../src/contract/assist';
import { composeApi } from './compose-api';

/** Counted when the agent pauses for this long (ms). */
const PAUSE = 250;

/** What the draft becomes on a channel where that matters; null while it is not known. */
export function useDraftCost(
  conversationId: string,
  text: string,
  attachments: number,
  rules: RulesView | null,
): DraftView | null {
  const [known, setKnown] = useState<{ text: string; view: DraftView } | null>(null);
  const counts = rules?.counts === true && text.trim() !== '';
  useEffect(() => {
    if (!counts) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      composeApi.draft(conversationId, text.trim(), attachments).then(
        (view) => {
          if (current) setKnown({ text, view });
        },
        () => undefined,
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [conversationId, text, attachments, counts]);
  return counts && known !== null ? known.view : null;
}
