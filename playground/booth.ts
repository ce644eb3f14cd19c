import type { Channel } from '../src/contract/channel';
import type { PhoneName, PhoneView, Trouble } from '../src/contract/playground';
import { Line } from './observe';
import { NO_MENU, type Phone, type PhoneKind } from './phone';

const NO_PHONE: Phone['view'] = { address: '', protection: 'signed', menu: NO_MENU };

/** A phone's place on the page, with or without a platform behind it. */
export class Booth {
  readonly line = new Line();
  private trouble: Trouble | null = null;
  private hasChannel = false;

  private constructor(
    readonly name: PhoneName,
    /** Null: the user's own account is in use. */
    readonly phone: Phone | null,
  ) {}

  /** Starts the platform, unless one of the variables that would point at it is set: then the account is a real one. */
  static async open(kind: PhoneKind, environment: Record<string, string>): Promise<Booth> {
    const phone = await kind.start();
    const isReal = Object.keys(phone.platform.settings).some((name) => name in environment);
    if (isReal) await phone.platform.close();
    return new Booth(kind.name, isReal ? null : phone);
  }

  /** The phone, when it can be used. */
  get ready(): Phone | null {
    return this.hasChannel ? this.phone : null;
  }

  /** Listens to the channel if it is this phone's. */
  wrap(channel: Channel): Channel {
    if (channel.name !== this.name) return channel;
    this.hasChannel = true;
    return this.phone ? this.line.wrap(channel) : channel;
  }

  fail(trouble: Trouble | null): void {
    const cause = trouble === null ? undefined : this.phone?.troubles[trouble];
    this.phone?.platform.fail(null);
    cause?.();
    this.trouble = cause ? trouble : null;
  }

  view(): PhoneView {
    const { phone, name, trouble } = this;
    return {
      ...(phone?.view ?? NO_PHONE),
      name,
      state: !this.hasChannel ? 'missing' : phone ? 'ready' : 'real',
      gestures: Object.keys(phone?.gestures ?? {}) as PhoneView['gestures'],
      troubles: Object.keys(phone?.troubles ?? {}) as PhoneView['troubles'],
      trouble,
    };
  }
}
