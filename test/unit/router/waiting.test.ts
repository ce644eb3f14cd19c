import { decide } from '../../../src/router/decide';
import type { Decision, TurnInput } from '../../../src/router/decision';
import { escalation } from '../../builders/escalation';
import { customerSays } from '../../builders/log-entry';
import { turnInput } from '../../builders/turn-input';
import { understanding } from '../../builders/understanding';

const OWN = '+8613800138000';
const place = { position: 2, minutes: null };
const toDesk = { kind: 'to-desk', escalationId: 'e1' };

const turn = (change: Partial<TurnInput> = {}): Decision =>
  decide(turnInput({ escalation: escalation(), place, ...change }));
const texts = ({ replies }: Decision): (string | undefined)[] => replies.map(({ text }) => text);
const buttons = ({ replies }: Decision): string[] =>
  replies.flatMap(({ suggestedActions }) => suggestedActions?.actions.map(({ title }) => title) ?? []);
const asked = (what: 'callback' | 'message', misses = 0, escalationId = 'e1'): TurnInput['state'] => ({
  misses: 0,
  options: ['x'],
  asked: { escalationId, for: what, misses },
});

describe('a customer who waits', () => {
  it.each(['leave', 'cancel'] as const)('leaves by "%s", and the desk says so', (deskWord) => {
    expect(turn({ deskWord })).toMatchObject({
      outcome: 'waiting',
      replies: [],
      effects: [toDesk, { kind: 'leave', escalationId: 'e1' }],
    });
  });

  it('leaves while it is offered to an agent, but not once somebody has taken it', () => {
    const offered = escalation({ state: 'offered', owner: 'a1' });
    expect(turn({ deskWord: 'leave', escalation: offered }).effects).toHaveLength(2);
    const taken = escalation({ state: 'active', owner: 'a1' });
    expect(turn({ deskWord: 'leave', escalation: taken, place: null }).effects).toEqual([toDesk]);
  });

  it('is told the place with a button to leave, which a number chooses', () => {
    const decision = turn();
    expect(texts(decision)).toEqual(['stillWaiting en position=2']);
    expect(buttons(decision)).toEqual(['leaveQueueButton en']);
    expect(decision.state.options).toEqual(['leaveQueueButton en']);
  });

  it('is told that the message is kept, once a minute, while the queue is closed', () => {
    const isOpen = (queue: string): boolean => queue !== 'general';
    const decision = turn({ isOpen });
    expect(texts(decision)).toEqual(['messageNoted en']);
    expect(turn({ isOpen, state: decision.state }).replies).toEqual([]);
  });

  it.each(['callback', 'message'] as const)('of a %s hears no place', (wish) => {
    expect(turn({ escalation: escalation({ wish }) })).toMatchObject({ replies: [], effects: [toDesk] });
  });

  it('gets the buttons of an answer in a way that numbers choose them', () => {
    const decision = turn({ understanding: understanding({ intent: 'fee.transfer' }) });
    expect(texts(decision)).toEqual(['Transfers are free.']);
    expect(decision.state.options).toEqual(['Limits', 'Talk to a person']);
  });

  it.each([
    ['fraud', ['urgentNotice en']],
    ['card-lost', ['Freeze the card now.']],
    ['human', ['stillWaiting en position=2']],
  ] as const)('is told at once what to do: %s', (signal, said) => {
    expect(texts(turn({ understanding: understanding({ signals: [signal] }) }))).toEqual(said);
  });
});

describe('a customer who wants to be called', () => {
  it('is asked for the number', () => {
    const decision = turn({ deskWord: 'callback' });
    expect(texts(decision)).toEqual(['callbackAsk en']);
    expect(buttons(decision)).toEqual([]);
    expect(decision.state.asked).toEqual({ escalationId: 'e1', for: 'callback', misses: 0 });
    expect(decision.effects).toEqual([toDesk]);
  });

  it('is offered the own number, masked, where the channel knows it', () => {
    const decision = turn({ deskWord: 'callback', ownNumber: OWN });
    expect(buttons(decision)).toEqual(['****8000']);
    expect(decision.state.options).toEqual(['****8000']);
  });

  it.each([
    ['the own one by its button', '****8000', OWN, OWN],
    ['the own one by yes', '好的', OWN, OWN],
    ['another one', '+852 2123 4567', OWN, '+85221234567'],
    ['one in a sentence', 'my number is 13900139000', null, '+8613900139000'],
  ])('gives %s', (_, text, ownNumber, number) => {
    const decision = turn({ text, ownNumber, state: asked('callback') });
    expect(texts(decision)).toEqual([`callbackNoted en ending=${number.slice(-4)}`]);
    expect(decision.effects).toEqual([
      toDesk,
      { kind: 'wish', escalationId: 'e1', wish: 'callback', callback: number },
    ]);
    expect(decision.state.asked).toBeUndefined();
  });

  it('yes is no number where none is known', () => {
    expect(texts(turn({ text: 'yes', state: asked('callback') }))).toEqual(['callbackRetry en']);
  });

  it('is asked once more, and then left in peace', () => {
    const again = turn({ text: '123', state: asked('callback'), ownNumber: OWN });
    expect(texts(again)).toEqual(['callbackRetry en']);
    expect(buttons(again)).toEqual(['****8000']);
    const last = turn({ text: '123', state: again.state });
    expect(last).toMatchObject({ replies: [], effects: [toDesk] });
    expect(last.state.asked).toBeUndefined();
  });

  it('is answered what the bot surely knows, and may give the number later', () => {
    const decision = turn({
      text: 'fee',
      state: asked('callback'),
      understanding: understanding({ intent: 'fee.transfer' }),
    });
    expect(texts(decision)).toEqual(['Transfers are free.']);
    expect(decision.state.asked).toMatchObject({ for: 'callback', misses: 0 });
  });

  it('ends the question, not the wait, by "cancel"', () => {
    const decision = turn({ deskWord: 'cancel', state: asked('callback') });
    expect(decision).toMatchObject({ replies: [], effects: [toDesk] });
    expect(decision.state.asked).toBeUndefined();
    expect(turn({ deskWord: 'leave', state: asked('callback') }).effects).toHaveLength(2);
  });

  it('is not taken at the word of an earlier wait', () => {
    const decision = turn({ text: '13900139000', state: asked('callback', 0, 'e0') });
    expect(decision.effects).toEqual([toDesk]);
  });
});

describe('a customer who leaves a message', () => {
  it('is asked for it, and it is kept and confirmed once', () => {
    const first = turn({ deskWord: 'message' });
    expect(texts(first)).toEqual(['messageAsk en']);
    const second = turn({ text: 'Please send me a statement', state: first.state });
    expect(texts(second)).toEqual(['messageNoted en']);
    expect(second.effects).toEqual([
      toDesk,
      { kind: 'wish', escalationId: 'e1', wish: 'message', callback: null },
    ]);
    const third = turn({ state: second.state, escalation: escalation({ wish: 'message' }) });
    expect(third).toMatchObject({ replies: [], effects: [toDesk] });
  });

  it('may send a picture as the message', () => {
    const entry = customerSays('', { attachments: [{ contentType: 'image/png' }] });
    const decision = turn({ entry, text: '', understanding: null, state: asked('message') });
    expect(decision.effects).toContainEqual(expect.objectContaining({ wish: 'message' }));
  });

  it('is told at once what to do when the message is an emergency', () => {
    const decision = turn({
      state: asked('message'),
      understanding: understanding({ signals: ['card-lost'] }),
    });
    expect(texts(decision)).toEqual(['Freeze the card now.', 'messageNoted en']);
  });
});
