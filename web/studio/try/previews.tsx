import { useState, type ReactNode } from 'react';
import type { TryResult } from '../../../src/contract/studio';
import { channelName } from '../../shared/lib/channel-name';
import { useCommon } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { ChannelIcon } from '../../shared/ui/channel-icon';
import { useWords } from '../lib/words';
import { TRY } from '../messages/try';

/** What the customer gets on each running channel. */
export function Previews({ result: { previews, language } }: { result: TryResult }): ReactNode {
  const words = useWords(TRY);
  const common = useCommon();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = previews.find(({ channel }) => channel === chosen) ?? previews[0];
  if (shown === undefined) return null;
  return (
    <section className="previews" aria-label={words.previews}>
      <h3>{words.previews}</h3>
      <div className="chips" role="group" aria-label={words.channel}>
        {previews.map(({ channel }) => (
          <button
            key={channel}
            type="button"
            aria-pressed={channel === shown.channel}
            onClick={() => setChosen(channel)}
          >
            <ChannelIcon channel={channel} /> {channelName(channel, common)}
          </button>
        ))}
      </div>
      <div className={`phone ${shown.channel}`} lang={language}>
        {shown.messages.length === 0 && <p className="soft">{words.noPreview}</p>}
        {shown.messages.map(({ text, buttons }, index) => (
          <div key={index} className="phone-message">
            {text !== '' && <p className="phone-bubble">{text}</p>}
            {buttons.length > 0 && (
              <p className="phone-buttons">
                {buttons.map((button) => (
                  <span key={button}>{button}</span>
                ))}
              </p>
            )}
          </div>
        ))}
        {shown.segments !== null && (
          <p className="phone-foot">
            {shown.segments === 1 ? words.segment : fill(words.segments, { n: shown.segments })}
          </p>
        )}
      </div>
    </section>
  );
}
