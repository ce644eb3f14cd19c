import type { Content, Reply } from '../../../src/contract/content';
import type { Entity } from '../../../src/contract/understanding';
import { decide } from '../../../src/router/decide';
import type { Decision, TurnInput } from '../../../src/router/decision';
import { turnInput } from '../../builders/turn-input';
import { understanding } from '../../builders/understanding';
import { fakeContent } from '../../fakes/content';

const INSTALMENTS: Reply = {
  text: '{amount} in {months} parts ({plan}).',
  buttons: ['Apply'],
  slots: [
    { name: 'amount', type: 'amount', ask: 'How much?', retry: 'A sum, please.', tries: 2 },
    { name: 'months', type: 'count', ask: 'How many months?', retry: 'A number, please.', tries: 3 },
    {
      name: 'plan',
      type: 'choice',
      options: ['Easy', 'Fast'],
      ask: 'Which plan?',
      retry: 'Easy or fast?',
      tries: 2,
    },
  ],
};
const content: Content = {
  ...fakeContent,
  reply: (intent, locale) => (intent === 'instalments' ? INSTALMENTS : fakeContent.reply(intent, locale)),
};
const entity = (type: string, text: string): Entity => ({
  type,
  text,
  value: text,
  start: 0,
  end: text.length,
});

/** Says one text after the other; what it means is given beside it. */
function talk(...said: (Partial<TurnInput> & { text: string })[]): Decision[] {
  let state: TurnInput['state'] = { misses: 0 };
  return said.map((turn) => {
    const decision = decide(turnInput({ content, state, ...turn }));
    state = decision.state;
    return decision;
  });
}

const wants = (...entities: Entity[]) => ({
  understanding: understanding({ intent: 'instalments', entities }),
});
const says = (text: string, ...entities: Entity[]) => ({
  text,
  understanding: understanding({ outOfScope: true, entities }),
});
const lastOf = (decisions: Decision[]) => {
  const last = decisions.at(-1);
  return { outcome: last?.outcome, text: last?.replies[0]?.text, form: last?.state.form };
};

describe('an answer that needs details', () => {
  it('asks for one after the other and puts them in', () => {
    const decisions = talk(
      { text: 'pay in parts', ...wants() },
      says('5,000'),
      says('12 months', entity('count', '12')),
      says('fast'),
    );
    expect(decisions.map(({ replies }) => replies[0]?.text)).toEqual([
      'How much?',
      'How many months?',
      'Which plan?',
      '5,000 in 12 parts (Fast).',
    ]);
    expect(lastOf(decisions)).toMatchObject({ outcome: 'answer', form: undefined });
  });

  it('does not ask for what was said already', () => {
    const decisions = talk(
      { text: 'x', ...wants(entity('count', '6'), entity('amount', '¥300')) },
      says('Easy'),
    );
    expect(decisions[0]?.replies[0]?.text).toBe('Which plan?');
    expect(lastOf(decisions).text).toBe('¥300 in 6 parts (Easy).');
  });

  it('uses what is said for one slot only once', () => {
    const [first] = talk({ text: 'x', ...wants(entity('amount', '¥300')) });
    expect(first?.state.form).toMatchObject({ slot: 'months', filled: { amount: '¥300' } });
  });

  it('asks again, then fetches a person who is told what is known', () => {
    const decisions = talk(
      { text: 'x', ...wants(entity('amount', '¥300')) },
      says('soon'),
      says('later'),
      says('dunno'),
    );
    expect(decisions.map(({ replies }) => replies[0]?.text)).toEqual([
      'How many months?',
      'A number, please.',
      'A number, please.',
      'slotGiveUp en',
    ]);
    expect(decisions[3]).toMatchObject({
      outcome: 'escalate',
      effects: [{ kind: 'escalate', reason: 'form:instalments', summary: 'dunno | amount: ¥300' }],
    });
    expect(lastOf(decisions).form).toBeUndefined();
  });

  it('answers somebody who asks something else, and forgets', () => {
    const decisions = talk(
      { text: 'x', ...wants() },
      { text: 'transfer fee?', understanding: understanding({ intent: 'fee.transfer' }) },
    );
    expect(lastOf(decisions)).toMatchObject({
      outcome: 'answer',
      text: 'Transfers are free.',
      form: undefined,
    });
  });

  it('gives way to somebody who wants a person', () => {
    const decisions = talk(
      { text: 'x', ...wants() },
      { text: 'agent!', understanding: understanding({ signals: ['human'] }) },
    );
    expect(lastOf(decisions)).toMatchObject({ outcome: 'escalate', form: undefined });
  });

  it('survives a version without that intent', () => {
    const before = talk({ text: 'x', ...wants() })[0]?.state;
    const decision = decide(turnInput({ state: before ?? { misses: 0 }, ...says('5000') }));
    expect(decision).toMatchObject({ outcome: 'miss', effects: [{ kind: 'missed', why: 'unanswered' }] });
    expect(decision.state.form).toBeUndefined();
  });
});

describe('what goes to the editors', () => {
  it('is masked and holds the best guess', () => {
    const alternatives = [{ intent: 'fee.transfer', score: 0.3 }];
    const text = 'card 6222 0212 3456 7890 broken';
    const [decision] = talk({ text, understanding: understanding({ outOfScope: true, alternatives }) });
    const [effect] = decision?.effects ?? [];
    expect(effect).toMatchObject({ kind: 'missed', guess: 'fee.transfer' });
    expect(JSON.stringify(effect)).not.toContain('3456');
  });

  it('is the answer that a thumb points down at', () => {
    const input = turnInput();
    const react = (type: string, replyToId?: string) =>
      decide({
        ...input,
        understanding: null,
        entry: {
          ...input.entry,
          activity: {
            ...input.entry.activity,
            type: 'messageReaction',
            reactionsAdded: [{ type }],
            replyToId,
          },
        } as TurnInput['entry'],
      });
    expect(react('dislike', 'c1|00000002').effects).toEqual([{ kind: 'disliked', messageId: 'c1|00000002' }]);
    expect(react('like', 'c1|00000002').effects).toEqual([]);
    expect(react('dislike').effects).toEqual([]);
  });
});
