import type { Activity } from '../contract/activity';
import type { CodeChecks, TypedCode } from '../contract/code';

const MASK = '******';

/** Inbox: a one-time code is stored as what it can be compared by. Only we may say that something was one. */
export async function withoutCode(contacts: CodeChecks, activity: Activity): Promise<Activity> {
  const { typedCode: forged, ...data } = dataOf(activity);
  const clean = forged === undefined ? activity : { ...activity, channelData: data };
  if (activity.type !== 'message' || activity.text === undefined) return clean;
  const typedCode = await contacts.typed(activity.conversation.id, activity.text);
  return typedCode ? { ...activity, text: MASK, channelData: { ...data, typedCode } } : clean;
}

/** Turn: what the inbox has put in place of a code. */
export function typedCodeOf(activity: Activity): TypedCode | null {
  const { typedCode } = dataOf(activity);
  return isTypedCode(typedCode) ? typedCode : null;
}

/** Outbox: the code is in the message that leaves, and nowhere else. */
export function withCode(contacts: CodeChecks, activity: Activity): Activity {
  const { codeOf } = dataOf(activity);
  if (typeof codeOf !== 'string' || activity.text === undefined) return activity;
  return { ...activity, text: contacts.fill(activity.text, codeOf) };
}

/** It travels alone: a merged text would lose whose code it is. */
export function holdsCode(activity: Activity): boolean {
  return dataOf(activity)['codeOf'] !== undefined;
}

function isTypedCode(value: unknown): value is TypedCode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'verification' in value &&
    typeof value.verification === 'string' &&
    'digest' in value &&
    typeof value.digest === 'string'
  );
}

function dataOf({ channelData }: Activity): Record<string, unknown> {
  const data: unknown = channelData;
  return typeof data === 'object' && data !== null ? { ...data } : {};
}
