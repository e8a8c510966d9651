import type {Role} from '@gov-rating/contract';

/**
 * Who calls with a token of the identity provider. `personRef` is a pseudonym: storage, log and counters know no name
 * and no subject.
 */
export interface StaffMember {
  readonly personRef: string;
  readonly role: Role;
  /** The person acts for this institution and all institutions below it. */
  readonly institutionCode: string;
}
