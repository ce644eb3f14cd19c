import { AppError } from '../../src/contract/errors';
import type { WechatySettings } from './settings';
import type { Wechaty, WechatyOptions } from './sdk';

type Named = NonNullable<WechatyOptions['puppet']>;
/** The name of a puppet's npm package, or a puppet. */
export type Puppet = string | Exclude<Named, string>;

/**
 * Loads Wechaty (half a second, 100 MB) and makes a bot that is not started. Throws CONFIG_INVALID when Wechaty is not
 * installed.
 */
export async function loadBot(puppet: Puppet, settings: WechatySettings): Promise<Wechaty> {
  const { WechatyBuilder, log } = await import('wechaty').catch((cause: unknown) => {
    throw new AppError(
      'CONFIG_INVALID',
      'Wechaty cannot be loaded: install it with "npm install --include=optional".',
      { cause },
    );
  });
  // Why: its own log goes to the console and holds names and texts.
  log.level('silent');
  return WechatyBuilder.build(
    typeof puppet === 'string' ? { puppet: puppet as Named, puppetOptions: optionsOf(settings) } : { puppet },
  );
}

function optionsOf({ WECHATY_TOKEN, WECHATY_ENDPOINT, WECHATY_TLS }: WechatySettings) {
  return {
    ...(WECHATY_TOKEN !== undefined && { token: WECHATY_TOKEN }),
    ...(WECHATY_ENDPOINT !== undefined && { endpoint: WECHATY_ENDPOINT }),
    ...(WECHATY_TLS === 'no' && { tls: { disable: true } }),
  };
}
