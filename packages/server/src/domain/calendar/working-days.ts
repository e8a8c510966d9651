import {statutoryDays, type YearOfDays} from './statutory-days.ts';

/** Thrown for a year without a known holiday notice, whose working days cannot be determined. */
export class UnknownYear extends Error {
  override readonly name = 'UnknownYear';
  readonly year: number;

  constructor(year: number) {
    super(`The statutory calendar of ${year} is unknown: add it with CALENDAR_FILE.`);
    this.year = year;
  }
}

/** The statutory calendar: which days are working days (工作日), make-up working days included. */
export interface WorkingDays {
  /** The years that can be answered for, ascending. */
  readonly years: readonly number[];
  /** Whether a day, `YYYY-MM-DD` in Asia/Shanghai, is a working day. Throws {@link UnknownYear} rather than guess. */
  isWorkingDay(day: string): boolean;
}

/** The shipped calendar with the operator's years added. A year of the operator replaces the shipped one completely. */
export function workingDays(added: Readonly<Record<number, YearOfDays>> = {}): WorkingDays {
  const tables = new Map(
    Object.entries({...statutoryDays, ...added}).map(([year, table]) => [Number(year), setsOf(table)]),
  );
  return {
    years: [...tables.keys()].sort((a, b) => a - b),
    isWorkingDay(day) {
      const year = Number(day.slice(0, 4));
      const table = tables.get(year);
      if (table === undefined) throw new UnknownYear(year);
      return table.workdays.has(day) || !(isWeekend(day) || table.holidays.has(day));
    },
  };
}

/** Whether a day is a Saturday or a Sunday. */
export const isWeekend = (day: string): boolean => new Date(day).getUTCDay() % 6 === 0;

const setsOf = ({holidays, workdays}: YearOfDays) => ({holidays: new Set(holidays), workdays: new Set(workdays)});
