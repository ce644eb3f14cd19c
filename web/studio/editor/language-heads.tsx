import type { ReactNode } from 'react';
import { fill, LOCALE_NAMES, type Locale } from '../../shared/locale';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { EMPTY_WORDS, WRITTEN } from './model';
import { useEditor } from './place';

interface Props {
  shown: Locale;
  onShow: (locale: Locale) => void;
}

/** Heads of the columns; where there is room for one column only, tabs. */
export function LanguageHeads({ shown, onShow }: Props): ReactNode {
  const words = useWords(EDITOR);
  return (
    <div className="language-heads cells" role="group" aria-label={words.tabs}>
      {LOCALE_NAMES.map(([locale, name]) => (
        <div key={locale} className="language-head" data-shown={locale === shown}>
          <button
            type="button"
            className="quiet tab"
            aria-pressed={locale === shown}
            onClick={() => onShow(locale)}
          >
            {name}
          </button>
          <LanguageAction locale={locale} name={name} />
        </div>
      ))}
    </div>
  );
}

/** Writing a language, or taking it away. */
function LanguageAction({ locale, name }: { locale: Locale; name: string }): ReactNode {
  const words = useWords(EDITOR);
  const { confirm } = useStudio();
  const { edited, setLocale } = useEditor();
  if (locale === 'zh-HK') return null;
  const others = WRITTEN.filter((each) => each !== locale && edited[each] !== null);
  if (edited[locale] === null || others.length === 0) return null;
  const drop = async (): Promise<void> => {
    const yes = await confirm({
      title: fill(words.dropLocaleTitle, { language: name }),
      text: fill(words.dropLocaleText, { language: name }),
      action: fill(words.dropLocale, { language: name }),
      danger: true,
    });
    if (yes) setLocale(locale, null);
  };
  return (
    <button
      type="button"
      className="quiet remove"
      title={fill(words.dropLocale, { language: name })}
      aria-label={fill(words.dropLocale, { language: name })}
      onClick={() => void drop()}
    >
      ✕
    </button>
  );
}

/** For each language that is not written: what that means, and how to begin. */
export function MissingLanguages(): ReactNode {
  const words = useWords(EDITOR);
  const { edited, setLocale } = useEditor();
  return WRITTEN.filter((locale) => edited[locale] === null).map((locale) => {
    const language = LOCALE_NAMES.find(([id]) => id === locale)?.[1] ?? locale;
    return (
      <div key={locale} className="missing-language">
        <div>
          <b>{fill(words.notWritten, { language })}</b>
          <p className="soft">{words.notWrittenHint}</p>
        </div>
        <button
          type="button"
          onClick={() => setLocale(locale, { ...EMPTY_WORDS, questions: [''], ...takenOver(edited) })}
        >
          {fill(words.write, { language })}
        </button>
      </div>
    );
  });
}

/** What holds in every language, from the one that is written. */
function takenOver(edited: ReturnType<typeof useEditor>['edited']): object {
  const written = WRITTEN.map((locale) => edited[locale]).find((words) => words !== null);
  return {
    ...(written?.escalate === undefined ? {} : { escalate: written.escalate }),
    ...(written?.followUps === undefined ? {} : { followUps: written.followUps }),
  };
}
