import type { ReactNode } from 'react';
import { channelName } from '../../shared/lib/channel-name';
import { useCommon } from '../../shared/lib/prefs';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { ItemBox } from './item-box';
import { AnswerText } from './plain-rows';
import { useChannels, type CellProps } from './row';

/** Answers that single channels give instead. */
export function ChannelTexts({ locale, value = {}, onChange }: CellProps<'channels'>): ReactNode {
  const words = useWords(EDITOR);
  const common = useCommon();
  const used = Object.keys(value);
  const left = useChannels(used).filter((channel) => !used.includes(channel));
  const drop = (channel: string): void => {
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== channel));
    onChange(Object.keys(rest).length === 0 && locale !== 'zh-HK' ? undefined : rest);
  };
  return (
    <>
      {Object.entries(value).map(([channel, text]) => (
        <ItemBox key={channel} title={channelName(channel, common)} onRemove={() => drop(channel)}>
          <AnswerText
            label={`${words.channels} ${channelName(channel, common)}`}
            locale={locale}
            text={text}
            onChange={(next) => onChange({ ...value, [channel]: next })}
            strict={channel === 'sms'}
          />
        </ItemBox>
      ))}
      {left.length > 0 && (
        <select
          className="adder"
          aria-label={words.addChannel}
          value=""
          onChange={(event) => onChange({ ...value, [event.target.value]: '' })}
        >
          <option value="">{words.addChannel}</option>
          {left.map((channel) => (
            <option key={channel} value={channel}>
              {channelName(channel, common)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
