import type { ReactNode } from 'react';
import type { ContentDiff } from '../../../../src/contract/studio-publishing';
import { clock } from '../../../shared/lib/format';
import { usePrefs } from '../../../shared/lib/prefs';
import { fill } from '../../../shared/locale';
import { api } from '../../lib/api';
import { addressOf } from '../../lib/route';
import { useStudio } from '../../lib/studio-context';
import { EmptyState } from '../../ui/empty-state';
import { Changes } from '../diff/lazy-changes';
import { counted, usePublishTexts } from '../texts';

/** What the draft changes against the live version, with who did it, and the way to take one back. */
export function DraftChanges({
  diffs,
  onReverted,
}: {
  diffs: ContentDiff[];
  onReverted: () => void;
}): ReactNode {
  const texts = usePublishTexts();
  const { catalogue } = useStudio();
  if (diffs.length === 0) return <NoChanges />;
  const count = new Set(diffs.map(({ intent }) => intent)).size;
  return (
    <section className="draft-changes" aria-labelledby="changes-title">
      <header>
        <h2 id="changes-title">
          {texts.changesTitle}{' '}
          <span className="count">{counted(count, texts.changeCountOne, texts.changeCount)}</span>
        </h2>
        <p className="soft">{fill(texts.changesLead, { n: catalogue?.live ?? '–' })}</p>
      </header>
      <Changes
        diffs={diffs}
        facts={(intent) => <Touched intent={intent} />}
        tools={(intent) => <Tools intent={intent} onReverted={onReverted} />}
      />
    </section>
  );
}

function NoChanges(): ReactNode {
  const texts = usePublishTexts();
  return (
    <EmptyState title={texts.noChanges} hint={texts.noChangesHint}>
      <p className="links">
        <a className="button" href={addressOf('content')}>
          {texts.toContent}
        </a>
        <a className="button" href={addressOf('inbox')}>
          {texts.toInbox}
        </a>
      </p>
    </EmptyState>
  );
}

function Touched({ intent }: { intent: string }): ReactNode {
  const texts = usePublishTexts();
  const { locale } = usePrefs();
  const touched = useStudio().catalogue?.intents.find(({ id }) => id === intent)?.touched ?? null;
  if (touched === null) return null;
  return (
    <span className="soft">
      {fill(texts.touched, { name: touched.by.displayName, time: clock(touched.at, locale) })}
    </span>
  );
}

function Tools({ intent, onReverted }: { intent: string; onReverted: () => void }): ReactNode {
  const texts = usePublishTexts();
  const { catalogue, titleOf, confirm, say, fail } = useStudio();
  const title = titleOf(intent);
  const revert = async (): Promise<void> => {
    const question = {
      title: fill(texts.revertTitle, { title }),
      text: texts.revertHint,
      action: texts.revert,
      danger: true,
    };
    if (!(await confirm(question))) return;
    await api.revert(intent);
    say(fill(texts.reverted, { title }));
    onReverted();
  };
  return (
    <footer>
      {catalogue?.intents.some(({ id }) => id === intent) === true && (
        <a className="button" href={addressOf('content', intent)}>
          {texts.open}
        </a>
      )}
      <button type="button" onClick={() => void revert().catch(fail)}>
        {texts.revert}
      </button>
    </footer>
  );
}
