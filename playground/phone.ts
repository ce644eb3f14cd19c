import type { Facts, Gesture, PhoneName, PhoneView, Trouble } from '../src/contract/playground';
import type { Platform, Pushed } from './platforms/platform';

/** Of a phone whose vendor has no menus. */
export const NO_MENU: PhoneView['menu'] = { 'zh-CN': [], 'zh-HK': [], en: [] };

/** One vendor's platform as the page uses it. */
export interface Phone {
  platform: Platform;
  view: Pick<PhoneView, 'address' | 'protection' | 'menu'>;
  /** What a customer's id must look like. */
  customer: RegExp;
  /** What the customer can do beside writing. */
  gestures: Partial<Record<Gesture, (customer: string, value: string) => Promise<Pushed>>>;
  /** Makes the platform fail; `null` makes it well again. */
  troubles: Partial<Record<Trouble, () => void>>;
  /** What only the platform knows of a customer. */
  facts?(customer: string): Pick<Facts, 'quota' | 'reachable'>;
}

/** How a phone comes to be. */
export interface PhoneKind {
  /** Also the name of the channel. */
  name: PhoneName;
  start(): Promise<Phone>;
}
