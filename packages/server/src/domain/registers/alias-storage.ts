import type {InstitutionAlias} from '@gov-rating/contract';

/** What became of another code of an institution. */
export type AliasOutcome =
  | {readonly outcome: 'put'; readonly change: 'added' | 'changed' | 'none'}
  | {
      readonly outcome: 'unknown_institution' | 'institution_not_allowed' | 'alias_taken';
      readonly field: 'institutionCode' | 'code';
    };

/** Storage of the other codes of institutions. */
export interface AliasStorage {
  /**
   * Gives an institution of `within` or below another code, or takes it over from such an institution. A code names one
   * institution, whatever its kind.
   */
  putAlias(put: {readonly alias: InstitutionAlias; readonly within: string}): Promise<AliasOutcome>;
  /** A page of other codes of an institution and those below it, by code and kind. */
  listAliases(query: {
    readonly within: string;
    readonly institutionCode?: string | undefined;
    readonly after?: {readonly code: string; readonly kind: string} | undefined;
    readonly limit: number;
  }): Promise<InstitutionAlias[]>;
  /** The code of the institution that a code names: its own, or another one; undefined for an unknown code. */
  institutionNamed(code: string): Promise<string | undefined>;
}
