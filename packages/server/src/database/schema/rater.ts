import {day, key, moment, table} from '../engine/table.ts';

/** Assertions of portals that were used, until they have ended. */
export const usedAssertion = table('used_assertion', {
  assertionHash: key('assertion_hash'),
  endsAt: moment('ends_at'),
});

/**
 * For whom a service was, as a keyed hash of portal and pseudonym. Its index begins with the day of the service, so that new
 * rows lie side by side although the hashes are random.
 */
export const servedRater = table('served_rater', {
  serviceId: key('service_id'),
  day: day('day'),
  raterHash: key('rater_hash'),
});

/** Invitations that a person has claimed, as the same hash, by the day of the claim. */
export const claimedInvitation = table('claimed_invitation', {
  invitationId: key('invitation_id'),
  day: day('day'),
  raterHash: key('rater_hash'),
});

/** Services of which a reminder may have to be written, until that was looked at once. Not of those that came with their rating. */
export const reminderCandidate = table('reminder_candidate', {
  serviceId: key('service_id'),
  servedAt: moment('served_at'),
});
