import { AppError } from '../../../src/contract/errors';

/** Settings of which the named ones are set. */
export type With<S, K extends keyof S> = S & { [N in K]-?: NonNullable<S[N]> };

/** The settings with the named ones set. Throws CONFIG_INVALID that names all that are missing. */
export function complete<S extends object, K extends keyof S & string>(
  settings: S,
  names: readonly K[],
  provider: string,
): With<S, K> {
  if (isComplete(settings, names)) return settings;
  const missing = names.filter((name) => settings[name] === undefined);
  throw new AppError('CONFIG_INVALID', `SMS_PROVIDER is ${provider}: set ${missing.join(', ')} too.`);
}

function isComplete<S extends object, K extends keyof S & string>(
  settings: S,
  names: readonly K[],
): settings is With<S, K> {
  return names.every((name) => settings[name] !== undefined);
}
