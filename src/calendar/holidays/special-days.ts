/** The days of a year, YYYY-MM-DD, that differ from their weekday. */
export interface SpecialDays {
  /** False: the year's days are not known yet, only what holds in every year. */
  announced: boolean;
  holidays: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked for a holiday. */
  workdays: ReadonlySet<string>;
}
