import { z } from 'zod';
import type { ContentFiles } from '../../contract/publishing';
import type { KindName } from './file-kinds';
import { botSchema, goldenSchema, noneSchema, overridesSchema, queuesSchema, topicSchema } from './schema';

const SCHEMAS: Record<KindName, { schema: z.ZodType; title: string }> = {
  topic: { schema: topicSchema, title: 'Intents of one topic: intents/<locale>/<topic>.yaml' },
  golden: { schema: goldenSchema, title: 'Golden sentences: intents/<locale>/<topic>.golden.yaml' },
  none: { schema: noneSchema, title: 'Sentences that nothing answers: intents/<locale>/none.yaml' },
  overrides: { schema: overridesSchema, title: 'Hong Kong wording: intents/zh-HK/overrides.yaml' },
  bot: { schema: botSchema, title: "The bot's own phrases: intents/<locale>/bot.yaml" },
  queues: { schema: queuesSchema, title: 'Queues and business hours: intents/queues.yaml' },
};

/** The JSON Schemas of the content files, to be written into `schema/` of the intents folder. */
export function schemaFiles(): ContentFiles {
  return Object.entries(SCHEMAS).map(([name, { schema, title }]) => {
    const json = z.toJSONSchema(schema.meta({ title }), { io: 'input' });
    return { path: `schema/${name}.schema.json`, text: `${JSON.stringify(json, null, 2)}\n` };
  });
}

/** The comment by which editors find a file's schema. */
export function schemaLine(kind: KindName, path: string): string {
  const up = path.includes('/') ? '../' : '';
  return `# yaml-language-server: $schema=${up}schema/${kind}.schema.json`;
}
