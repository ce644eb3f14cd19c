import { adaptReply, mergeTexts } from '../../src/channel-kit';
import type { Activity } from '../../src/contract/activity';
import { AppError } from '../../src/contract/errors';
import { botframeworkCapabilities } from './capabilities';

/** Throws REPLY_NOT_DELIVERABLE for a file without a public address: the vendor fetches it itself. */
export function adapt(activity: Activity): Activity[] {
  for (const { contentUrl } of activity.attachments ?? []) {
    if (contentUrl === undefined || /^https?:\/\//i.test(contentUrl)) continue;
    throw new AppError(
      'REPLY_NOT_DELIVERABLE',
      'An attachment needs an http address that the vendor can read.',
    );
  }
  return adaptReply(activity, botframeworkCapabilities);
}

export function merge(first: Activity, second: Activity): Activity | null {
  return mergeTexts(first, second, botframeworkCapabilities.text);
}
