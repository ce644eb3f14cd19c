import type { KeyboardEvent } from 'react';

/** An input method is at work: its keys are not ours. */
export function isComposing(event: KeyboardEvent): boolean {
  // Why 229: Safari ends the composition of an input method before it reports the Enter that confirmed it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it there.
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** Enter by itself; with Shift it breaks the line. */
export function endsInput(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.altKey && !isComposing(event);
}
