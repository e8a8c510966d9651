import {withReadStorage} from './operator-notes.ts';
import type {Operator} from './operator.ts';
import {orStopped} from './progress.ts';

/**
 * Compares the stored counts with the raw rows. Resolves with false, after printing every difference, when they differ.
 */
export async function recount(operator: Operator): Promise<boolean> {
  const differences = await withReadStorage(operator, 'recount', storage =>
    orStopped(operator, storage.recount(), 'Nothing was changed; run recount again.'),
  );
  for (const {day, institutionCode, what, stored, recounted} of differences) {
    operator.printError(`${day} ${institutionCode} ${what}: stored ${stored}, recounted ${recounted}`);
  }
  operator.print(differences.length === 0 ? 'All counts agree.' : `${differences.length} counts differ.`);
  return differences.length === 0;
}
