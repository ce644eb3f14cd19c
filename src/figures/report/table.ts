import { AppError } from '../../contract/errors';
import type { Figure, FactKinds } from '../figure';
import type { Accumulator } from '../formulas';

/** Rows by key and interval; more than a page or a sheet shows anyway. */
const MOST_ROWS = 5_000;

interface Row {
  key: string | null;
  bucket: number;
  figures: Accumulator<never>[];
}

/** What a report gathers: an accumulator for each row and figure, never a fact. */
export class Table {
  private readonly rows = new Map<string, Row>();
  private readonly total: Row;

  constructor(
    private readonly figures: readonly Figure[],
    /** What has no meaning in the rows, and in the total. */
    private readonly without: Record<'rows' | 'total', ReadonlySet<keyof FactKinds>>,
  ) {
    this.total = this.begin(null, -1);
  }

  /** Adds a fact to the total. */
  sum<Kind extends keyof FactKinds>(kind: Kind, fact: FactKinds[Kind]): void {
    this.feed(this.total, kind, fact);
  }

  /** Adds a fact to the row of a key and an interval. */
  add<Kind extends keyof FactKinds>(
    kind: Kind,
    key: string | null,
    bucket: number,
    fact: FactKinds[Kind],
  ): void {
    this.feed(this.row(key, bucket), kind, fact);
  }

  /** Makes sure that a row is there, if there is nothing to add to it. */
  row(key: string | null, bucket: number): Row {
    const id = `${bucket}|${key === null ? '' : `=${key}`}`;
    const known = this.rows.get(id);
    if (known) return known;
    if (this.rows.size >= MOST_ROWS) {
      throw new AppError(
        'TOO_LARGE',
        `The report has more than ${MOST_ROWS} rows: ask for a shorter span or coarser intervals.`,
      );
    }
    const row = this.begin(key, bucket);
    this.rows.set(id, row);
    return row;
  }

  /** The total first, then the rows by interval; figures without a meaning here are null. */
  values(): {
    total: (number | null)[];
    rows: { key: string | null; bucket: number; values: (number | null)[] }[];
  } {
    const read = ({ figures }: Row, without: ReadonlySet<keyof FactKinds>): (number | null)[] =>
      figures.map((figure, index) =>
        without.has(this.figures[index]?.over ?? 'cases') ? null : figure.value(),
      );
    const rows = [...this.rows.values()].sort((a, b) => a.bucket - b.bucket);
    return {
      total: read(this.total, this.without.total),
      rows: rows.map((row) => ({ key: row.key, bucket: row.bucket, values: read(row, this.without.rows) })),
    };
  }

  private begin(key: string | null, bucket: number): Row {
    return { key, bucket, figures: this.figures.map(({ formula }) => formula() as Accumulator<never>) };
  }

  private feed<Kind extends keyof FactKinds>(row: Row, kind: Kind, fact: FactKinds[Kind]): void {
    this.figures.forEach(({ over }, index) => {
      if (over === kind) (row.figures[index] as Accumulator<FactKinds[Kind]> | undefined)?.add(fact);
    });
  }
}
