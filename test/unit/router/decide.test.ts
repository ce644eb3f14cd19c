import { JOIN_EVENT } from '../../../src/contract/activity';
import { decide } from '../../../src/router/decide';
import type { Decision, TurnInput } from '../../../src/router/decision';
import { chosen } from '../../../src/router/shown-options';
import { escalation } from '../../builders/escalation';
import { customerSays } from '../../builders/log-entry';
import { turnInput } from '../../builders/turn-input';
import { understanding } from '../../builders/understanding';

function turn(change: Partial<TurnInput> & { text?: string } = {}): Decision {
  return decide(turnInput(change));
}

const texts = ({ replies }: Decision): (string | undefined)[] => replies.map(({ text }) => text);
const buttons = ({ replies }: Decision): string[] =>
  replies.flatMap(({ suggestedActions }) => suggestedActions?.actions.map(({ title }) => title) ?? []);
const queues = ({ effects }: Decision): string[] =>
  effects.map((e) => (e.kind === 'escalate' ? `${e.queue}/${e.priority}` : e.kind));

describe('a known intent', () => {
  it('is answered with its buttons, in reply to the message', () => {
    const decision = turn({ understanding: understanding({ intent: 'fee.transfer' }) });
    expect(decision.outcome).toBe('answer');
    expect(texts(decision)).toEqual(['Transfers are free.']);
    expect(buttons(decision)).toEqual(['Limits', 'Talk to a person']);
    expect(decision.replies[0]).toMatchObject({
      replyToId: 'c1|00000001',
      locale: 'en',
      from: { role: 'bot' },
    });
    expect(decision.state).toMatchObject({
      misses: 0,
      lastIntent: 'fee.transfer',
      options: ['Limits', 'Talk to a person'],
    });
  });

  it('forgets earlier misses', () => {
    expect(
      turn({ state: { misses: 1 }, understanding: understanding({ intent: 'fee.transfer' }) }).state.misses,
    ).toBe(0);
  });

  it('answers, then escalates', () => {
    const decision = turn({ understanding: understanding({ intent: 'loan.follow-up' }) });
    expect(texts(decision)).toEqual(['A colleague will look.']);
    expect(queues(decision)).toEqual(['loans/normal']);
  });

  it('escalates instead of answering', () => {
    const decision = turn({ understanding: understanding({ intent: 'handoff.human' }) });
    expect(texts(decision)).toEqual([]);
    expect(queues(decision)).toEqual(['general/normal']);
  });

  it('that the content has lost is met with silence, not a crash', () => {
    expect(turn({ understanding: understanding({ intent: 'gone' }) }).outcome).toBe('silent');
  });
});

describe('what is not understood', () => {
  it('is asked for again once, offering a person', () => {
    const decision = turn();
    expect(decision.outcome).toBe('miss');
    expect(texts(decision)).toEqual(['notUnderstood en']);
    expect(buttons(decision)).toEqual(['handoffButton en']);
    expect(decision.state.misses).toBe(1);
  });

  it('goes to a person the second time', () => {
    const decision = turn({ state: { misses: 1 }, text: 'what is love' });
    expect(decision.outcome).toBe('escalate');
    expect(decision.effects).toEqual([
      {
        kind: 'escalate',
        queue: 'general',
        priority: 'normal',
        reason: 'not-understood',
        summary: 'what is love',
        profile: { tier: null, region: null, manager: null },
      },
      { kind: 'missed', why: 'unanswered', text: 'what is love', guess: null },
    ]);
  });

  it('between two intents, both are offered', () => {
    const unsure = understanding({ intent: 'a', unsure: true, alternatives: [{ intent: 'b', score: 0.4 }] });
    const decision = turn({ understanding: unsure });
    expect(decision.outcome).toBe('ask-back');
    expect(buttons(decision)).toEqual(['title of a', 'title of b', 'handoffButton en']);
  });
});

describe('detectors come before the classifier', () => {
  it.each([
    ['human', [], 'general/normal'],
    ['card-lost', ['Freeze the card now.'], 'cards/urgent'],
    ['fraud', ['urgentNotice en'], 'fraud/urgent'],
    ['complaint', ['complaintNotice en'], 'complaints/high'],
  ] as const)('%s', (signal, said, queue) => {
    const decision = turn({ understanding: understanding({ intent: 'fee.transfer', signals: [signal] }) });
    expect(texts(decision)).toEqual(said);
    expect(queues(decision)).toEqual([queue]);
    expect(decision.effects[0]).toMatchObject({ reason: `signal:${signal}` });
  });

  it('the most pressing of several wins', () => {
    const decision = turn({ understanding: understanding({ signals: ['human', 'complaint', 'fraud'] }) });
    expect(queues(decision)).toEqual(['fraud/urgent']);
  });
});

describe('while the desk has the conversation', () => {
  it('the bot is silent and the agent hears', () => {
    const decision = turn({ escalation: escalation({ state: 'active', owner: 'a1' }), understanding: null });
    expect(decision).toMatchObject({
      outcome: 'to-agent',
      replies: [],
      effects: [{ kind: 'to-desk', escalationId: 'e1' }],
    });
  });

  it('who waits is told the place, and not again within a minute', () => {
    const waiting = { escalation: escalation(), place: { position: 3, minutes: null }, understanding: null };
    const first = turn(waiting);
    expect(texts(first)).toEqual(['stillWaiting en position=3']);
    const second = turn({ ...waiting, state: first.state });
    expect(second).toMatchObject({ outcome: 'waiting', replies: [], effects: [{ kind: 'to-desk' }] });
  });

  it('who waits still gets what the bot surely knows, and the desk hears of it', () => {
    const waiting = { escalation: escalation(), place: { position: 3, minutes: null } };
    const decision = turn({ ...waiting, understanding: understanding({ intent: 'fee.transfer' }) });
    expect(texts(decision)).toEqual(['Transfers are free.']);
    expect(decision.effects).toEqual([{ kind: 'to-desk', escalationId: 'e1' }]);
    const again = turn({ ...waiting, understanding: understanding({ signals: ['human'] }) });
    expect(again).toMatchObject({ outcome: 'waiting', effects: [{ kind: 'to-desk' }] });
    const unsure = understanding({ intent: 'fee.transfer', unsure: true });
    expect(turn({ ...waiting, understanding: unsure }).outcome).toBe('waiting');
  });

  it('an event changes nothing', () => {
    const entry = customerSays('', { type: 'event', name: JOIN_EVENT });
    expect(turn({ entry, text: '', escalation: escalation({ state: 'active' }) })).toMatchObject({
      outcome: 'silent',
      effects: [],
    });
  });
});

describe('what is no sentence', () => {
  it('somebody who arrives is greeted', () => {
    const decision = turn({
      entry: customerSays('', { type: 'event', name: JOIN_EVENT }),
      text: '',
      understanding: null,
    });
    expect(texts(decision)).toEqual(['greeting en']);
    expect(buttons(decision)).toEqual(['Fees', 'Lost card']);
  });

  it.each([
    ['another event', customerSays('', { type: 'event', name: 'x' }), '', []],
    ['an empty message', customerSays(' '), ' ', []],
    ['a file', customerSays('', { attachments: [{ contentType: 'image/png' }] }), '', ['unsupported en']],
    ['an essay', customerSays('长'.repeat(2001)), '长'.repeat(2001), ['tooLong en']],
  ])('%s', (_what, entry, text, said) => {
    expect(texts(turn({ entry, text, understanding: null }))).toEqual(said);
  });
});

describe('chosen', () => {
  it.each([
    ['2', 'Lost card'],
    [' 1. ', 'Fees'],
    ['２', 'Lost card'],
    ['3', '3'],
    ['2 cards', '2 cards'],
  ])('%s means %s', (text, meant) => {
    expect(chosen(text, ['Fees', 'Lost card'])).toBe(meant);
  });

  it('is the text itself when nothing was offered', () => {
    expect(chosen('2', undefined)).toBe('2');
  });
});
