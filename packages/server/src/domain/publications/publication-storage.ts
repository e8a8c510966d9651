import type {ExportedRating, RatingSubject} from '@gov-rating/contract';

/** Which ratings to copy for a publication, and the minimum cell size of small cell suppression. */
export interface SnapshotRequest {
  readonly publicationId: string;
  /** Only ratings of this institution and those below it. */
  readonly within: string;
  readonly areaPrefix: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  /** ISO moment, UTC. */
  readonly cutOff: string;
  /** ISO moments, UTC, between which the services of the period were; the second is not among them. */
  readonly servedFrom: string;
  readonly servedBefore: string;
  readonly minimumCell: number;
}

/** The result of a snapshot. */
export interface SnapshotResult {
  /** Services of the period, rated or not. */
  readonly cases: number;
  /** Ratings left out because they were too few even together. */
  readonly withheld: number;
}

/** Ratings with the same values in an export, and how many they are. */
export interface ExportRow extends Omit<ExportedRating, 'id'> {
  readonly count: number;
}

/** Which ratings to read: of one day, as they are at a moment, and only part of them at once. */
export interface ExportRowQuery {
  /** Submitted by a rater, or recorded by default. */
  readonly kind: 'given' | 'default';
  readonly day: string;
  /** ISO moment. */
  readonly at: string;
  /** Only of this institution and those below it. */
  readonly within: string;
  /** Only of this very institution. */
  readonly only?: string;
  /** Not of this institution. */
  readonly leftOut?: string;
  readonly areaPrefix: string;
  /** Of services, by default, or of points themselves. */
  readonly subject?: RatingSubject | undefined;
  /** The place where the part before ended; empty for the first one. */
  readonly after: string;
  readonly limit: number;
}

/** Ratings of a snapshot with the same values, and their position among the rows of the publication. */
export interface SnapshotRow extends ExportRow {
  readonly place: string;
}

/** Names of codes; codes without a name are left out. */
export interface CodeNames {
  readonly institutions: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, string>>;
}

/** What identifies a publication besides its id: who published which area over which days. */
export interface PublicationKey {
  readonly publisherCode: string;
  readonly areaCode: string;
  readonly from: string;
  readonly to: string;
}

/** A publication as a list shows it. */
export interface StoredPublication extends PublicationKey {
  readonly publicationId: string;
  readonly version: number;
  readonly replaces: string | null;
  readonly reason: string | null;
  readonly publisherName: string;
  readonly cutOff: string;
  readonly total: number;
  /** Hexadecimal digits. */
  readonly sha256: string;
}

/** A publication before it is stored; its rows were copied before. */
export interface NewPublication extends StoredPublication {
  readonly document: string;
}

/** Storage of publications and of the rows that are exported. */
export interface PublicationStorage {
  /**
   * At most `limit` ratings as export rows, and where the next page begins; `next` is null on the last page of the day.
   */
  exportRows(query: ExportRowQuery): Promise<{readonly rows: readonly ExportRow[]; readonly next: string | null}>;
  /**
   * Copies the ratings of a period as they are at the cut-off moment, without personal data, to where nothing changes
   * them any more. Writes in many short transactions; when one fails, a draft is left that no reader sees.
   */
  snapshotRatings(order: SnapshotRequest): Promise<SnapshotResult>;
  /** Rows of a snapshot after a position, from the first with an empty one; at most `limit`. */
  snapshotRows(publicationId: string, after: string, limit: number): Promise<SnapshotRow[]>;
  /** The current names of codes. */
  codeNames(codes: {readonly institutions: readonly string[]; readonly items: readonly string[]}): Promise<CodeNames>;
  /**
   * Makes a snapshot a publication. Resolves with false when that version is already published. Rejects when the draft
   * was dropped meanwhile. `at`: when it is published (ISO moment, UTC); by default its cut-off moment.
   */
  publish(publication: NewPublication, at?: string): Promise<boolean>;
  /** Drops a snapshot that did not become a publication, in short transactions; a publication is never dropped. */
  dropSnapshot(publicationId: string): Promise<void>;
  /** Drafts begun before a moment, which processes that ended have left behind. */
  draftsBefore(moment: string, limit: number): Promise<string[]>;
  latestPublication(key: PublicationKey): Promise<StoredPublication | undefined>;
  publication(publicationId: string): Promise<NewPublication | undefined>;
  /** The latest made first, after the one made at a moment; `latest` is false where a later version exists. */
  listPublications(query: {
    readonly areaCode?: string;
    readonly from?: string;
    readonly to?: string;
    readonly after?: {readonly at: string; readonly publicationId: string};
    readonly limit: number;
  }): Promise<(StoredPublication & {readonly latest: boolean})[]>;
}
