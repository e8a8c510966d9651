import type {InstitutionAlias} from '@gov-rating/contract';

/** What became of another code of an institution. */
export type AliasOutcome =
  | {readonly outcome: 'put'; readonly change: 'added' | 'changed' | 'none'}
  | {
      readonly outcome: 'unknown_institution' | 'institution_not_allowed' | 'alias_taken';
      readonly field: 'institutionCode' | 'code';
    };

/** Another code that was removed; `change` says whether this call did it. */
export interface RemovedAlias {
  readonly alias: InstitutionAlias;
  /** ISO moment. */
  readonly removedAt: string;
  readonly change: 'removed' | 'none';
}

/** A row of a list. */
export type ListedAlias = InstitutionAlias & {readonly removedAt: string | null};

/** Storage of the other codes of institutions. */
export interface AliasStorage {
  /**
   * Gives an institution of `within` or below another code, or takes it over from such an institution. A code names one
   * institution, whatever its kind. That the earlier institution had it is kept.
   */
  putAlias(put: {
    readonly alias: InstitutionAlias;
    readonly within: string;
    /** ISO moment. */
    readonly at: string;
  }): Promise<AliasOutcome>;
  /** Removes another code of an institution of `within` or below, once; undefined when there never was one. */
  removeAlias(removal: {
    readonly kind: InstitutionAlias['kind'];
    readonly code: string;
    /** Undefined for an operator, who may remove all. */
    readonly within: string | undefined;
    readonly at: string;
  }): Promise<RemovedAlias | undefined>;
  /** A page of other codes of an institution and those below it, or of all, by code and kind; of removed ones by moment too. */
  listAliases(query: {
    readonly within: string | undefined;
    readonly removed: boolean;
    readonly institutionCode?: string | undefined;
    readonly after?: {readonly code: string; readonly kind: string; readonly removedAt?: string} | undefined;
    readonly limit: number;
  }): Promise<ListedAlias[]>;
  /** The code of the institution that a code names: its own, or another one; undefined for an unknown code. */
  institutionNamed(code: string): Promise<string | undefined>;
}
