import { describeStores, type OpenedStore } from '../../support/stores';

const at = (hour: number, minute = 0): Date => new Date(Date.UTC(2026, 0, 5, hour, minute));

describeStores('what reports are made of', (open) => {
  let opened: OpenedStore;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.dispose());

  it('adds tallies to what is there, by quarter and channel', async () => {
    const { tallies } = opened.store;
    await tallies.add([{ at: at(9), channel: 'sms', counts: { answer: 2, 'ask-back': 1 } }]);
    await tallies.add([
      { at: at(9), channel: 'sms', counts: { answer: 3, visit: 1 } },
      { at: at(9, 15), channel: 'sms', counts: { miss: 1 } },
      { at: at(10), channel: 'webchat', counts: { answer: 1 } },
    ]);

    expect(await tallies.between(at(9), at(10))).toEqual([
      { at: at(9), channel: 'sms', counts: { answer: 5, 'ask-back': 1, visit: 1 } },
      { at: at(9, 15), channel: 'sms', counts: { miss: 1 } },
    ]);
  });

  it('closes what went before when an agent changes, and takes a repeat for the first', async () => {
    const { presences } = opened.store;
    const available = { state: 'available', reason: null, since: at(9) } as const;
    await presences.changed('ann', available);
    await presences.changed('ann', available);
    await presences.changed('bob', { ...available, since: at(9, 30) });
    await presences.changed('ann', { state: 'break', reason: 'meal', since: at(12) });
    await presences.changed('ann', { ...available, since: at(13) });

    expect(await presences.between(at(8), at(12, 30), 10)).toEqual([
      { agentId: 'ann', state: 'available', reason: null, from: at(9), to: at(12) },
      { agentId: 'ann', state: 'break', reason: 'meal', from: at(12), to: at(13) },
      { agentId: 'bob', state: 'available', reason: null, from: at(9, 30), to: null },
    ]);
    expect(await presences.between(at(14), at(15), 10)).toMatchObject([
      { agentId: 'ann', from: at(13), to: null },
      { agentId: 'bob', to: null },
    ]);
  });
});
