import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { CannedView } from '../../../src/contract/assist';
import { fill } from '../../shared/locale';
import { Dialog } from '../../shared/ui/dialog';
import { composeApi } from '../compose/compose-api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { useCannedWords } from './words';

interface Props {
  reply: CannedView;
  onClose: () => void;
  onRemoved: () => void;
}

export function RemoveDialog({ reply, onClose, onRemoved }: Props): ReactNode {
  const texts = useTexts();
  const words = useCannedWords();
  const [error, setError] = useState<unknown>(null);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    composeApi.removeCanned(reply.id).then(onRemoved, (failed: unknown) => setError(failed));
  };
  return (
    <Dialog title={words.removeNow} onClose={onClose}>
      <form onSubmit={submit}>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, texts)}
          </p>
        )}
        <p>{fill(words.removeAsk, { title: reply.title })}</p>
        <footer>
          <button type="button" data-focus onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="primary">
            {words.removeNow}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
