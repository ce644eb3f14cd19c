import { imBack, type Activity } from '../contract/activity';
import type { Reply } from '../contract/content';
import { AppError } from '../contract/errors';
import type { Locale } from '../contract/understanding';
import { zonedTime } from './zoned-time';
import { BOT } from './decision';
import { shaping, type RouterDeps, type RunningChannel } from './deps';
import { worded } from './wording';

/** What one channel would send for an answer, now, to a customer without a tier. */
export interface Preview {
  channel: string;
  /** None when the channel cannot carry the answer. */
  messages: { text: string; buttons: string[] }[];
  /** SMS segments; null elsewhere. */
  segments: number | null;
}

type Deps = Pick<RouterDeps, 'channels' | 'clock' | 'sendHours' | 'live' | 'calendar'>;

/** The answer on each running channel. */
export function previews(deps: Deps, reply: Reply, locale: Locale): Preview[] {
  return [...deps.channels.values()]
    .filter(({ mounted }) => mounted !== null)
    .map((running) => preview(deps, running, reply, locale));
}

function preview(deps: Deps, running: RunningChannel, reply: Reply, locale: Locale): Preview {
  const { name, capabilities } = running.channel;
  const now = deps.clock.now();
  const { text, buttons } = worded(reply, {
    content: deps.live().content,
    entry: { channel: name },
    brief: capabilities.brief === true,
    profile: { tier: null },
    isOpen: (queue) => deps.calendar.isOpen(queue, now),
    locale,
    today: zonedTime(deps.sendHours.timeZone, now).day,
  });
  const { adapt = alone, segments } = shaping(running);
  try {
    const sent = adapt({
      type: 'message',
      channelId: name,
      from: BOT,
      conversation: { id: 'preview' },
      locale,
      text,
      ...(buttons.length > 0 && { suggestedActions: { to: [], actions: buttons.map(imBack) } }),
    });
    const messages = sent.map((one) => ({
      text: one.text ?? '',
      buttons: one.suggestedActions?.actions.map(({ title }) => title) ?? [],
    }));
    return { channel: name, messages, segments: segments ? sum(sent.map(segments)) : null };
  } catch (error) {
    if (error instanceof AppError) return { channel: name, messages: [], segments: null };
    throw error;
  }
}

function alone(activity: Activity): Activity[] {
  return [activity];
}

function sum(figures: number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
