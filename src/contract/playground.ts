import type { Locale } from './understanding';

/** What the playground's page and its server say to each other, as JSON texts over one socket. Development only. */
export type PhoneName = 'wechat' | 'sms';

/**
 * What a customer can do on a phone beside writing. `value` is the key of the account's menu, the title of a button that
 * came with a message (`tap`), or the picture as base64.
 */
export const GESTURES = ['follow', 'unfollow', 'menu', 'tap', 'picture'] as const;
export type Gesture = (typeof GESTURES)[number];

/**
 * How a platform is made to fail. `down`: refuses connections; `busy`: HTTP 503; `hang`: takes the call and never
 * answers; `token`: says that our access token or password is not valid; `quota`: says that its limit is used up.
 */
export const TROUBLES = ['down', 'busy', 'hang', 'token', 'quota'] as const;
export type Trouble = (typeof TROUBLES)[number];

/**
 * `ready`: stands before a platform of ours. `real`: the channel is set up with an account of the user's and is left
 * alone. `missing`: this build has no such channel.
 */
export type PhoneState = 'ready' | 'real' | 'missing';

export interface MenuItem {
  key: string;
  title: string;
}

export interface PhoneView {
  name: PhoneName;
  state: PhoneState;
  /** The bank's name or number at the vendor. */
  address: string;
  /** How the vendor's pushes are protected: encrypted and signed, or signed. */
  protection: 'encrypted' | 'signed';
  gestures: Gesture[];
  /** Buttons below the conversation, as the account's owner has set them for each language of the phone. */
  menu: Record<Locale, MenuItem[]>;
  troubles: Trouble[];
  trouble: Trouble | null;
}

/** A message that the phone shows. */
export interface ShownView {
  id: string;
  text: string;
  buttons: string[];
  /** ISO 8601. */
  at: string;
  passive: boolean;
}

/** Something that happened between Switchboard and the vendor about one customer; `at` is ISO 8601. */
export type WireEvent = { at: string } & (
  | { kind: 'pushed'; vendorId: string; acknowledged: boolean; attempts: number; milliseconds: number }
  | { kind: 'passive'; left: boolean }
  | {
      kind: 'sent';
      outcome: 'sent' | 'rejected' | 'closed' | 'retry' | 'unknown';
      code?: string;
      vendorId?: string;
      segments?: number;
      milliseconds: number;
    }
  | { kind: 'report'; vendorId: string; state: 'delivered' | 'failed' | 'read'; code?: string }
);

/** How things stand for one customer. */
export interface Facts {
  /** Messages that Switchboard has stored and not yet been able to send. */
  waiting: number;
  /** How many of them wait for the customer to write again. */
  parked: number;
  /** When the next of the others is tried, ISO 8601; left out when none is planned. */
  nextTry?: string;
  /** What the vendor would still let through; left out when it does not count. */
  quota?: { left: number; of: number; until: string };
  /** False when the customer follows no longer, or has written STOP. */
  reachable: boolean;
}

export type ToPlayground =
  | { type: 'hello'; customers: Record<PhoneName, string> }
  | { type: 'write'; phone: PhoneName; ref: string; text: string }
  | { type: 'gesture'; phone: PhoneName; ref: string; gesture: Gesture; value: string }
  | { type: 'trouble'; phone: PhoneName; trouble: Trouble | null };

export type FromPlayground =
  /** `run` changes when the server is started anew: the platforms have then forgotten everything. */
  | { type: 'phones'; run: string; phones: PhoneView[] }
  | { type: 'shown'; phone: PhoneName; messages: ShownView[] }
  | { type: 'facts'; phone: PhoneName; facts: Facts }
  | { type: 'wire'; phone: PhoneName; event: WireEvent }
  /** What the customer did has reached Switchboard (or was given up, or refused with a code). */
  | { type: 'done'; phone: PhoneName; ref: string; ok: boolean; code?: string };
