import type { z, ZodObject } from 'zod';
import { AppError } from '../contract/errors';
import { baseSchema, type BaseConfig } from './schema';
import type { VariableMeta } from './variables';

export type Environment = Record<string, string | undefined>;
export type ChannelSettings = Record<string, ZodObject>;
export type Config<Channels extends ChannelSettings = ChannelSettings> = BaseConfig & {
  channels: { [Name in keyof Channels]: z.infer<Channels[Name]> };
};

/** Reads the whole configuration, or throws CONFIG_INVALID with a line for every wrong variable. */
export function loadConfig<Channels extends ChannelSettings>(
  environment: Environment,
  channelSettings: Channels,
): Config<Channels> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const problems: string[] = [];
  const base = parse(baseSchema, given, problems);
  const channels = Object.fromEntries(
    Object.entries(channelSettings).map(([name, schema]) => [name, parse(schema, given, problems)]),
  );
  if (!base || problems.length > 0) throw new AppError('CONFIG_INVALID', explain(problems));
  return { ...base, channels: channels as Config<Channels>['channels'] };
}

function parse<T extends ZodObject>(
  schema: T,
  given: Environment,
  problems: string[],
): z.infer<T> | undefined {
  for (const name of Object.keys(schema.shape)) {
    const { example } = metaOf(schema, name);
    if (isCommand(example) && given[name] === example) {
      problems.push(describe(name, 'is still the example', { example }));
    }
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const seen = new Set<string>();
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? 'settings');
    if (!seen.has(name)) problems.push(describe(name, issue.message, metaOf(schema, name)));
    seen.add(name);
  }
  return undefined;
}

/** Description and example of a variable; empty for a schema that says nothing. */
export function metaOf(schema: ZodObject, name: string): Partial<VariableMeta> {
  const field = schema.shape[name] as z.ZodType | undefined;
  return (field?.meta() ?? {}) as Partial<VariableMeta>;
}

/** An example that tells how to make a secret, instead of giving one that everybody knows. */
export function isCommand(example: string | undefined): example is string {
  return example?.startsWith('output-of: ') === true;
}

/** Why without the value: it may be a secret in the wrong place. */
function describe(name: string, message: string, meta: Partial<VariableMeta>): string {
  const example = meta.example === undefined ? '' : ` Example: ${name}=${meta.example}`;
  return `${name} ${message}.${example}`;
}

function explain(problems: string[]): string {
  return ['The configuration is wrong, so nothing was started.', ...problems.map((line) => `  ${line}`)].join(
    '\n',
  );
}
