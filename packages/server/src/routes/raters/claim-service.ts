import {later, shanghaiDay} from '../../domain/calendar/moments.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {daysBack, ownDays, rateableDays} from '../../domain/raters/own-days.ts';
import type {Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {newInvitationId, newInvitationToken} from '../../security/invitation-token.ts';
import {openInvitations} from '../invitations/invite.ts';

/** How long a claimed invitation lives, in hours: the person can claim the service again. */
const validHours = 2;

/**
 * How many open invitations a service may have for the person who claims it: as many again as its department may make, so
 * that a department that has made all of its own shuts nobody out.
 */
const mostOpen = 2 * openInvitations;

/** Gives the person an invitation to rate an own service, of the portal's channel. Other services do not exist for them. */
export const claimService: Handler<'claimService'> = async ({serviceId}, context, {caller}) => {
  const {storage, settings, randomBytes} = context;
  const {raterHash, portal} = caller;
  const now = context.now();
  const invitationId = newInvitationId(randomBytes, now);
  const token = newInvitationToken(invitationId, randomBytes);
  const expiresAt = later(now, validHours * 3_600_000).toISOString();
  const outcome = await storage.claimService({
    ...{raterHash, days: daysBack(now, ownDays), day: shanghaiDay(now)},
    servedFrom: rateableDays(now, settings.rules.ratingWindowDays.value).servedFrom,
    invitation: {
      ...{invitationId, serviceId, channel: portal.channel, expiresAt, limit: mostOpen},
      tokenHash: await hash(token),
      createdAt: now.toISOString(),
    },
  });
  if (outcome !== 'added') throw new Problem(outcome);
  return {token, expiresAt, channel: portal.channel};
};
