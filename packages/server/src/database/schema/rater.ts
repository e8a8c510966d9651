import {day, flag, integer, key, moment, table} from '../engine/table.ts';

/** Assertions and tickets of portals that were used, until they have ended. */
export const usedAssertion = table('used_assertion', {
  assertionHash: key('assertion_hash'),
  endsAt: moment('ends_at'),
});

/**
 * For whom a service was, as a keyed hash: of the portal and pseudonym that its department has named, and of the telephone by
 * which a person has proved it. Its index begins with the day of the service, so that new rows lie side by side although the
 * hashes are random.
 */
export const servedRater = table('served_rater', {
  serviceId: key('service_id'),
  byCode: flag('by_code'),
  day: day('day'),
  raterHash: key('rater_hash'),
});

/** Invitations that a person has claimed, as the same hash, by the day of the claim. */
export const claimedInvitation = table('claimed_invitation', {
  invitationId: key('invitation_id'),
  day: day('day'),
  raterHash: key('rater_hash'),
});

/** One-time codes that were sent, until they are used or have ended: keyed hashes of the code and of the person whom it proves. */
export const raterCode = table('rater_code', {
  serviceId: key('service_id'),
  codeHash: key('code_hash'),
  raterHash: key('rater_hash'),
  endsAt: moment('ends_at'),
});

/** How often a case was tried, under a keyed hash of its number, until the count ends. */
export const caseAttempt = table('case_attempt', {
  caseHash: key('case_hash'),
  tries: integer('tries'),
  endsAt: moment('ends_at'),
});

/** Services of which a reminder may have to be written, until that was looked at once. Not of those that came with their rating. */
export const reminderCandidate = table('reminder_candidate', {
  serviceId: key('service_id'),
  servedAt: moment('served_at'),
});
