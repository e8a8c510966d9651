import {yieldToEventLoop} from '../../domain/event-loop.ts';
import type {ExportRow, ExportRowQuery} from '../../domain/publications/publication-storage.ts';
import {eachDay, toMonth, type Period} from '../../domain/statistics/periods.ts';
import {publishedMonths} from '../../domain/statistics/published-months.ts';
import type {LimitedInstitution} from '../../domain/statistics/count-scope.ts';
import type {Storage} from '../../domain/storage.ts';
import {publishableRows} from '../../domain/publications/publishable-rows.ts';

/** At most this many ratings are in memory at once. */
const batchSize = 2000;

/** Which ratings, as of which moment. */
export interface PeriodScope extends Pick<ExportRowQuery, 'at' | 'within' | 'areaPrefix' | 'subject'> {
  readonly period: Period;
  /** An institution of which only the rows are read that a publication would show. */
  readonly limited?: LimitedInstitution | undefined;
}

/** The names of the codes met so far. */
interface Names {
  readonly institutions: Record<string, string>;
  readonly items: Record<string, string>;
}

/**
 * The ratings of a period as export rows, read page by page; after them those of the limited institution, a month at a
 * time. `names` receives the names of codes before their rows.
 */
export async function* periodRows(
  storage: Storage,
  {limited, ...scope}: PeriodScope,
  names?: Names,
): AsyncGenerator<ExportRow> {
  if (limited === undefined) {
    yield* allRows(storage, scope, names);
    return;
  }
  const {institutionCode, months, minimumRatings} = limited;
  yield* allRows(storage, {...scope, leftOut: institutionCode}, names);
  if (months === undefined || !(await storage.isWithin(institutionCode, scope.within))) return;
  const {areaPrefix, subject} = scope;
  const counted = await storage.staffMonths({institutionCode, areaPrefix, subject, ...months});
  for (const {month, areaCode} of publishedMonths(counted, minimumRatings)) {
    const rows: ExportRow[] = [];
    const ofMonth = {...scope, period: toMonth(month), only: institutionCode, areaPrefix: areaCode};
    for await (const row of allRows(storage, ofMonth, names)) rows.push(row);
    yield* publishableRows(rows, minimumRatings);
  }
}

/** What is read without any limit. */
type RowScope = Omit<PeriodScope, 'limited'> & Pick<ExportRowQuery, 'only' | 'leftOut'>;

async function* allRows(storage: Storage, {period, ...scope}: RowScope, names?: Names): AsyncGenerator<ExportRow> {
  for (const day of eachDay(period)) {
    for (const kind of ['given', 'default'] as const) {
      for (let after: string | null = ''; after !== null;) {
        const part: Awaited<ReturnType<Storage['exportRows']>> = await storage.exportRows({
          ...{...scope, kind, day, after, limit: batchSize},
        });
        if (names) await learn(storage, names, part.rows);
        yield* part.rows;
        after = part.next;
        await yieldToEventLoop();
      }
    }
  }
}

async function learn(storage: Storage, names: Names, rows: readonly ExportRow[]): Promise<void> {
  const unknown = (known: Record<string, string>, codes: readonly (string | null)[]) =>
    [...new Set(codes)].filter((code): code is string => code !== null && !Object.hasOwn(known, code));
  const codes = {
    institutions: unknown(
      names.institutions,
      rows.map(row => row.institutionCode),
    ),
    items: unknown(
      names.items,
      rows.map(row => row.itemCode),
    ),
  };
  if (codes.institutions.length + codes.items.length === 0) return;
  const found = await storage.codeNames(codes);
  Object.assign(names.institutions, found.institutions);
  Object.assign(names.items, found.items);
}
