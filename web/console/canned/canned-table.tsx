import type { ReactNode } from 'react';
import type { CannedView } from '../../../src/contract/assist';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill, LOCALE_NAMES } from '../../shared/locale';
import { useCannedWords } from './words';

interface Props {
  list: CannedView[];
  queues: ReadonlyMap<string, string> | null;
  leads: boolean;
  onEdit: (reply: CannedView) => void;
  onRemove: (reply: CannedView) => void;
}

export function CannedTable({ list, queues, leads, onEdit, onRemove }: Props): ReactNode {
  const words = useCannedWords();
  const { locale } = usePrefs();
  return (
    <div className="table">
      <table className="canned-table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.text}</th>
            <th scope="col">{words.language}</th>
            <th scope="col">{words.used}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {list.map((reply) => (
            <tr key={reply.id}>
              <th scope="row">
                {reply.title}
                <span>
                  {reply.shortcut !== '' && <code>/{reply.shortcut}</code>}{' '}
                  {reply.scope === 'personal' && <span className="tag">{words.personal}</span>}
                </span>
                <span className="soft">
                  {[reply.folder, reply.queue === null ? '' : (queues?.get(reply.queue) ?? reply.queue)]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </th>
              <td className="canned-text">{reply.text}</td>
              <td>{LOCALE_NAMES.find(([id]) => id === reply.locale)?.[1]}</td>
              <td className="canned-used">
                {reply.used === 0 ? words.never : fill(words.usedTimes, { n: reply.used })}
                {reply.usedAt !== null && (
                  <span className="soft">{fill(words.lastUsed, { time: clock(reply.usedAt, locale) })}</span>
                )}
              </td>
              <td className="canned-actions">
                {(leads || reply.scope === 'personal') && (
                  <>
                    <button
                      type="button"
                      className="quiet"
                      aria-label={fill(words.edit, { title: reply.title })}
                      onClick={() => onEdit(reply)}
                    >
                      ✎
                    </button>
                    <button
                      type="button"
                      className="quiet"
                      aria-label={fill(words.remove, { title: reply.title })}
                      onClick={() => onRemove(reply)}
                    >
                      ✕
                    </button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
