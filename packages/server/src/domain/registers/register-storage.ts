import type {InstitutionAlias} from '@gov-rating/contract';
import type {AliasOutcome} from './alias-storage.ts';
import type {PointFacts, PointOutcome} from './point-storage.ts';
import type {StaffOutcome, StaffPut} from './staff-storage.ts';

/** A point of a file. */
export interface ImportedPoint extends Omit<PointFacts, 'parentId'> {
  /** Id, static code, name or number of the point in which it lies, in the file or stored; null at the top. */
  readonly parent: string | null;
  /** Whether it is to be closed. */
  readonly isClosed: boolean;
  readonly newId: string;
  readonly newStaticCode: string;
}

/** A member of staff of a file. */
export type ImportedStaff = StaffPut['facts'] & {readonly newId: string};

/** The rows of a file of one register. */
export type RegisterRows =
  | {readonly register: 'points'; readonly rows: readonly ImportedPoint[]}
  | {readonly register: 'staff'; readonly rows: readonly ImportedStaff[]}
  | {readonly register: 'aliases'; readonly rows: readonly InstitutionAlias[]};

/** Rows to import, and for whom. */
export type RegisterImport = RegisterRows & {
  /** The institution of the caller; undefined for an operator, who may write all. */
  readonly within: string | undefined;
  /** The day in Asia/Shanghai. */
  readonly today: string;
  /** ISO moment. */
  readonly at: string;
  /** Set to learn what would be done, without doing it. */
  readonly checkOnly: boolean;
};

/** What an import did, in rows; points that were closed with a hall are counted too. */
export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly closed: number;
  readonly unchanged: number;
}

/** Why a row was refused. */
export interface ImportFault {
  /** Its place among the rows, from 0. */
  readonly index: number;
  readonly outcome: Exclude<(PointOutcome | StaffOutcome | AliasOutcome)['outcome'], 'put'> | 'parent_ambiguous';
  readonly field: string;
}

/** Rows that cannot be saved; none was. */
export class RegisterImportError extends Error {
  override readonly name = 'RegisterImportError';
  readonly faults: readonly ImportFault[];

  constructor(faults: readonly ImportFault[]) {
    super(`${faults.length} rows were refused; nothing was saved.`);
    this.faults = faults;
  }
}

/** What an import would do. It ends the transaction, so that nothing is saved. */
export class RegisterChecked extends Error {
  override readonly name = 'RegisterChecked';
  readonly counts: ImportCounts;

  constructor(counts: ImportCounts) {
    super('The rows were only checked.');
    this.counts = counts;
  }
}

/** Storage of whole files of registers. */
export interface RegisterStorage {
  /**
   * Saves the rows of a file, all or none, or only checks them; the same rows again change nothing. Rejects with {@link RegisterImportError}, which
   * names every row that is refused.
   */
  importRegister(rows: RegisterImport): Promise<ImportCounts>;
}
