import { useState, type ReactNode } from 'react';
import { fill, type Locale } from '../../../shared/locale';
import { counted, usePublishTexts, type PublishMessages } from '../texts';
import type { FieldChange } from './fields';
import { MarkedText } from './marked-text';

const FEW = 8;

export function FieldChangeView({ change, locale }: { change: FieldChange; locale: Locale }): ReactNode {
  const texts = usePublishTexts();
  return (
    <div className="field-change">
      <h4>{fieldName(change.name, texts)}</h4>
      {change.kind === 'text' ? (
        <MarkedText before={change.before} after={change.after} locale={locale} />
      ) : (
        <ListChange change={change} locale={locale} />
      )}
    </div>
  );
}

const NAMES: Partial<Record<string, keyof PublishMessages>> = {
  title: 'f_title',
  questions: 'f_questions',
  answer: 'f_answer',
  sms: 'f_sms',
  channels: 'f_channels',
  buttons: 'f_buttons',
  links: 'f_links',
  variants: 'f_variants',
  slots: 'f_slots',
  followUps: 'f_followUps',
  escalate: 'f_escalate',
  topic: 'f_topic',
  priority: 'f_priority',
  queue: 'f_queue',
  when: 'f_when',
  golden: 'f_golden',
  none: 'f_none',
};

function fieldName(name: string, texts: PublishMessages): string {
  return name
    .split('.')
    .map((part) => {
      const key = NAMES[part];
      return key === undefined ? part : texts[key];
    })
    .join(' · ');
}

type Listed = Extract<FieldChange, { kind: 'list' }>;

function ListChange({ change, locale }: { change: Listed; locale: Locale }): ReactNode {
  const texts = usePublishTexts();
  const [all, setAll] = useState(false);
  const { added, removed, name } = change;
  const lines = [
    ...removed.map((text) => ({ text, came: false })),
    ...added.map((text) => ({ text, came: true })),
  ];
  return (
    <>
      {name === 'questions' && (
        <p className="soft">
          {[
            added.length > 0 && counted(added.length, texts.questionAdded, texts.questionsAdded),
            removed.length > 0 && counted(removed.length, texts.questionRemoved, texts.questionsRemoved),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <ul className="list-change" lang={locale}>
        {lines.slice(0, all ? lines.length : FEW).map(({ text, came }) => (
          <li key={`${came}${text}`}>{came ? <ins>{text}</ins> : <del>{text}</del>}</li>
        ))}
      </ul>
      {lines.length > FEW && !all && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {fill(texts.showSame, { n: lines.length })}
        </button>
      )}
    </>
  );
}
