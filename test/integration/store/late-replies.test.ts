import type { Escalation } from '../../../src/contract/escalation';
import { escalation } from '../../builders/escalation';
import { describeStores, type OpenedStore } from '../../support/stores';

const minute = (n: number): Date => new Date(Date.UTC(2026, 0, 5, 9, n));

describeStores('answers that came late', (open) => {
  let opened: OpenedStore;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.dispose());

  async function active(id: string): Promise<() => Promise<Escalation | null>> {
    const { escalations } = opened.store;
    await escalations.open(escalation({ id, conversationId: id, state: 'active', owner: 'ann' }));
    return () => escalations.get(id);
  }

  it('counts the later ones only, and leaves the first to its own promise', async () => {
    const { escalations } = opened.store;
    const read = await active('late');
    await escalations.customerSpoke('late', minute(0), minute(5));
    await escalations.ownerSpoke('late', minute(9), null);
    expect(await read()).toMatchObject({ firstReplyAt: minute(9), nextDueAt: null, lateReplies: 0 });

    await escalations.customerSpoke('late', minute(10), minute(15));
    await escalations.ownerSpoke('late', minute(16), minute(30));
    expect(await read()).toMatchObject({ firstReplyAt: minute(9), lateReplies: 1, lookAt: minute(30) });

    await escalations.customerSpoke('late', minute(20), minute(25));
    await escalations.ownerSpoke('late', minute(25), null);
    await escalations.ownerSpoke('late', minute(59), null);
    expect(await read()).toMatchObject({ lateReplies: 1, awaitingSince: null, silentSince: minute(59) });
  });

  it('what is noted late does not undo what was said later', async () => {
    const { escalations } = opened.store;
    const read = await active('crossed');
    await escalations.customerSpoke('crossed', minute(2), minute(7));
    await escalations.ownerSpoke('crossed', minute(1), null);
    expect(await read()).toMatchObject({ firstReplyAt: minute(1), awaitingSince: minute(2) });
    await escalations.ownerSpoke('crossed', minute(4), null);
    await escalations.customerSpoke('crossed', minute(3), minute(8));
    expect(await read()).toMatchObject({ awaitingSince: null, nextDueAt: null, silentSince: minute(4) });
  });
});
