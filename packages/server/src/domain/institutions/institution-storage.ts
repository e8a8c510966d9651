import type {Institution} from '@gov-rating/contract';
import type {PrivacyNotice} from '../privacy/privacy-notice.ts';

/** What an institution may say or not, and a list of institutions may leave out as a whole. */
export const optionalFacts = ['caseNumberLookup', 'privacyNotice', 'privacyPage', 'phone'] as const;

/** An institution as it is saved. */
export interface SavedInstitution extends Institution {
  /**
   * The facts of which the list says nothing, such as those for which a file has no column: they stay as they are stored. A
   * fact that is left out and not named here is taken away.
   */
  readonly keeps?: readonly (typeof optionalFacts)[number][];
}

/** Storage of institutions. */
export interface InstitutionStorage {
  /**
   * Adds or updates, all or none. Rejects with an `InstitutionTreeError` when a parent is neither in the same call nor
   * stored or has a lower level, or when one would be above itself. `saved` hears how many are written so far, from 0 again
   * when the work begins again; when it throws, nothing is saved.
   */
  saveInstitutions(institutions: readonly SavedInstitution[], saved?: (count: number) => void): Promise<void>;
  institution(code: string): Promise<Institution | undefined>;
  /** What an institution says about privacy, or the nearest one above it that has its own sentence; undefined without one. */
  institutionPrivacy(code: string): Promise<PrivacyNotice | undefined>;
  /** The telephone of an institution, or of the nearest one above it that has one; null without one. */
  institutionPhone(code: string): Promise<string | null>;
  /** Sorted by code, after `after`, at most `limit`. */
  listInstitutions(query: {
    readonly areaPrefix?: string;
    readonly within?: string;
    readonly after?: string;
    readonly limit: number;
  }): Promise<Institution[]>;
  /** Whether an institution is `within` itself or below it. */
  isWithin(institutionCode: string, within: string): Promise<boolean>;
}
