import type {ExportedRating} from '@gov-rating/contract';

/** Ratings that look the same in an open export, and how many they are. */
export interface ExportedRow extends Omit<ExportedRating, 'id'> {
  readonly count: number;
}
