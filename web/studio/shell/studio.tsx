import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { ErrandBar } from '../inbox/errand-bar';
import { useRoute } from '../lib/route';
import { StudioPlace, type StudioContext } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { SHELL } from '../messages/shell';
import { Confirm } from '../ui/confirm';
import { TryPanel } from '../try/try-panel';
import { Toast } from '../ui/toast';
import { Page } from './page';
import { PAGES, TopBar, type PageName } from './top-bar';
import { useCatalogue } from './use-catalogue';
import { useNotes } from './use-notes';
import { useTryKey } from './use-try-key';

interface Props {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}

interface Tried {
  open: boolean;
  /** What was typed last, so that it is there again. */
  text: string;
  locale: Locale | null;
  /** Raised by each time that it is asked for, so that it begins anew. */
  asked: number;
}

/** The frame: bar, page, panel to try a sentence, and what is told and asked over them. */
export function Studio({ me, onSignOut, onLost }: Props): ReactNode {
  const words = useWords(SHELL);
  const { locale } = usePrefs();
  const route = useRoute();
  const page = pageOf(route[0]);
  const { catalogue, failure, fresh, refresh } = useCatalogue();
  const { note, asked, say, warn, fail, confirm, clear } = useNotes(onLost);
  const [tried, setTried] = useState<Tried>({ open: false, text: '', locale: null, asked: 0 });

  const titles = useMemo(
    () => new Map(catalogue?.intents.map(({ id, titles: each }) => [id, each])),
    [catalogue],
  );
  const titleOf = useCallback((intent: string) => titles.get(intent)?.[locale] ?? intent, [titles, locale]);
  const tryIt = useCallback((text?: string, wanted?: Locale) => {
    setTried((before) => ({
      open: true,
      text: text ?? before.text,
      locale: wanted ?? null,
      asked: before.asked + 1,
    }));
  }, []);
  const keepText = useCallback((text: string) => setTried((before) => ({ ...before, text })), []);
  const closeTry = useCallback(() => setTried((before) => ({ ...before, open: false })), []);
  useTryKey(tryIt);
  const studio = useMemo<StudioContext>(
    () => ({ me, catalogue, failure, refresh, fresh, titleOf, say, warn, fail, confirm, tryIt }),
    [me, catalogue, failure, refresh, fresh, titleOf, say, warn, fail, confirm, tryIt],
  );

  useEffect(() => {
    document.title = `${words[page]} · ${words.studio}`;
  }, [words, page]);

  return (
    <StudioPlace value={studio}>
      <div className="studio">
        <a className="skip" href="#main" onClick={toMain}>
          {words.skip}
        </a>
        <TopBar
          page={page}
          trying={tried.open}
          onTry={tried.open ? closeTry : () => tryIt()}
          onSignOut={onSignOut}
        />
        <main id="main" tabIndex={-1}>
          <ErrandBar />
          <Page name={page} />
        </main>
        {tried.open && (
          <TryPanel
            key={tried.asked}
            text={tried.text}
            locale={tried.locale}
            onText={keepText}
            onClose={closeTry}
          />
        )}
        {note !== null && <Toast key={note.id} note={note} onDone={clear} />}
        {asked !== null && <Confirm question={asked.question} onAnswer={asked.answer} />}
      </div>
    </StudioPlace>
  );
}

const pageOf = (name: string | undefined): PageName => PAGES.find((each) => each === name) ?? 'content';

function toMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
