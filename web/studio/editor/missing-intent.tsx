import { useState, type ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { api } from '../lib/api';
import { addressOf } from '../lib/route';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { CONTENT } from '../messages/content';
import { EDITOR } from '../messages/editor';
import { EmptyState } from '../ui/empty-state';

/** In place of an intent that the draft does not have: deleted there, perhaps still live. */
export function MissingIntent({ id, onRestored }: { id: string; onRestored: () => void }): ReactNode {
  const words = useWords(EDITOR);
  const list = useWords(CONTENT);
  const { say, warn, fail, refresh } = useStudio();
  const [busy, setBusy] = useState(false);

  const restore = async (): Promise<void> => {
    setBusy(true);
    try {
      const { sheet } = await api.revert(id);
      if (sheet === null) warn(fill(words.notLive, { title: id }));
      else {
        say(fill(words.reverted, { title: id }));
        onRestored();
        await refresh();
      }
    } catch (error) {
      fail(error);
    }
    setBusy(false);
  };
  return (
    <EmptyState title={fill(words.wasRemoved, { title: id })} hint={words.wasRemovedHint}>
      <p className="picked">
        <button type="button" disabled={busy} onClick={() => void restore()}>
          {words.restore}
        </button>
        <a className="button" href={addressOf('content')}>
          {list.toList}
        </a>
      </p>
    </EmptyState>
  );
}
