import type {Role} from '@gov-rating/contract';

/**
 * Who calls with a token of the identity provider. `personRef` is a pseudonym: storage, log and counters know no name
 * and no subject.
 */
export interface StaffMember {
  /** Under a key of the deployment, so that nobody who reads the database can find a person by trying subjects. */
  readonly personRef: string;
  /** Pseudonyms of the same person by earlier rules, which rows and sealed entries keep. */
  readonly formerRefs?: readonly string[];
  readonly role: Role;
  /** The person acts for this institution and all institutions below it. */
  readonly institutionCode: string;
}
