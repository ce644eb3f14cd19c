import { useState, type ReactNode } from 'react';
import type { GateReportView } from '../../../../src/contract/studio-publishing';
import { fill } from '../../../shared/locale';
import { usePublishTexts, type PublishMessages } from '../texts';
import { IntentLink } from './intent-link';

const FEW = 8;

type Changed = GateReportView['better'][number];

interface Props {
  title: string;
  hint?: string;
  sentences: readonly Changed[];
  /** Shows how often each was asked instead of what was expected. */
  asked?: boolean;
}

/** Sentences that this version takes otherwise than the live one. Nothing when there are none. */
export function SentenceTable({ title, hint, sentences, asked = false }: Props): ReactNode {
  const texts = usePublishTexts();
  const [all, setAll] = useState(false);
  if (sentences.length === 0) return null;
  return (
    <section className="report-part">
      <h3>
        {title} <span className="count">{sentences.length}</span>
      </h3>
      {hint !== undefined && <p className="soft">{hint}</p>}
      <div className="table">
        <table className="sentences-changed">
          <thead>
            <tr>
              <th scope="col">{texts.colSentence}</th>
              {asked && (
                <th scope="col" className="number">
                  {texts.colCount}
                </th>
              )}
              <th scope="col">{texts.colBefore}</th>
              <th scope="col">{texts.colAfter}</th>
              {!asked && <th scope="col">{texts.colExpected}</th>}
            </tr>
          </thead>
          <tbody>
            {sentences.slice(0, all ? sentences.length : FEW).map((each) => (
              <tr key={`${each.locale}${each.text}`}>
                <th scope="row" lang={each.locale}>
                  {each.text}
                </th>
                {asked && <td className="number">{each.count}</td>}
                <Taken as={each.before} />
                <Taken as={each.after} />
                {!asked && <Expected intent={each.expected} />}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sentences.length > FEW && !all && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {fill(texts.more, { n: sentences.length - FEW })}
        </button>
      )}
    </section>
  );
}

const SIGNALS: Partial<Record<string, keyof PublishMessages>> = {
  'signal:human': 'sig_human',
  'signal:complaint': 'sig_complaint',
  'signal:card-lost': 'sig_cardLost',
  'signal:fraud': 'sig_fraud',
};

/** What a version takes a sentence for: an intent, an alarm, or nothing. */
function Taken({ as }: { as: string | null }): ReactNode {
  const texts = usePublishTexts();
  if (as === null) return <td className="soft">{texts.notUnderstood}</td>;
  const signal = SIGNALS[as];
  return <td>{signal === undefined ? <IntentLink intent={as} /> : texts[signal]}</td>;
}

function Expected({ intent }: { intent: string | null | undefined }): ReactNode {
  const texts = usePublishTexts();
  if (intent === undefined) return <td />;
  if (intent === null) return <td className="soft">{texts.noneExpected}</td>;
  return (
    <td>
      <IntentLink intent={intent} />
    </td>
  );
}
