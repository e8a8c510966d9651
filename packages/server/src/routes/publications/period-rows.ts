import {yieldToEventLoop} from '../../domain/event-loop.ts';
import type {ExportRow, ExportRowQuery} from '../../domain/publications/publication-storage.ts';
import {eachDay, type Period} from '../../domain/statistics/periods.ts';
import type {Storage} from '../../domain/storage.ts';

/** At most this many ratings are in memory at once. */
const batchSize = 2000;

/** Which ratings, as of which moment. */
export interface PeriodScope extends Pick<ExportRowQuery, 'at' | 'within' | 'areaPrefix'> {
  readonly period: Period;
}

/** The names of the codes met so far. */
interface Names {
  readonly institutions: Record<string, string>;
  readonly items: Record<string, string>;
}

/** All ratings of a period as export rows, read page by page. `names` receives the names of codes before their rows. */
export async function* periodRows(
  storage: Storage,
  {period, ...scope}: PeriodScope,
  names?: Names,
): AsyncGenerator<ExportRow> {
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
