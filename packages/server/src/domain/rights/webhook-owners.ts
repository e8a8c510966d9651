import type {Role} from '@gov-rating/contract';
import type {StaffMember} from '../institutions/staff-member.ts';

/** Whose webhooks a person may see, change, test and remove. */
export interface WebhookRights {
  /** Those that this institution and the ones below it have put. */
  readonly within: string;
  /** Of those that the institution itself has put only the ones put in these roles; left out: all. */
  readonly roles?: readonly Role[];
}

/**
 * A webhook belongs to the institution and the role that put it, for whatever institution it reports. So a rated
 * institution neither sees nor redirects what those above it have put, and its head not what its own bureau has.
 *
 * @example
 * webhookRights({role: 'institution_head', institutionCode: '11440106MB2D123456', personRef: '…'});
 * // {within: '11440106MB2D123456', roles: ['institution_head']}
 */
export const webhookRights = ({role, institutionCode}: StaffMember): WebhookRights => ({
  within: institutionCode,
  roles: role === 'bureau' ? ['bureau', 'institution_head'] : [role],
});
