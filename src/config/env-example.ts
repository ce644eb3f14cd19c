import { z, type ZodObject } from 'zod';
import { type ChannelSettings, isCommand, metaOf } from './load';
import { baseSchema } from './schema';

const HEAD = `# Settings of Switchboard. Every one is optional; an empty value counts as unset.
# Made from the schema by \`npm run env:write\`; CI compares it. Copy it to .env and change what you need.
`;

/** The text of .env.example: every variable with its purpose, its example or default commented out. */
export function envExample(channels: ChannelSettings): string {
  const sections = Object.entries(channels)
    .filter(([, schema]) => Object.keys(schema.shape).length > 0)
    .map(([name, schema]) => section(`Channel ${name}`, schema));
  return [HEAD, section('Core', baseSchema), ...sections].join('\n');
}

function section(title: string, schema: ZodObject): string {
  const lines = Object.keys(schema.shape).flatMap((name) => variable(schema, name));
  return [`# --- ${title} ---`, '', ...lines].join('\n');
}

function variable(schema: ZodObject, name: string): string[] {
  const { description, example } = metaOf(schema, name);
  const head = description === undefined ? [] : [`# ${description}`];
  if (isCommand(example))
    return [...head, `# Make one: ${example.slice(example.indexOf(' ') + 1)}`, `#${name}=`, ''];
  const value = defaultOf(schema.shape[name] as z.ZodType) ?? example ?? '';
  return [...head, `#${name}=${value}`, ''];
}

function defaultOf(field: z.ZodType): string | undefined {
  const parsed = field.safeParse(undefined);
  return parsed.success && ['string', 'number', 'boolean'].includes(typeof parsed.data)
    ? String(parsed.data)
    : undefined;
}
