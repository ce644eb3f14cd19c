import type { ReactNode } from 'react';
import type { BoardRow, CandidateView } from '../../../src/contract/board';
import { useLoaded } from '../../shared/lib/use-loaded';
import { fill } from '../../shared/locale';
import { api } from '../lib/api';
import { explain } from '../lib/errors';
import { customerName } from '../lib/names';
import { useTexts } from '../lib/texts';
import { boardApi } from './board-api';
import { fieldOf, FormDialog, ReasonField } from './form-dialog';
import { useBoardTexts } from './texts';

interface Props {
  row: BoardRow;
  onClose: () => void;
  onDone: () => void;
}

/** Gives a conversation to somebody: who could have it, how much they have, and what speaks against it. */
export function AssignDialog({ row, onClose, onDone }: Props): ReactNode {
  const texts = useBoardTexts();
  const common = useTexts();
  const { data, error } = useLoaded(row.id, boardApi.candidates);
  const possible = data?.some(({ refused }) => !refused) === true;
  return (
    <FormDialog
      title={fill(texts.assignTitle, { customer: customerName(row.customer, common) })}
      hint={texts.assignHint}
      action={texts.assignNow}
      blocked={!possible}
      onSubmit={(form) => api.assign(row.id, fieldOf(form, 'agent'), fieldOf(form, 'reason'))}
      onClose={onClose}
      onDone={onDone}
    >
      {error !== null && (
        <p className="error" role="alert">
          {explain(error, common)}
        </p>
      )}
      <fieldset className="candidates" aria-busy={data === null && error === null}>
        <legend>{texts.agent}</legend>
        {data?.map((each) => (
          <Candidate key={each.id} {...each} />
        ))}
        {data !== null && !possible && <p className="soft">{texts.nobody}</p>}
      </fieldset>
      <ReasonField />
    </FormDialog>
  );
}

function Candidate({ id, displayName, team, load, cap, against, refused }: CandidateView): ReactNode {
  const texts = useBoardTexts();
  return (
    <label className={refused ? 'is-refused' : ''}>
      <input type="radio" name="agent" value={id} disabled={refused} required />
      <span className="candidate-name">
        {displayName} {team !== null && <span className="soft">{team}</span>}
      </span>
      <span className="soft">{fill(texts.loadIs, { load, cap })}</span>
      <span className="candidate-why">
        {against.length === 0 ? (
          <span className="tag is-open">{texts.fits}</span>
        ) : (
          against.map((why) => (
            <span key={why} className={refused ? 'tag' : 'tag high'}>
              {texts.against[why]}
            </span>
          ))
        )}
      </span>
    </label>
  );
}
