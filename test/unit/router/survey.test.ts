import { decide } from '../../../src/router/decide';
import type { Decision, TurnInput } from '../../../src/router/decision';
import { surveyAfter } from '../../../src/router/rules/survey';
import { openSurvey } from '../../../src/router/survey-open';
import type { Conversation, DialogState } from '../../../src/contract/conversation';
import type { Escalation } from '../../../src/contract/escalation';
import { escalation } from '../../builders/escalation';
import { customerSays } from '../../builders/log-entry';
import { turnInput } from '../../builders/turn-input';
import { understanding } from '../../builders/understanding';
import { bankPhrases } from './words/bank-phrases';
import { fakeContent } from '../../fakes/content';

const NOW = new Date('2026-01-02T03:05:00Z');
const UNTIL = NOW.getTime() + 3_600_000;
type Survey = NonNullable<TurnInput['survey']>;
const open = (change: Partial<Survey> = {}): Survey => ({
  escalationId: 'e1',
  until: UNTIL,
  given: null,
  ...change,
});

const inputOf = (change: Partial<TurnInput>): TurnInput => turnInput({ now: NOW, ...change });
const turn = (change: Partial<TurnInput>): Decision => decide(inputOf(change));
const texts = ({ replies }: Decision): (string | undefined)[] => replies.map(({ text }) => text);

describe('a rating', () => {
  it.each([4, 5])('of %i is noted and thanked for, and that is all', (given) => {
    const input = inputOf({ survey: open({ given }) });
    const decision = decide(input);
    expect(texts(decision)).toEqual(['surveyThanks en']);
    expect(decision.effects).toEqual([{ kind: 'rate', escalationId: 'e1', score: given, reason: '' }]);
    expect(surveyAfter(input, decision)).toEqual({ escalationId: 'e1', until: UNTIL, score: given });
    const next = inputOf({ survey: open({ score: given }), text: 'what is love' });
    expect(texts(decide(next))).toEqual(['notUnderstood en']);
    expect(surveyAfter(next, decide(next))).toBeNull();
  });

  it.each([1, 5])('is tapped twice, as %i: the second is met with silence', (score) => {
    const input = inputOf({ survey: open({ score, given: 4 }), understanding: null });
    const decision = decide(input);
    expect(decision).toMatchObject({ outcome: 'silent', replies: [], effects: [] });
    expect(surveyAfter(input, decision)).toEqual({ escalationId: 'e1', until: UNTIL, score });
  });

  it.each([1, 2, 3])('of %i is noted, and its reason is asked for once', (given) => {
    const input = inputOf({ survey: open({ given }) });
    const decision = decide(input);
    expect(texts(decision)).toEqual(['surveyWhy en']);
    expect(decision.effects).toEqual([{ kind: 'rate', escalationId: 'e1', score: given, reason: '' }]);
    expect(surveyAfter(input, decision)).toEqual({ escalationId: 'e1', until: UNTIL, score: given });
  });

  it('that does not come costs nothing: other words go their way, and it may still come', () => {
    const input = inputOf({ survey: open(), understanding: understanding({ intent: 'fee.transfer' }) });
    const decision = decide(input);
    expect(texts(decision)).toEqual(['Transfers are free.']);
    expect(surveyAfter(input, decision)).toEqual({ escalationId: 'e1', until: UNTIL });
  });
});

describe('the words after a low rating', () => {
  const low = open({ score: 2 });

  it('are its reason, masked', () => {
    const text = 'nobody called 13800138000 back';
    const input = inputOf({ survey: low, text });
    const decision = decide(input);
    expect(texts(decision)).toEqual(['surveyThanks en']);
    expect(decision.effects).toEqual([
      { kind: 'rate', escalationId: 'e1', score: 2, reason: 'nobody called 138****8000 back' },
    ]);
    expect(surveyAfter(input, decision)).toBeNull();
  });

  it('are bounded', () => {
    const [effect] = turn({ survey: low, text: 'x'.repeat(5_000) }).effects;
    expect(effect?.kind === 'rate' ? effect.reason.length : 0).toBe(500);
  });

  it('are answered when they are a question, and the reason is no longer waited for', () => {
    const input = inputOf({ survey: low, understanding: understanding({ intent: 'fee.transfer' }) });
    const decision = decide(input);
    expect(texts(decision)).toEqual(['Transfers are free.']);
    expect(decision.effects).toEqual([]);
    expect(surveyAfter(input, decision)).toBeNull();
  });

  it.each([
    ['waited an hour', 0.6, 'wealth.risk', ['title of wealth.risk']],
    ['you talk past me', 1, 'chat.frustration', []],
  ])('"%s" is a reason, whatever it is close to', (text, score, intent, offered) => {
    const decision = turn({ survey: low, text, understanding: understanding({ intent, score }) });
    expect(texts(decision)).toEqual(['surveyThanks en']);
    expect(decision.effects).toMatchObject([{ kind: 'rate', reason: text }]);
    expect(decision.replies[0]?.suggestedActions?.actions.map(({ title }) => title) ?? []).toEqual(offered);
    expect(decision.state.options).toEqual(offered);
  });

  it.each([
    ['how do I transfer', 0.6],
    ['转账要多少钱', 0.6],
    ['transfer fee', 0.9],
  ])('"%s" is a question', (text, score) => {
    const decision = turn({
      survey: low,
      text,
      understanding: understanding({ intent: 'fee.transfer', score }),
    });
    expect(texts(decision)).toEqual(['Transfers are free.']);
    expect(decision.effects).toEqual([]);
  });

  it.each(['no', 'Nothing.', '没有', '不想说', 'Thanks!'])('"%s" gives none', (text) => {
    const decision = turn({ survey: low, text });
    expect(texts(decision)).toEqual(['surveyThanks en']);
    expect(decision.effects).toEqual([]);
  });

  it('may be a question that the bot is not sure of: that is kept as the reason', () => {
    const unsure = understanding({ intent: 'fee.transfer', unsure: true });
    expect(turn({ survey: low, understanding: unsure }).effects).toMatchObject([{ kind: 'rate' }]);
  });

  it.each(['fraud', 'card-lost', 'human'] as const)('raise an alarm and are no reason: %s', (signal) => {
    const decision = turn({ survey: low, understanding: understanding({ signals: [signal] }) });
    expect(decision.effects.map(({ kind }) => kind)).toEqual(['escalate']);
  });

  it('are a complaint and the reason', () => {
    const input = inputOf({
      survey: low,
      text: 'I complain',
      understanding: understanding({ signals: ['complaint'] }),
    });
    const decision = decide(input);
    expect(decision.effects).toMatchObject([
      { kind: 'rate', score: 2, reason: 'I complain' },
      { kind: 'escalate', queue: 'complaints' },
    ]);
    expect(surveyAfter(input, decision)).toBeNull();
  });

  it('are still waited for after an event or a thumb', () => {
    const entry = customerSays('', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] });
    const input = inputOf({ survey: low, entry, text: '', understanding: null });
    expect(surveyAfter(input, decide(input))).toEqual({ escalationId: 'e1', until: UNTIL, score: 2 });
  });
});

describe('which message is a rating', () => {
  const ended = escalation({
    state: 'closed',
    endedAt: new Date(NOW.getTime() - 60_000),
    answeredAt: new Date(NOW.getTime() - 120_000),
  });
  const toRate = jest.fn<Promise<Escalation | null>, [string]>();
  const related = jest.fn<Promise<string[]>, [string]>();
  beforeEach(() => {
    toRate.mockReset().mockResolvedValue(ended);
    related.mockReset().mockResolvedValue(['c1']);
  });

  const ask = (state: Partial<DialogState>, text: string): Promise<TurnInput['survey']> => {
    const deps = { desk: { toRate }, contacts: { related } } as unknown as Parameters<typeof openSurvey>[0];
    const conversation = { id: 'c1', state: { misses: 0, ...state } } as Conversation;
    const content = { ...fakeContent, ...bankPhrases };
    return openSurvey(deps, conversation, { activity: customerSays(text).activity, content, now: NOW });
  };
  const later = { survey: { escalationId: 'e1', until: UNTIL } };

  it('the desk is asked at the first turn after it had the conversation, and never again', async () => {
    await expect(ask({ handedOver: true }, 'hello')).resolves.toMatchObject({
      escalationId: 'e1',
      given: null,
      until: NOW.getTime() - 60_000 + 86_400_000,
    });
    expect(toRate.mock.calls).toEqual([['c1']]);
    await expect(ask({}, '5')).resolves.toBeNull();
    await expect(ask(later, '5')).resolves.toMatchObject({ given: 5 });
    expect(toRate).toHaveBeenCalledTimes(1);
  });

  it('at the first turn a digit is one, whatever buttons the bot showed before the talk', async () => {
    const state = { handedOver: true, options: ['a', 'b', 'c', 'd', 'e'] };
    await expect(ask(state, '2')).resolves.toMatchObject({ given: 2 });
  });

  it.each<[string, Partial<DialogState>, number | null]>([
    ['5', {}, 5],
    ['2', { options: ['a', 'b'] }, null],
    ['5', { options: ['a', 'b'] }, 5],
    ['3', { form: { intent: 'x', slot: 'months', filled: {}, misses: 0 } }, null],
    ['5 非常满意', { options: ['a', 'b'] }, 5],
    ['hello', {}, null],
  ])('later "%s" with %j gives %s', async (text, state, given) => {
    await expect(ask({ ...later, ...state }, text)).resolves.toMatchObject({ given });
  });

  it('none is, when its time is over, when it was given elsewhere, or when nothing is asked', async () => {
    const over = { survey: { escalationId: 'e1', until: NOW.getTime() } };
    await expect(ask(over, '5')).resolves.toBeNull();
    toRate.mockResolvedValue({ ...ended, rating: { score: 4, reason: '', at: NOW } });
    await expect(ask({ handedOver: true }, '5')).resolves.toBeNull();
    toRate.mockResolvedValue(null);
    await expect(ask({ handedOver: true }, '5')).resolves.toBeNull();
  });

  it('one on another channel is for the talk that is continued there, while both are the same customer', async () => {
    toRate.mockImplementation((id) => Promise.resolve(id === 'c0' ? ended : null));
    related.mockResolvedValue(['c0', 'c1']);
    await expect(ask({ handedOver: true, continues: 'c0' }, '4')).resolves.toMatchObject({ given: 4 });
    related.mockResolvedValue(['c0']);
    await expect(ask({ handedOver: true, continues: 'c0' }, '4')).resolves.toBeNull();
  });
});
