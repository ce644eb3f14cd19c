import type { BusinessHours, Content, MessageKey, MessageVars, Reply } from '../../contract/content';
import { LOCALES, type Locale } from '../../contract/understanding';
import { deriveHongKong } from './hong-kong';
import type { HoursSource } from './hours-schema';
import { deskSettings, queueSettings } from './queue-settings';
import { toReply } from './reply';
import type { BotMessages } from './schema';
import type { ContentSource, PlacedIntent } from './source';

interface Entry {
  title: string;
  reply: Reply;
}

/** All answers in all locales, ready to be looked up; conversion to Hong Kong wording is done here, once. */
export function buildContent(source: ContentSource): Content {
  const intents = new Map<Locale, Map<string, Entry>>(
    LOCALES.map((locale) => [
      locale,
      new Map(
        intentsOf(source, locale).map((intent) => [
          intent.id,
          { title: intent.title, reply: toReply(intent) },
        ]),
      ),
    ]),
  );
  const bot = new Map<Locale, BotMessages>(
    [...source.bot].map(([locale, { messages }]) => [locale, messages]),
  );
  const queues = new Map(source.queues.map((queue) => [queue.id, queue]));
  const hours = new Map([...source.hours].map(([name, one]) => [name, toHours(one)]));
  const settings = new Map(source.queues.map((queue) => [queue.id, queueSettings(queue)]));
  const usual = queueSettings({});
  const desk = deskSettings(source.desk);
  const messagesOf = (locale: Locale): BotMessages => {
    const messages = bot.get(locale) ?? bot.get('zh-CN');
    if (!messages) throw new Error(`intents/${locale}/bot.yaml is missing`);
    return messages;
  };
  return {
    reply: (intentId, locale) => intents.get(locale)?.get(intentId)?.reply,
    title: (intentId, locale) => intents.get(locale)?.get(intentId)?.title ?? intentId,
    message: (key, locale, vars) => fill(messagesOf(locale)[key], vars),
    messageList: (key, locale) => messagesOf(locale)[key],
    queueTitle: (queue, locale) => queues.get(queue)?.title[locale] ?? queue,
    queues: () => [...queues.keys()],
    hours: (queue) => hours.get(queues.get(queue)?.hours ?? ''),
    queue: (queue) => settings.get(queue) ?? usual,
    desk: () => desk,
  };
}

function toHours({ timeZone, week, special, holidays }: HoursSource): BusinessHours {
  return { timeZone, week, special, ...(holidays && { holidays }) };
}

/** The intents of one locale; for zh-HK derived from zh-CN. */
export function intentsOf(source: ContentSource, locale: Locale): PlacedIntent[] {
  if (locale !== 'zh-HK') return source.intents.get(locale) ?? [];
  const overrides = new Map(source.overrides.map((override) => [override.id, override]));
  return intentsOf(source, 'zh-CN').map((intent) => deriveHongKong(intent, overrides.get(intent.id)));
}

/** Placeholders that each message may hold. */
export const MESSAGE_VARIABLES: Partial<Record<MessageKey, readonly string[]>> = {
  queued: ['position', 'minutes'],
  queuedNoEstimate: ['position'],
  stillWaiting: ['position'],
  agentJoined: ['agent'],
  backToQueue: ['position'],
  transferred: ['queue'],
  codeSms: ['code'],
  codeAsk: ['ending', 'minutes'],
  codeAskAllow: ['ending', 'minutes'],
  codeWrong: ['left'],
  placeNews: ['position', 'minutes'],
  placeNewsNoEstimate: ['position'],
  closedHours: ['queue', 'opens'],
  closedDoors: ['queue'],
  callbackNoted: ['ending'],
};

/** Puts the values in; a placeholder without a value stays visible. */
function fill(template: string, vars: MessageVars = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(vars, name) ? String(vars[name]) : whole,
  );
}
