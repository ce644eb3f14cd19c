import type { PublicationView } from '../../../../src/contract/studio-publishing';

/** Shares from 0 to 1; null: not measured. */
export interface VersionFigures {
  number: number;
  golden: number | null;
  accuracy: number | null;
  rejection: number | null;
}

export function figuresOf({ number, report }: PublicationView): VersionFigures {
  const figure = (wanted: string): number | null =>
    report?.checks.find(({ name }) => name === wanted)?.figure ?? null;
  return { number, golden: figure('golden'), accuracy: figure('accuracy'), rejection: figure('rejection') };
}

export const isMeasured = ({ golden, accuracy, rejection }: VersionFigures): boolean =>
  golden !== null || accuracy !== null || rejection !== null;
