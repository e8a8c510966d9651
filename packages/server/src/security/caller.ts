import type {DeviceCaller} from '../domain/devices/device.ts';
import type {Client} from '../domain/institutions/client-storage.ts';
import type {InvitationKey} from '../domain/invitations/invitation-storage.ts';
import type {Rater} from '../domain/raters/portal.ts';
import type {StaffMember} from '../domain/institutions/staff-member.ts';

/** Who calls with an invitation; the token itself stays in the HTTP layer. */
export type Citizen = InvitationKey;

/** Who calls, as far as the credentials prove it. */
export type Caller = Citizen | Rater | DeviceCaller | Client | StaffMember | undefined;
