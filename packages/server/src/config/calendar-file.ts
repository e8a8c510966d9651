import {z} from 'zod';
import type {YearOfDays} from '../domain/calendar/statutory-days.ts';
import {isWeekend} from '../domain/calendar/working-days.ts';
import {ConfigError} from './config.ts';
import {readJsonFile} from './json-file.ts';

const days = z.array(z.iso.date('must be days such as 2027-01-01')).max(366);

const calendarFile = z
  .record(
    z.string().regex(/^20\d\d$/, 'must be years such as 2027'),
    z.strictObject({holidays: days.min(1, 'must name the holidays'), workdays: days}),
  )
  .superRefine((years, context) => {
    for (const [year, table] of Object.entries(years))
      for (const message of toErrors(year, table)) context.addIssue({code: 'custom', path: [year], message});
  });

/** Likely typing errors, as sentences. */
function toErrors(year: string, {holidays, workdays}: YearOfDays): string[] {
  const all = [...holidays, ...workdays];
  const elsewhere = all.filter(day => !day.startsWith(year)).map(day => `names ${day} of another year`);
  const twice = all.filter((day, at) => all.indexOf(day) !== at).map(day => `names ${day} twice`);
  const worked = workdays.filter(day => !isWeekend(day)).map(day => `lets ${day} be made up, which is no weekend`);
  return [...elsewhere, ...twice, ...worked];
}

/** Reads the operator's years of the statutory calendar. Throws a {@link ConfigError} that says what is wrong with them. */
export async function readCalendarYears(file: string | undefined): Promise<Readonly<Record<number, YearOfDays>>> {
  if (file === undefined) return {};
  const result = calendarFile.safeParse(await readJsonFile('CALENDAR_FILE', file));
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.map(issue => ['CALENDAR_FILE', ...issue.path, issue.message].map(String).join(' ')),
  );
}
