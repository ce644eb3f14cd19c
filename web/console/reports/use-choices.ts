import { useMemo } from 'react';
import type { Locale } from '../../shared/locale';
import { channelName } from '../../shared/lib/channel-name';
import { useCommon, usePrefs } from '../../shared/lib/prefs';
import { useLoaded } from '../../shared/lib/use-loaded';
import { api } from '../lib/api';

export type Choice = readonly [id: string, title: string];

export interface Choices {
  queues: Choice[];
  channels: Choice[];
  agents: Choice[];
  teams: Choice[];
}

const CHANNELS = ['webchat', 'wechat', 'wecom-kf', 'wechaty', 'sms', 'botframework'];

/** What reports can be narrowed to; agents and teams to leads only. */
export function useChoices(leads: boolean): Choices {
  const { locale } = usePrefs();
  const common = useCommon();
  const queue = useLoaded(locale, (key) => api.queue(key as Locale)).data;
  const people = useLoaded(leads ? 'agents' : null, () => api.agents()).data;
  return useMemo(() => {
    const agents = people?.agents ?? [];
    const teams = [...new Set(agents.flatMap(({ team }) => team ?? []))].sort();
    return {
      queues: (queue?.queues ?? []).map(({ id, title }) => [id, title] as const),
      channels: CHANNELS.map((id) => [id, channelName(id, common)] as const),
      agents: agents.map(({ id, displayName }) => [id, displayName] as const),
      teams: teams.map((team) => [team, team] as const),
    };
  }, [queue, people, common]);
}
