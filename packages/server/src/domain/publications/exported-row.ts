export type {RatingLook as ExportedRow} from '../statistics/statistics-storage.ts';
