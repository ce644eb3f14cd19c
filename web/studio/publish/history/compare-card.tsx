import type { ReactNode } from 'react';
import type { PublicationView } from '../../../../src/contract/studio-publishing';
import { fill } from '../../../shared/locale';
import { useLoaded } from '../../../shared/lib/use-loaded';
import { api } from '../../lib/api';
import { Failure } from '../../ui/failure';
import { Skeleton } from '../../ui/skeleton';
import { Changes } from '../diff/lazy-changes';
import { usePublishTexts } from '../texts';

/** Two numbers of versions: what the one became in the other. */
export interface Compared {
  older: number;
  newer: number;
}

interface Props {
  compared: Compared;
  publications: readonly PublicationView[];
  onCompare: (compared: Compared) => void;
  onClose: () => void;
}

export function CompareCard({ compared, publications, onCompare, onClose }: Props): ReactNode {
  const texts = usePublishTexts();
  const { older, newer } = compared;
  const { data, error, refresh } = useLoaded(`${older} ${newer}`, () => api.publicationChanges(newer, older));
  return (
    <section className="card compare" aria-labelledby="compare-title">
      <header>
        <h2 id="compare-title" tabIndex={-1} ref={(title) => title?.focus()}>
          {texts.compareTitle}
        </h2>
        <Choice
          label={texts.compareOlder}
          value={older}
          publications={publications}
          onChange={(number) => onCompare({ ...compared, older: number })}
        />
        <Choice
          label={texts.compareNewer}
          value={newer}
          publications={publications}
          onChange={(number) => onCompare({ ...compared, newer: number })}
        />
        <button type="button" className="quiet" onClick={onClose}>
          {texts.close}
        </button>
      </header>
      <Failure error={error} onRetry={() => void refresh()} />
      {data === null && error === null && <Skeleton lines={4} />}
      {data?.diffs.length === 0 && <p className="soft">{texts.compareSame}</p>}
      {data !== null && <Changes diffs={data.diffs} />}
    </section>
  );
}

interface ChoiceProps {
  label: string;
  value: number;
  publications: readonly PublicationView[];
  onChange: (number: number) => void;
}

function Choice({ label, value, publications, onChange }: ChoiceProps): ReactNode {
  const texts = usePublishTexts();
  return (
    <label className="choice">
      {label}
      <select value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {publications.map(({ number, live }) => (
          <option key={number} value={number}>
            {fill(texts.version, { n: number })}
            {live ? ` · ${texts.live}` : ''}
          </option>
        ))}
      </select>
    </label>
  );
}
