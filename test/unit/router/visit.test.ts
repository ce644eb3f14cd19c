import { visitAfter } from '../../../src/router/visit';

const at = (hour: number): Date => new Date(Date.UTC(2026, 0, 5, hour));
const answer = (hour: number) => ({ outcome: 'answer', escalates: false, now: at(hour) }) as const;
const handOff = (hour: number) => ({ outcome: 'escalate', escalates: true, now: at(hour) }) as const;

describe('a visit to the bot', () => {
  it('begins with the first message, and again after four hours of silence', () => {
    const first = visitAfter(undefined, undefined, answer(9));
    expect(first).toEqual({
      visit: { at: at(9).getTime(), handedOff: false },
      began: true,
      handedOff: false,
    });
    expect(visitAfter(first.visit, at(9), answer(12))).toMatchObject({ visit: first.visit, began: false });
    expect(visitAfter(first.visit, at(9), answer(13))).toMatchObject({ began: true });
  });

  it('is handed off once, however often a person is asked for', () => {
    const { visit } = visitAfter(undefined, undefined, answer(9));
    const handed = visitAfter(visit, at(9), handOff(10));
    expect(handed).toMatchObject({ visit: { handedOff: true }, began: false, handedOff: true });
    expect(visitAfter(handed.visit, at(10), handOff(11))).toMatchObject({ handedOff: false });
  });

  it('begins and is handed off with the same message', () => {
    expect(visitAfter(undefined, undefined, handOff(9))).toMatchObject({ began: true, handedOff: true });
  });

  it('does not begin with what is said to an agent', () => {
    const turn = { outcome: 'to-agent', escalates: false, now: at(9) } as const;
    expect(visitAfter(undefined, undefined, turn)).toEqual({
      visit: undefined,
      began: false,
      handedOff: false,
    });
  });
});
