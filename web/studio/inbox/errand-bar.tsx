import { useState, type ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { go, useRoute } from '../lib/route';
import { useStudio } from '../lib/studio-context';
import { setErrand, useErrand } from './errand';
import { sentencesText, useInboxTexts } from './texts';
import { useInboxActions } from './use-inbox-actions';

/** Over the page of an intent that one came to from the inbox: what it is about, and the way back. */
export function ErrandBar(): ReactNode {
  const texts = useInboxTexts();
  const { refresh, fail } = useStudio();
  const [page, intent] = useRoute();
  const errand = useErrand();
  const [busy, setBusy] = useState(false);
  const { move } = useInboxActions('new', () => void refresh());
  if (errand === null || page !== 'content' || intent !== errand.intent) return null;

  const { sentences } = errand;
  const back = (): void => {
    setErrand(null);
    go('inbox');
  };
  const settle = (): void => {
    setBusy(true);
    void move(sentences, 'done')
      .then(back, fail)
      .finally(() => setBusy(false));
  };
  return (
    <aside className="errand" aria-label={texts.title}>
      <p>
        {fill(texts.errand, { n: sentencesText(sentences.length, texts) })}{' '}
        <q lang={sentences[0]?.locale}>{sentences[0]?.text}</q>
      </p>
      <button type="button" onClick={back}>
        {texts.backToInbox}
      </button>
      <button type="button" className="primary" disabled={busy} onClick={settle}>
        {texts.doneAndBack}
      </button>
    </aside>
  );
}
