import { useEffect, useState } from 'react';
import type { SuggestionList } from '../../../src/contract/assist';
import { composeApi } from './compose-api';

export type Suggestion = SuggestionList['suggestions'][number];
const NONE: Suggestion[] = [];

/** What the bot would answer to the customer's last message; asked once for each (`lastMessage` is its id). */
export function useSuggestions(conversationId: string, lastMessage: string | null): Suggestion[] {
  const [known, setKnown] = useState<{ of: string; list: Suggestion[] } | null>(null);
  useEffect(() => {
    if (lastMessage === null) return undefined;
    let current = true;
    composeApi.suggestions(conversationId).then(
      ({ messageId, suggestions }) => {
        if (current && messageId !== null) setKnown({ of: messageId, list: suggestions });
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [conversationId, lastMessage]);
  return known !== null && known.of === lastMessage ? known.list : NONE;
}
