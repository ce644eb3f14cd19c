import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { MissedView } from '../../../src/contract/studio';
import { fill, LOCALE_NAMES } from '../../shared/locale';
import { Dialog } from '../../shared/ui/dialog';
import { useExplain } from '../lib/use-explain';
import { useStudio } from '../lib/studio-context';
import { draftOf, prefixOf, saveOf, WRITTEN, wrongIn, type Draft, type Written } from './new-intent';
import { NewIntentField as Field } from './new-intent-field';
import { sentencesText, useInboxTexts } from './texts';
import { TopicField } from './topic-field';
import type { InboxActions } from './use-inbox-actions';

interface Props {
  sentences: MissedView[];
  /** Topic to begin with. */
  topic: string;
  onCreate: InboxActions['create'];
  onClose: () => void;
}

/** Makes an intent that answers the sentences. */
export function NewIntentDialog({ sentences, topic, onCreate, onClose }: Props): ReactNode {
  const texts = useInboxTexts();
  const explain = useExplain();
  const intents = useStudio().catalogue?.intents ?? [];
  const [draft, setDraft] = useState<Draft>(() => draftOf(sentences, topic, prefixOf(intents, topic)));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wrong = tried ? wrongIn(draft, intents) : {};
  const told = (path: string): string | undefined => {
    const why = wrong[path];
    return why && texts[why];
  };

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrongIn(draft, intents)).length > 0) return;
    const title = Object.values(draft.words)[0]?.title ?? draft.id;
    setBusy(true);
    void onCreate({ intent: draft.id, title }, saveOf(draft), sentences).then(onClose, (failed: unknown) => {
      setError(failed);
      setBusy(false);
    });
  };
  const setTopic = (next: string): void => {
    const untouched = draft.id === prefixOf(intents, draft.topic);
    setDraft({ ...draft, topic: next, id: untouched ? prefixOf(intents, next) : draft.id });
  };
  return (
    <Dialog title={fill(texts.newTitle, { n: sentencesText(sentences.length, texts) })} onClose={onClose}>
      <form className="inbox-intent" onSubmit={submit} noValidate>
        <p className="soft">{texts.newLead}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error)}
          </p>
        )}
        {WRITTEN.filter((language) => draft.words[language]).map((language) => (
          <Words key={language} {...{ language, draft, setDraft, told }} />
        ))}
        <div className="pair">
          <TopicField value={draft.topic} onChange={setTopic} error={told('topic')} />
          <Field
            label={texts.fieldId}
            hint={texts.fieldIdHint}
            value={draft.id}
            error={told('id')}
            onChange={(id) => setDraft({ ...draft, id })}
          />
        </div>
        <p className="soft">{texts.otherLocale}</p>
        <footer>
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {texts.create}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

interface WordsProps {
  language: Written;
  draft: Draft;
  setDraft: (draft: Draft) => void;
  told: (path: string) => string | undefined;
}

function Words({ language, draft, setDraft, told }: WordsProps): ReactNode {
  const texts = useInboxTexts();
  const own = draft.words[language] ?? { title: '', questions: '', answer: '' };
  const set = (field: keyof typeof own) => (value: string) =>
    setDraft({ ...draft, words: { ...draft.words, [language]: { ...own, [field]: value } } });
  return (
    <fieldset lang={language}>
      <legend>{LOCALE_NAMES.find(([id]) => id === language)?.[1]}</legend>
      <Field
        label={texts.fieldTitle}
        hint={texts.fieldTitleHint}
        value={own.title}
        error={told(`${language}.title`)}
        onChange={set('title')}
      />
      <Field
        rows={5}
        label={texts.fieldAnswer}
        hint={texts.fieldAnswerHint}
        value={own.answer}
        error={told(`${language}.answer`)}
        onChange={set('answer')}
      />
      <Field
        rows={4}
        label={texts.fieldQuestions}
        hint={texts.fieldQuestionsHint}
        value={own.questions}
        error={told(`${language}.questions`)}
        onChange={set('questions')}
      />
    </fieldset>
  );
}
