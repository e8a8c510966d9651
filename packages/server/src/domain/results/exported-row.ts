export type {RatingLook as ExportedRow} from '../../storage/results-storage.ts';
