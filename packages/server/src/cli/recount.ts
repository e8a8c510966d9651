import type {CountDifference} from '../domain/statistics/statistics-storage.ts';
import type {Storage} from '../domain/storage.ts';
import {withReadStorage} from './operator-notes.ts';
import type {Operator} from './operator.ts';
import {orStopped, Progress} from './progress.ts';

const whenStopped = 'Nothing was changed; run recount again.';

/**
 * Compares the stored counts with the raw rows. Resolves with false, after printing every difference, when they differ.
 */
export async function recount(operator: Operator): Promise<boolean> {
  const differences = await withReadStorage(operator, 'recount', storage => recounted(operator, storage));
  for (const {day, institutionCode, what, stored, recounted} of differences) {
    operator.printError(`${day} ${institutionCode} ${what}: stored ${stored}, recounted ${recounted}`);
  }
  operator.print(differences.length === 0 ? 'All counts agree.' : `${differences.length} counts differ.`);
  return differences.length === 0;
}

/** Month by month: a count and the rows that it counts are of the same day, and are read at one moment. */
async function recounted(operator: Operator, storage: Storage): Promise<CountDifference[]> {
  const months = await orStopped(operator, storage.countedMonths(), whenStopped);
  const progress = new Progress(operator, {unit: 'months', total: months.length, whenStopped});
  const differences: CountDifference[] = [];
  try {
    for (const month of months) {
      progress.advance(0);
      differences.push(...(await orStopped(operator, storage.recount(month), whenStopped)));
      progress.advance(1);
    }
    return differences;
  } finally {
    progress.end();
  }
}
