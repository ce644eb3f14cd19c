import type { ReactNode } from 'react';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { addressOf } from '../lib/route';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { CONTENT } from '../messages/content';
import { EDITOR } from '../messages/editor';
import { useEditor } from './place';

interface Props {
  dirty: boolean;
  saving: boolean;
  onSave: () => void;
  onRevert: () => void;
  onRemove: () => void;
  onTopic: (topic: string) => void;
}

/** What is open, since when it differs from what is live, and what can be done with it as a whole. */
export function EditorHead({ dirty, saving, onSave, onRevert, onRemove, onTopic }: Props): ReactNode {
  const words = useWords(EDITOR);
  const { locale } = usePrefs();
  const { sheet, edited } = useEditor();
  const hongKong = locale === 'zh-HK' ? sheet.derived?.title : undefined;
  const title = edited[locale]?.title ?? hongKong ?? edited['zh-CN']?.title ?? edited.en?.title;
  return (
    <header className="editor-head">
      <div className="editor-name">
        <a className="to-list" href={addressOf('content')}>
          ← {useWords(CONTENT).toList}
        </a>
        <h1>{title === undefined || title === '' ? sheet.id : title}</h1>
        <p className="soft">
          <code>{sheet.id}</code> <TopicChoice value={edited.topic} onChange={onTopic} />{' '}
          <ChangeTag change={sheet.change} />{' '}
          {sheet.touched !== null &&
            fill(words.touched, {
              name: sheet.touched.by.displayName,
              time: clock(sheet.touched.at, locale),
            })}
        </p>
      </div>
      <div className="editor-actions">
        <span className={`save-state${dirty ? ' warn' : ''}`} role="status">
          {saving ? words.saving : dirty ? words.unsaved : words.allSaved}
        </span>
        {sheet.change !== null && sheet.change !== 'added' && (
          <button type="button" onClick={onRevert}>
            {words.revert}
          </button>
        )}
        <button type="button" className="quiet" onClick={onRemove}>
          {words.remove}
        </button>
        <button
          type="button"
          className="primary"
          title={words.saveKey}
          aria-keyshortcuts="Control+S"
          disabled={!dirty || saving}
          onClick={onSave}
        >
          {words.save}
        </button>
      </div>
    </header>
  );
}

const CHANGE = { added: 'added', changed: 'edited', removed: 'removed' } as const;

function ChangeTag({ change }: { change: keyof typeof CHANGE | null }): ReactNode {
  const words = useWords(CONTENT);
  return change === null ? null : <span className={`tag ${change}`}>{words[CHANGE[change]]}</span>;
}

function TopicChoice({ value, onChange }: { value: string; onChange: (topic: string) => void }): ReactNode {
  const words = useWords(CONTENT);
  const topics = useStudio().catalogue?.topics ?? [];
  return (
    <select aria-label={words.topic} value={value} onChange={(event) => onChange(event.target.value)}>
      {[...new Set([...topics, value])].map((topic) => (
        <option key={topic}>{topic}</option>
      ))}
    </select>
  );
}
