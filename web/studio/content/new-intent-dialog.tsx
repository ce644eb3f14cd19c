import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { CatalogueView } from '../../../src/contract/studio';
import { useCommon, usePrefs } from '../../shared/lib/prefs';
import { fill, LOCALE_NAMES, type Locale } from '../../shared/locale';
import { Dialog } from '../../shared/ui/dialog';
import { linesOf } from '../editor/lines';
import { EMPTY_WORDS, type Written } from '../editor/model';
import { api } from '../lib/api';
import { addressOf } from '../lib/route';
import { useStudio } from '../lib/studio-context';
import { useExplain } from '../lib/use-explain';
import { useWords } from '../lib/words';
import { CONTENT } from '../messages/content';

interface Props {
  /** Language of the first words; the one that the studio is read in when left out. */
  locale?: Locale;
  questions?: string[];
  /** Sentences of the inbox that are settled by it. */
  missed?: string[];
  onClose: () => void;
  onCreated: (id: string) => void;
}

const NEW = ' new';
const TOPIC = /^[a-z][a-z0-9-]*$/;
const ID = /^[A-Za-z_][\w.-]*$/;
type Wrong = 'id-taken' | 'id' | 'topic' | null;

/** Makes an intent of what it needs at least; the rest is written in the editor. */
export function NewIntentDialog({
  locale,
  questions = [],
  missed = [],
  onClose,
  onCreated,
}: Props): ReactNode {
  const words = useWords(CONTENT);
  const common = useCommon();
  const explain = useExplain();
  const { catalogue, refresh } = useStudio();
  const prefs = usePrefs();
  const [topic, setTopic] = useState(catalogue?.topics[0] ?? NEW);
  const [wrong, setWrong] = useState<Wrong>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [id, setId] = useState(() => prefixOf(catalogue, catalogue?.topics[0] ?? ''));
  const first = locale ?? prefs.locale;
  const written: Written = first === 'en' ? 'en' : 'zh-CN';
  const language = LOCALE_NAMES.find(([each]) => each === written)?.[1] ?? written;

  const submit = async (form: FormData): Promise<void> => {
    const made = read(form, topic);
    const problem = problemOf(made, catalogue);
    setWrong(problem);
    if (problem !== null) return;
    setBusy(true);
    try {
      await create(made, { locale: first, written, missed });
      await refresh();
      onCreated(made.id);
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  };
  const choose = (chosen: string): void => {
    if (id === prefixOf(catalogue, topic)) setId(prefixOf(catalogue, chosen));
    setTopic(chosen);
  };
  const onSubmit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget));
  };
  return (
    <Dialog title={words.newTitle} onClose={onClose}>
      <form onSubmit={onSubmit} className="new-intent">
        {error !== null && (
          <p className="error" role="alert">
            {explain(error)}
          </p>
        )}
        <label>
          {fill(words.newName, { language })}
          <input name="title" required maxLength={500} lang={written} autoComplete="off" />
        </label>
        <label>
          {words.topic}
          <select value={topic} onChange={(event) => choose(event.target.value)}>
            {catalogue?.topics.map((each) => (
              <option key={each}>{each}</option>
            ))}
            <option value={NEW}>{words.newTopic}</option>
          </select>
        </label>
        {topic === NEW && (
          <label>
            {words.newTopicName}
            <input name="topic" required maxLength={60} autoComplete="off" autoCapitalize="none" />
            <span className={wrong === 'topic' ? 'field-error' : 'soft'}>
              {wrong === 'topic' ? words.newTopicWrong : words.newTopicHint}
            </span>
          </label>
        )}
        <label>
          {words.newId}
          <input
            name="id"
            required
            maxLength={100}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={id}
            onChange={(event) => setId(event.target.value)}
            aria-invalid={wrong === 'id' || wrong === 'id-taken'}
          />
          {wrong === 'id-taken' && (
            <span className="field-error">
              {words.newIdTaken}{' '}
              <a href={addressOf('content', id.trim())}>{fill(words.openExisting, { id })}</a>
            </span>
          )}
          {wrong === 'id' && <span className="field-error">{words.newIdWrong}</span>}
          {wrong !== 'id' && wrong !== 'id-taken' && (
            <span className="soft">
              {words.newIdHint}. {words.newHint}
            </span>
          )}
        </label>
        <label>
          {fill(words.newQuestion, { language })}
          <textarea name="questions" rows={4} required lang={written} defaultValue={questions.join('\n')} />
        </label>
        <label>
          {fill(words.newAnswer, { language })}
          <textarea name="answer" rows={4} required maxLength={4000} lang={written} />
        </label>
        <footer>
          <button type="button" onClick={onClose}>
            {common.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {words.create}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

interface Made {
  id: string;
  topic: string;
  title: string;
  questions: string[];
  answer: string;
}

function read(form: FormData, topic: string): Made {
  const field = (name: string): string => ((form.get(name) as string | null) ?? '').trim();
  return {
    id: field('id'),
    topic: topic === NEW ? field('topic') : topic,
    title: field('title'),
    questions: linesOf(field('questions')),
    answer: field('answer'),
  };
}

function problemOf({ id, topic }: Made, catalogue: CatalogueView | null): Wrong {
  if (!TOPIC.test(topic)) return 'topic';
  if (!ID.test(id)) return 'id';
  return catalogue?.intents.some((row) => row.id === id && row.change !== 'removed') === true
    ? 'id-taken'
    : null;
}

async function create(
  { id, topic, ...given }: Made,
  { locale, written, missed }: { locale: Locale; written: Written; missed: string[] },
): Promise<void> {
  await api.save(id, { revision: null, topic, [written]: { ...EMPTY_WORDS, ...given } });
  if (missed.length > 0) await api.addQuestions(id, { locale, texts: given.questions, missed });
}

/** How the topic's ids begin, such as `card.`. */
function prefixOf(catalogue: CatalogueView | null, topic: string): string {
  const known = catalogue?.intents.find((row) => row.topic === topic && row.id.includes('.'));
  return known === undefined ? '' : known.id.slice(0, known.id.indexOf('.') + 1);
}
