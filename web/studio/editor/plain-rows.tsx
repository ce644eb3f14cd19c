import type { ReactNode } from 'react';
import { fill, type Locale } from '../../shared/locale';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { Counter, countText } from './counter';
import { names } from './findings';
import { GrowingText } from './growing-text';
import { LineList } from './line-list';
import { useEditor } from './place';
import { FieldCell, FieldNotes, Row } from './row';

const LONGEST = 4000;

export function TitleRow(): ReactNode {
  const words = useWords(EDITOR);
  const { sheet } = useEditor();
  return (
    <Row
      label={words.title}
      hint={words.titleHint}
      cell={(locale) => (
        <FieldCell
          field="title"
          locale={locale}
          draw={({ value, onChange }) => (
            <input
              value={value ?? ''}
              lang={locale}
              maxLength={500}
              aria-label={words.title}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
          derived={<Derived text={sheet.derived?.title ?? ''} />}
        />
      )}
    />
  );
}

export function QuestionsRow(): ReactNode {
  const words = useWords(EDITOR);
  return (
    <Row
      className="questions"
      label={words.questions}
      hint={words.questionsHint}
      cell={(locale) =>
        locale === 'zh-HK' ? <p className="soft">{words.fromMainland}</p> : <Questions locale={locale} />
      }
    />
  );
}

function Questions({ locale }: { locale: 'zh-CN' | 'en' }): ReactNode {
  const words = useWords(EDITOR);
  const { edited, setField, findingsOf } = useEditor();
  const written = edited[locale];
  if (written === null) return null;
  const findings = findingsOf(locale, 'questions');
  return (
    <>
      <FieldNotes locale={locale} field="questions" />
      <LineList
        lines={written.questions}
        onChange={(lines) => setField(locale, 'questions', lines)}
        locale={locale}
        label={words.question}
        add={words.addQuestion}
        counted
        isMarked={(line) => findings.some((finding) => names(finding, line.trim()))}
      />
    </>
  );
}

export function AnswerRow(): ReactNode {
  const words = useWords(EDITOR);
  const { sheet } = useEditor();
  return (
    <Row
      className="answer"
      label={words.answer}
      hint={words.answerHint}
      cell={(locale) => (
        <FieldCell
          field="answer"
          locale={locale}
          draw={({ value, onChange }) => (
            <AnswerText label={words.answer} locale={locale} text={value ?? ''} onChange={onChange} />
          )}
          derived={<Derived text={sheet.derived?.answer ?? ''} />}
        />
      )}
    />
  );
}

export function SmsRow(): ReactNode {
  const words = useWords(EDITOR);
  const { edited } = useEditor();
  const ownAnswer = edited['zh-HK']?.answer !== undefined;
  return (
    <Row
      label={words.sms}
      hint={words.smsHint}
      cell={(locale) => (
        <FieldCell
          field="sms"
          locale={locale}
          draw={({ value, onChange }) => (
            <AnswerText
              label={words.sms}
              locale={locale}
              text={value ?? ''}
              onChange={(text) => onChange(text === '' && locale !== 'zh-HK' ? undefined : text)}
              instead={edited[locale]?.answer ?? ''}
              strict
            />
          )}
          derived={<p className="soft">{ownAnswer ? words.smsOwnAnswer : words.sameAsMainland}</p>}
        />
      )}
    />
  );
}

export function ButtonsRow(): ReactNode {
  const words = useWords(EDITOR);
  const { sheet } = useEditor();
  return (
    <Row
      label={words.buttons}
      hint={words.buttonsHint}
      cell={(locale) => (
        <FieldCell
          field="buttons"
          locale={locale}
          draw={({ value, onChange }) => (
            <LineList
              lines={value ?? []}
              onChange={onChange}
              locale={locale}
              label={words.button}
              add={words.addButton}
            />
          )}
          derived={<Derived text={(sheet.derived?.buttons ?? []).join('\n')} />}
        />
      )}
    />
  );
}

function Derived({ text }: { text: string }): ReactNode {
  const words = useWords(EDITOR);
  return (
    <p className="derived" lang="zh-HK" title={`${words.derived}. ${words.derivedStale}`}>
      {text === '' ? '—' : text}
    </p>
  );
}

interface AnswerTextProps {
  label: string;
  locale: Locale;
  text: string;
  onChange: (text: string) => void;
  /** What is sent when nothing is written here. */
  instead?: string;
  strict?: boolean;
}

/** A text that is sent to customers, with its length. */
export function AnswerText({
  label,
  locale,
  text,
  onChange,
  instead,
  strict = false,
}: AnswerTextProps): ReactNode {
  const words = useWords(EDITOR);
  const count = countText(instead ?? '', words);
  return (
    <>
      <GrowingText
        value={text}
        lang={locale}
        rows={2}
        maxLength={LONGEST}
        aria-label={label}
        onChange={(event) => onChange(event.target.value)}
      />
      {text === '' && instead !== undefined && instead !== '' ? (
        <span className={`counter${count.many ? ' warn' : ''}`}>
          {fill(words.smsFromAnswer, { count: count.text })}
        </span>
      ) : (
        <Counter text={text} strict={strict} />
      )}
    </>
  );
}
