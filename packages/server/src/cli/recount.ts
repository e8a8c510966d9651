import {withStorage, type Operator} from './operator.ts';

/**
 * Compares the stored counts with the raw rows. Resolves with false, after printing every difference, when they differ.
 */
export async function recount(operator: Operator): Promise<boolean> {
  const differences = await withStorage(operator, storage => storage.recount());
  for (const {day, institutionCode, what, stored, recounted} of differences) {
    operator.printError(`${day} ${institutionCode} ${what}: kept ${stored}, recounted ${recounted}`);
  }
  operator.print(differences.length === 0 ? 'All counts agree.' : `${differences.length} counts differ.`);
  return differences.length === 0;
}
