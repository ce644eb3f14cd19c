import { z } from 'zod';
import type { Activity } from '../../src/contract/activity';
import type { Capabilities, Channel, MediaFile, Receipt } from '../../src/contract/channel';
import type { RunningChannel } from '../../src/router';

export interface Sent {
  activity: Activity;
  key: string;
}

export interface FakeChannel extends RunningChannel {
  sent: Sent[];
  /** What the vendor answers next; `sent` when there is nothing here. A function may wait or throw. */
  answers: (Receipt | (() => Promise<Receipt>))[];
}

export interface FakeParts extends Pick<Channel, 'adapt' | 'merge' | 'windowless'> {
  fetchMedia?: (reference: string) => Promise<MediaFile>;
}

/** A channel whose vendor does as told. */
export function fakeChannel(
  change: Partial<Capabilities> = {},
  { fetchMedia, ...parts }: FakeParts = {},
): FakeChannel {
  const sent: Sent[] = [];
  const answers: FakeChannel['answers'] = [];
  const capabilities: Capabilities = {
    text: { max: 2000, unit: 'utf16' },
    buttons: 3,
    images: false,
    typing: false,
    pull: false,
    idempotentSend: false,
    retryDelays: [10, 20],
    ...change,
  };
  const channel: Channel = {
    name: 'fake',
    capabilities,
    settings: z.object({}),
    decode: () => [],
    mount: () => null,
    ...parts,
  };
  const deliver = async (activity: Activity, key: string): Promise<Receipt> => {
    const answer = answers.shift() ?? { outcome: 'sent' };
    const receipt = typeof answer === 'function' ? await answer() : answer;
    if (receipt.outcome === 'sent') sent.push({ activity, key });
    return receipt;
  };
  return { channel, mounted: { routes: [], deliver, ...(fetchMedia && { fetchMedia }) }, sent, answers };
}
