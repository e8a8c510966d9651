import type {Storage} from '../storage.ts';

/** What results are read from. */
export type ResultSource = Pick<Storage, 'resultCounts' | 'groupCounts' | 'tagCounts' | 'staffCounts' | 'staffMonths'>;

/** A copy of the storage that lags behind, for reading results. */
export interface Replica {
  readonly storage: ResultSource;
  /** How old its data are at most, in milliseconds; undefined while it is not to be used. */
  ageMs(): number | undefined;
  /** Hears of an error that a read ended with, so that the replica is left until it answers again. */
  gaveUp(error: unknown): void;
  close(): Promise<void>;
}
