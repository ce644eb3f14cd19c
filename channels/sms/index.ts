import { z } from 'zod';
import type { Activity } from '../../src/contract/activity';
import type {
  Channel,
  ChannelHost,
  DecodeContext,
  Inbound,
  MountedChannel,
} from '../../src/contract/channel';
import { purposeOf } from '../../src/contract/consent';
import { AppError } from '../../src/contract/errors';
import { smsCapabilities } from './capabilities';
import { adaptSms, framed, mergeSms, WIDEST_FRAME, type Frame } from './frame';
import { toE164 } from './phone';
import { countSegments } from './segments';
import type { MountedProvider, SmsProvider } from './provider';
import { providers } from './providers';
import { type SmsSettings, smsSettings } from './settings';

const payloadSchema = z.object({ provider: z.string(), body: z.unknown() });

/** SMS over one of the gateways in `providers/`. A payload is `{ provider, body }`, body as that gateway decodes it. */
export const sms: Channel<SmsSettings> = {
  name: 'sms',
  capabilities: smsCapabilities,
  settings: smsSettings,
  decode,
  adapt: (activity) => adaptSms(activity, WIDEST_FRAME),
  merge: (first, second) => mergeSms(first, second, WIDEST_FRAME),
  mount,
};

function decode(payload: unknown, context: DecodeContext): Inbound[] {
  const { success, data } = payloadSchema.safeParse(payload);
  const provider = success ? providerOf(data.provider) : undefined;
  if (!provider) throw new AppError('BAD_REQUEST', 'The payload names no SMS provider that we have.');
  return provider.decode(data?.body, context);
}

function mount(host: ChannelHost, settings: SmsSettings): MountedChannel | null {
  const provider = settings.SMS_PROVIDER === undefined ? undefined : providerOf(settings.SMS_PROVIDER);
  if (!provider) return null;
  const mounted = provider.mount(host, settings);
  const frame = frameOf(provider, settings);
  return {
    ...mounted,
    deliver: (activity, key) => deliver(mounted, activity, key, frame, settings.SMS_COUNTRY),
    adapt: (activity) => adaptSms(activity, frame),
    merge: (first, second) => mergeSms(first, second, frame),
    segments: (activity) => countSegments(framed(activity.text ?? '', activity, frame)),
  };
}

function deliver(
  mounted: MountedProvider,
  activity: Activity,
  key: string,
  frame: Frame,
  country: string,
): ReturnType<MountedChannel['deliver']> {
  const to = toE164(activity.recipient?.id ?? '', country);
  if (to === null) return Promise.resolve({ outcome: 'rejected', code: 'NOT_A_TELEPHONE', elsewhere: true });
  const text = framed(activity.text ?? '', activity, frame);
  const purpose = purposeOf(activity) === 'marketing' ? 'marketing' : 'service';
  return mounted.send({ to, text, purpose, key });
}

function frameOf({ signs }: SmsProvider, settings: SmsSettings): Frame {
  const signed = settings.SMS_SIGNATURE !== undefined && !signs;
  return {
    signature: signed ? `【${settings.SMS_SIGNATURE ?? ''}】` : '',
    tail: settings.SMS_OPT_OUT_TAIL,
    maxSegments: settings.SMS_MAX_SEGMENTS,
  };
}

function providerOf(name: string): SmsProvider | undefined {
  return providers.find((provider) => provider.name === name);
}
