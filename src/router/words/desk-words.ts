import type { Content, MessageKey } from '../../contract/content';
import { LOCALES } from '../../contract/understanding';
import { plain } from './plain';

/** What a waiting customer tells the desk; `cancel` is said of whatever was asked last. */
export type DeskWord = 'leave' | 'cancel' | 'callback' | 'message';

const BUTTONS: readonly (readonly [MessageKey, DeskWord])[] = [
  ['leaveQueueButton', 'leave'],
  ['callbackButton', 'callback'],
  ['messageButton', 'message'],
];

/** The whole message, in the three languages. */
const WORDS: readonly (readonly [DeskWord, RegExp])[] = [
  ['leave', /^(?:取消|退出)(?:排[队隊]|等待|等[候侯])$/u],
  ['leave', /^(?:算了 ?)?我?(?:[不唔](?:想)?(?:等|排)|不用(?:等|排)|唔使(?:等|排))[队隊]?[了喇啦嘞]$/u],
  ['leave', /^(?:i'?ll |i want to )?(?:leave|quit|exit)(?: the)? (?:queue|line)$/u],
  ['leave', /^(?:i'?ll |please )?(?:stop waiting|not wait(?:ing)?(?: any ?more)?)$/u],
  ['leave', /^i (?:don'?t|do not) want to wait(?: any ?more| any longer)?$/u],
  ['cancel', /^(?:取消|算[了啦喇]|cancel|never ?mind|forget it)$/u],
  ['callback', /^(?:请|請)?(?:给我|給我|帮我|幫我)?(?:回[电電]|打[电電][话話])(?:给我|給我|俾我)?$/u],
  ['callback', /^(?:请|請)?(?:致[电電]|打)(?:给我|給我|俾我)$/u],
  ['callback', /^(?:please )?call me(?: back)?(?: please)?$/u],
  ['message', /^我?(?:想|要)?留言$/u],
  ['message', /^(?:i'?d like to |i want to )?leave a message$/u],
];

/** What the message says to the desk as a whole; null: something else. */
export function deskWord(text: string, content: Pick<Content, 'message'>): DeskWord | null {
  const said = plain(text);
  const button = BUTTONS.find(([key]) =>
    LOCALES.some((locale) => plain(content.message(key, locale)) === said),
  );
  return button?.[1] ?? WORDS.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}
