import type { TurnInput } from '../../src/router/decision';
import { fakeContent } from '../fakes/content';
import { customerSays } from './log-entry';
import { understanding } from './understanding';

/** A turn in which a new customer said `text`, which nothing understood. */
export function turnInput(change: Partial<TurnInput> = {}): TurnInput {
  const text = change.text ?? 'hello';
  return {
    entry: customerSays(text),
    text,
    state: { misses: 0 },
    locale: 'en',
    understanding: understanding(),
    escalation: null,
    place: null,
    brief: false,
    optWord: null,
    code: null,
    deskWord: null,
    survey: null,
    ownNumber: null,
    profile: { tier: null, region: null, manager: null },
    isOpen: () => true,
    now: new Date('2026-01-02T03:05:00Z'),
    today: '2026-01-02',
    content: fakeContent,
    ...change,
  };
}
