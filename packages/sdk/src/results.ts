export type {
  ExportedRating,
  Measure,
  Publication,
  PublicationEntry,
  PublicationResults,
  RankingRow,
  Statistics,
  StatisticsGroup,
  StatisticsQuery,
  TagCount,
  TrendPoint,
} from '@gov-rating/contract';
export {csvCell} from '@gov-rating/contract/csv-cell';
export type {Fetch} from './call.ts';
export {
  ApiError,
  ContractError,
  GovRatingError,
  isApiError,
  isContractError,
  isGovRatingError,
  isNetworkError,
  NetworkError,
  type FieldFault,
} from './errors.ts';
export {createResultsClient, type ExportInput, type ResultsClient} from './results-client.ts';
export {
  createResultsReader,
  exportAddress,
  type ResultsCallOptions,
  type ResultsClientOptions,
  type ResultsReader,
} from './results-reader.ts';
