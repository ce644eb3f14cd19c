import { z } from 'zod';
import type { Activity } from '../../../src/contract/activity';
import type { Channel, ChannelHost, Receipt } from '../../../src/contract/channel';
import type { PhoneName } from '../../../src/contract/playground';
import { NO_MENU, type Phone, type PhoneKind } from '../../../playground/phone';
import type { Fault, Platform, Shown } from '../../../playground/platforms/platform';

export interface StubPhone {
  kind: PhoneKind;
  channel: Channel;
  /** Where the platform was told that Switchboard is. */
  connected: string[];
  faults: (Fault | null)[];
  isClosed(): boolean;
}

/** A channel and its platform with no protocol between them: for tests of the playground itself. */
export function stubPhone(name: PhoneName, settings: Record<string, string> = {}): StubPhone {
  const shown = new Map<string, Shown[]>();
  const listeners = new Set<(customer: string, message: Shown) => void>();
  const connected: string[] = [];
  const faults: (Fault | null)[] = [];
  let host: ChannelHost | null = null;
  let count = 0;
  let closed = false;

  const platform: Platform = {
    settings,
    connect: (url) => void connected.push(url),
    write: async (customer, text) => {
      const vendorId = `${name}-${++count}`;
      if (!host) throw new Error('the channel is not mounted');
      const id = host.conversationOf(customer);
      await host.accept({ vendorId, activity: activityOf(name, id, customer, text) });
      return { vendorId, acknowledged: true, attempts: 1, milliseconds: 3.4 };
    },
    shown: (customer) => shown.get(customer) ?? [],
    onShown: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    fail: (fault) => void faults.push(fault),
    sends: () => count,
    close: () => Promise.resolve(void (closed = true)),
  };

  const deliver = ({ recipient, text = '', suggestedActions }: Activity): Promise<Receipt> => {
    const fault = faults.at(-1);
    if (fault) return Promise.resolve({ outcome: 'retry', code: fault.kind });
    const buttons = suggestedActions?.actions.map(({ title }) => title) ?? [];
    const message: Shown = { id: `s${++count}`, text, buttons, at: new Date(), passive: false };
    const customer = recipient?.id ?? '';
    shown.set(customer, [...platform.shown(customer), message]);
    for (const listener of listeners) listener(customer, message);
    return Promise.resolve({ outcome: 'sent', vendorId: `v-${message.id}`, segments: 2 });
  };

  const phone: Phone = {
    platform,
    view: { address: '106900001', protection: 'signed', menu: NO_MENU },
    customer: /^[+A-Za-z0-9_-]{3,40}$/u,
    gestures: { menu: (customer, key) => platform.write(customer, `menu ${key}`) },
    troubles: { down: () => platform.fail({ kind: 'down' }) },
  };
  const channel: Channel = {
    name,
    capabilities: {
      text: { max: 600, unit: 'utf16' },
      buttons: 3,
      images: false,
      typing: false,
      pull: false,
      idempotentSend: true,
      retryDelays: Array.from({ length: 60 }, () => 250),
    },
    settings: z.object({}),
    decode: () => [],
    mount: (given) => {
      host = given;
      return { routes: [], deliver };
    },
  };
  const kind: PhoneKind = { name, start: () => Promise.resolve(phone) };
  return { kind, channel, connected, faults, isClosed: () => closed };
}

function activityOf(channel: string, conversation: string, customer: string, text: string): Activity {
  return {
    type: 'message',
    channelId: channel,
    from: { id: customer, name: '' },
    conversation: { id: conversation },
    text,
    timestamp: new Date().toISOString(),
  };
}
