import type { Activity } from '../../contract/activity';
import type { Receipt } from '../../contract/channel';
import type { RunningChannel } from '../deps';

const DELIVER_TIMEOUT_MS = 20_000;

/** A channel that throws or hangs has left the outcome unknown. */
export async function callChannel(
  { mounted }: RunningChannel,
  activity: Activity,
  key: string,
): Promise<Receipt> {
  if (!mounted) return { outcome: 'retry', code: 'NOT_MOUNTED' };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Receipt>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'unknown', code: 'TIMEOUT' }), DELIVER_TIMEOUT_MS);
  });
  try {
    return await Promise.race([mounted.deliver(activity, key), late]);
  } catch {
    return { outcome: 'unknown', code: 'CHANNEL_THREW' };
  } finally {
    clearTimeout(timer);
  }
}
