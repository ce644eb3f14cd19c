import type { Activity } from '../../src/contract/activity';
import type { MediaReference } from '../../src/contract/channel';

/** What a type of push adds to the activity, and which fields that has used up. */
export type Decoded = Pick<Activity, 'type' | 'text' | 'name' | 'value' | 'attachments' | 'entities'> & {
  window?: 'message' | 'menu';
  media?: MediaReference[];
  used?: string[];
};
