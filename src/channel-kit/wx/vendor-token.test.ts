import { AppError } from '../../contract/errors';
import { FakeSharedState } from '../../../test/fakes/shared-state';
import { VendorToken } from './vendor-token';

/** An installation: processes that share a state, and a vendor that counts. */
class Rig {
  now = Date.parse('2025-01-02T03:04:05Z');
  issued = 0;
  fail: AppError | null = null;
  expiresIn = 7200;
  gate: Promise<void> = Promise.resolve();
  waited = 0;
  readonly clock = { now: () => new Date(this.now) };
  readonly shared = new FakeSharedState(this.clock);

  process(): VendorToken {
    return new VendorToken({
      shared: this.shared,
      clock: this.clock,
      key: 'token',
      refresh: async () => {
        await this.gate;
        if (this.fail) throw this.fail;
        this.issued += 1;
        return { token: `t${this.issued}`, expiresIn: this.expiresIn };
      },
      wait: async (ms) => {
        this.waited += ms;
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
  }
}

describe('VendorToken', () => {
  it('is fetched once for all who ask in all processes', async () => {
    const rig = new Rig();
    const processes = Array.from({ length: 5 }, () => rig.process());
    const tokens = await Promise.all(processes.flatMap((process) => [process.get(), process.get()]));
    expect(new Set(tokens)).toEqual(new Set(['t1']));
    expect(rig.issued).toBe(1);
  });

  it('is taken from the shared state by a new process', async () => {
    const rig = new Rig();
    await rig.process().get();
    expect(await rig.process().get()).toBe('t1');
    expect(rig.issued).toBe(1);
  });

  it('is replaced five minutes before its end', async () => {
    const rig = new Rig();
    const process = rig.process();
    await process.get();
    rig.now += (7200 - 301) * 1000;
    expect(await process.get()).toBe('t1');
    rig.now += 1_000;
    expect(await process.get()).toBe('t2');
  });

  it('is used although it is short', async () => {
    const rig = new Rig();
    rig.expiresIn = 300;
    const process = rig.process();
    await process.get();
    rig.now += 230_000;
    expect(await process.get()).toBe('t1');
    rig.now += 11_000;
    expect(await process.get()).toBe('t2');
  });

  it('is asked for anew when the vendor has refused it, once for all processes', async () => {
    const rig = new Rig();
    const [one, two] = [rig.process(), rig.process()];
    await one.get();
    await two.get();
    await one.forget('t1');
    expect(await one.get()).toBe('t2');
    await two.forget('t1');
    expect(await two.get()).toBe('t2');
    expect(rig.issued).toBe(2);
  });

  it('tells every waiting caller of a failure, and recovers', async () => {
    const rig = new Rig();
    rig.fail = new AppError('VENDOR_REJECTED', 'No such app.');
    const process = rig.process();
    const outcomes = await Promise.allSettled([process.get(), process.get()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    rig.fail = null;
    expect(await process.get()).toBe('t1');
  });

  it('does not wait for ever for a process that hangs', async () => {
    const rig = new Rig();
    let open: () => void = () => undefined;
    rig.gate = new Promise((resolve) => (open = resolve));
    const first = rig.process().get();
    await expect(rig.process().get()).rejects.toThrow(
      expect.objectContaining({ code: 'VENDOR_UNREACHABLE' }) as Error,
    );
    expect(rig.waited).toBe(10_000);
    open();
    expect(await first).toBe('t1');
  });
});
