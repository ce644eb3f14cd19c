import type { ReactNode } from 'react';
import type { ContactCardView } from '../../../src/contract/contact-api';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { useTexts } from '../lib/texts';
import { fill } from '../../shared/locale';
import { actorName } from './words';

/** Every link, separation and permission, newest first; shut until somebody wants to know. */
export function ContactHistory({ history }: Pick<ContactCardView, 'history'>): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  if (history.length === 0) return null;
  const words = {
    link: texts.histLink,
    unlink: texts.histUnlink,
    'sms-allowed': texts.histSmsAllowed,
    'sms-refused': texts.histSmsRefused,
  };
  return (
    <details>
      <summary>{fill(texts.contactHistory, { n: history.length })}</summary>
      <ol>
        {history.map(({ at, what, keys, by, reason }) => (
          <li key={`${at}${what}${keys.join()}`}>
            <p>
              <b>{words[what]}</b> <time dateTime={at}>{clock(at, locale)}</time>
            </p>
            <p className="soft">
              {fill(texts.by, { name: actorName(by, texts) })}
              {reason !== '' && ` · ${reason}`}
            </p>
            <p className="soft">
              <code>{keys.join(' · ')}</code>
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
