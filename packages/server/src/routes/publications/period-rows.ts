import type {LookQuery, RatingLook} from '../../domain/publications/publication-storage.ts';
import {eachDay, type Period} from '../../domain/statistics/periods.ts';
import type {Storage} from '../../domain/storage.ts';
import {yieldToEventLoop} from './snapshot-rows.ts';

/** So many ratings are in memory at once. */
const portion = 2000;

/** Which ratings, as they are at which moment. */
export interface LooksScope extends Pick<LookQuery, 'at' | 'within' | 'areaPrefix'> {
  readonly period: Period;
}

/** The words for codes met so far. */
interface Names {
  readonly institutions: Record<string, string>;
  readonly items: Record<string, string>;
}

/** What all ratings of a period look like, part by part as they are taken; `names` learns the words before a row comes. */
export async function* looksOfPeriod(
  storage: Storage,
  {period, ...scope}: LooksScope,
  names?: Names,
): AsyncGenerator<RatingLook> {
  for (const day of eachDay(period)) {
    for (const kind of ['given', 'default'] as const) {
      for (let after: string | null = ''; after !== null;) {
        const part: Awaited<ReturnType<Storage['ratingLooks']>> = await storage.ratingLooks({
          ...{...scope, kind, day, after, limit: portion},
        });
        if (names) await learn(storage, names, part.looks);
        yield* part.looks;
        after = part.next;
        await yieldToEventLoop();
      }
    }
  }
}

async function learn(storage: Storage, names: Names, looks: readonly RatingLook[]): Promise<void> {
  const unknown = (known: Record<string, string>, codes: readonly (string | null)[]) =>
    [...new Set(codes)].filter((code): code is string => code !== null && !Object.hasOwn(known, code));
  const codes = {
    institutions: unknown(
      names.institutions,
      looks.map(look => look.institutionCode),
    ),
    items: unknown(
      names.items,
      looks.map(look => look.itemCode),
    ),
  };
  if (codes.institutions.length + codes.items.length === 0) return;
  const found = await storage.namesOf(codes);
  Object.assign(names.institutions, found.institutions);
  Object.assign(names.items, found.items);
}
