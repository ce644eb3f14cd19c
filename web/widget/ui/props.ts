import type { Chat, ChatState } from '../chat';
import type { Messages } from '../messages';

/** What every part of the panel is given. */
export interface Props {
  chat: Chat;
  state: ChatState;
  texts: Messages;
}
