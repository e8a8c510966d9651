import type {Context} from '../../context/context.ts';
import {later, shanghaiDay} from '../../domain/calendar/moments.ts';
import type {DeviceAddress, PromptOutcome} from '../../domain/devices/device-storage.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {windowPassedBefore} from '../../domain/ratings/rating-window.ts';
import {hash} from '../../security/hash.ts';
import {newInvitationId, newInvitationToken} from '../../security/invitation-token.ts';
import {newId} from '../../security/random.ts';

/**
 * How long a device may send a rating that was begun in time, in milliseconds: a hall can be without a network for days.
 */
const acceptedMs = 7 * 86_400_000;

/** A request for a rating on a device. */
interface Asked {
  readonly serviceId: string;
  /** The institution that asks. */
  readonly within: string;
  readonly address: DeviceAddress;
  /** The id of the client or device that asks. */
  readonly askedBy: string;
  readonly idempotencyKey: string;
  /** What was asked, so that another request under the same key is noticed. */
  readonly content: unknown;
  readonly at: Date;
  readonly validUntil: Date;
  readonly demandsOnline: boolean;
}

/** Stores a request with the invitation by which it is answered, whose token is known to nobody. */
export async function askForRating(
  {storage, settings, randomBytes}: Context,
  {content, at, validUntil, ...asked}: Asked,
): Promise<Extract<PromptOutcome, {prompt: unknown}>> {
  const invitationId = newInvitationId(randomBytes, at);
  const days = settings.rules.ratingWindowDays.value;
  const outcome = await storage.promptDevice({
    ...asked,
    promptId: newId(randomBytes, at),
    contentHash: await hash(JSON.stringify(content)),
    invitation: {
      invitationId,
      tokenHash: await hash(newInvitationToken(invitationId, randomBytes)),
      expiresAt: later(at, acceptedMs).toISOString(),
    },
    at: at.toISOString(),
    day: shanghaiDay(at),
    validUntil: validUntil.toISOString(),
    windowOpenFrom: days === null ? null : windowPassedBefore(at, days).toISOString(),
  });
  if (!('prompt' in outcome)) throw new Problem(outcome.outcome);
  return outcome;
}
