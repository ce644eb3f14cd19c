import { fill } from '../../shared/locale';
import { useWords } from '../lib/words';
import { INBOX, type InboxMessages } from '../messages/inbox';

export type { InboxMessages };

export const useInboxTexts = (): InboxMessages => useWords(INBOX);

/** "3 sentences". */
export const sentencesText = (n: number, texts: InboxMessages): string =>
  n === 1 ? texts.sentence : fill(texts.sentences, { n });
