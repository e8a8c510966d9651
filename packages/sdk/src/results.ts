export type {
  ExportedRating,
  Measure,
  Publication,
  PublicationEntry,
  PublicationResults,
} from '@gov-rating/contract/types';
export type {
  RankingRow,
  Statistics,
  StatisticsGroup,
  StatisticsQuery,
  TagCount,
  TrendPoint,
} from '@gov-rating/contract/types';
export {csvCell} from '@gov-rating/contract/csv-cell';
export {createResultsClient, type ExportInput, type ResultsClient} from './clients/results-client.ts';
export {createResultsReader, exportAddress} from './clients/results-reader.ts';
export type {ResultsCallOptions, ResultsClientOptions, ResultsReader} from './clients/results-reader.ts';
export * from './errors.ts';
export type {Fetch} from './transport/request.ts';
