const recounted = 'counted again from the ratings by recount';
const ofRequest =
  'recognizes a repeated request; forged, it can only refuse one or answer one with what was done before';
const queue = 'work that waits, taken from rows that are evidence';
const trace = 'kept for a day, so that later ratings can be compared with it';
const delivery = 'whether deliveries fail now; it only delays messages';
const beforeSealing = 'is made when the entry is written and removed when it is sealed';
const person =
  'personal data: encrypted and authenticated with a key that the database does not hold, so that a changed one is refused when it is read, and erased in time';
const earlierToken =
  'leads an old token to its invitation, whose own mark covers the hash of the token; forged, it refuses the rater';
const alias =
  'leads another code to an institution when a service is registered; the service has the own code of the institution, under its mark';
const removedAlias = "only shows what was; the removal is an entry of the operator's log";
const draft =
  'a publication that is being made; what is published is made from the ratings and has an entry of its own';
const devices =
  "which screen may ask for ratings; pairing, settings and revocation are entries of the operator's log, and a rating proves itself";
const ratedPoints =
  'who rated a point before, and under which key; forged, it can only refuse a rating or answer one with what was done before';
const upstream =
  'what other platforms have got of ratings that are evidence; forged, it can only send one again or not at all';
const raters =
  'leads a person to own services and receipts; forged, it gives nobody a second rating, and shows a number and a state, neither level nor text';
const usedAssertion = 'refuses an assertion or a ticket of a portal a second time while it could be good';
const raterCode =
  'lets one in who proves a telephone; forged, it gives what a forged link to a person gives: no second rating, a number and a state';
const tries = 'limits guessing and sending; forged, it lets one guess more or wait longer';
const neverRead = 'is never read again';

/**
 * Columns that verification does not compare, each with the reason; `table.*` is all of a table. An edit of any other
 * column must be found, so a new column must be protected or listed here.
 */
export const notEvidence: Readonly<Record<string, string>> = {
  'earlier_token.*': earlierToken,
  'institution_alias.*': alias,
  'removed_alias.*': removedAlias,
  'turn_count.*': 'how often a caller called within a minute',
  'device.*': devices,
  'device_pairing.*': devices,
  'device_prompt.*': devices,
  'point_rating.*': ratedPoints,
  'used_assertion.*': usedAssertion,
  'served_rater.*': raters,
  'claimed_invitation.*': raters,
  'reminder_candidate.*': queue,
  'rater_code.*': raterCode,
  'case_attempt.*': tries,
  'migration.*': 'which steps the schema has taken',
  'service_person.service_id': person,
  'service_person.key_id': person,
  'service_person.sealed': person,
  'service_person.kept_at': person,
  'service_person.has_order': person,
  'staff.picture': 'what a staff card shows; nothing is counted or decided by it',
  'staff.picture_type': 'what a staff card shows; nothing is counted or decided by it',
  'staff.picture_id': 'tells a screen that the picture is another one',
  'staff.staff_id': 'only pages through the rows; the mark covers institution and number, by which a person is known',
  'invitation.return_url': 'a way back that the end of the rating offers; nothing is counted or decided by it',
  'invitation.correlation':
    'a text of the department, repeated to it when its service is rated; nothing is counted or decided by it',
  'suspicion_candidate.*': queue,
  'default_candidate.served_at':
    'of a service that is rated already; of one that waits for its default rating it is compared',
  'staff_bad_rating.looked': 'whether the job has come by; the ratings that a notice counts are in its own entry',
  'staff_bad_rating.notice_id': 'whether the job has counted it; the ratings that a notice counts are in its own entry',
  'rating_trace.*': trace,
  'rating_count.*': recounted,
  'facet_count.*': recounted,
  'order_count.*': recounted,
  'rating.write_id': `ties the statements of one write together and ${neverRead}`,
  'rating.idempotency_key': ofRequest,
  'rating.content_hash': ofRequest,
  'rating.receipt_key_hash':
    'lets the rater see the progress; forged, it refuses the rater, who can prove the rating without it',
  'rating.comment_salt':
    'hides a comment in its commitment; without a comment it hides nothing, with one it is compared',
  'act.idempotency_key': ofRequest,
  'act.content_hash': ofRequest,
  'act.texts_salt': 'hides words in their commitment; without words it hides nothing, with them it is compared',
  'evidence_entry.mark': `${beforeSealing}; on a sealed entry it ${neverRead}`,
  'operator_entry.mark': `${beforeSealing}; on a sealed entry it ${neverRead}`,
  'webhook.failing_since': delivery,
  'webhook.rest_until': delivery,
  'webhook_secret.sealed':
    'encrypted and authenticated with a key that the database does not hold, so that a changed one is refused when it is read',
  'webhook_event.*': 'reports to other systems what evidence already says, and is deleted after a month',
  'webhook_delivery.*': 'how often a message was sent',
  'publication_look.month': 'groups the rows while they are made; the export does not hold it',
  'upstream_platform.*': upstream,
  'upstream_rating.*': upstream,
  'publication_draft.*': draft,
  'publication_institution.*': draft,
};

/** What is not found when a row of a table is deleted or put in, with the reason. */
export const notEvidenceRows: Readonly<Record<string, string>> = {
  ...ofBoth('earlier_token', earlierToken),
  ...ofBoth('institution_alias', alias),
  ...ofBoth('removed_alias', removedAlias),
  ...ofBoth('turn_count', 'how often a caller called within a minute'),
  ...ofBoth('device', devices),
  ...ofBoth('device_pairing', devices),
  ...ofBoth('device_prompt', devices),
  ...ofBoth('point_rating', ratedPoints),
  ...ofBoth('used_assertion', usedAssertion),
  ...ofBoth('served_rater', raters),
  ...ofBoth('claimed_invitation', raters),
  ...ofBoth('rater_code', raterCode),
  ...ofBoth('case_attempt', tries),
  ...ofBoth('migration', 'which steps the schema has taken'),
  ...ofBoth('suspicion_candidate', queue),
  ...ofBoth('reminder_candidate', queue),
  ...ofBoth('rating_trace', trace),
  ...ofBoth('rating_count', recounted),
  ...ofBoth('facet_count', recounted),
  ...ofBoth('order_count', recounted),
  ...ofBoth('webhook_event', 'reports to other systems what evidence already says, and is deleted after a month'),
  ...ofBoth('webhook_delivery', 'how often a message was sent'),
  'default_candidate: deleted': 'of a service that is rated already; one that waits for its default rating is missed',
  'invitation: deleted': 'one by which nobody has rated: the rater is refused, and the department can invite again',
  'point: deleted': 'one without services and points in it, so that no result is about it; an import adds it again',
  'staff: deleted':
    'services of staff who are in no register are counted; those that are registered say whom they count for',
  'institution: deleted':
    'one without services, clients and institutions below it, so that no result is about it; add-institutions adds it again',
  'evidence_log: inserted': 'only the first row is read',
  'operator_log: inserted': 'only the first row is read',
  'operator_node: inserted': 'behind the end of the tree, where sealing writes over it',
  'evidence_key: inserted': 'heads are verified with keys that are trusted outside of the database',
  'evidence_node: inserted': 'behind the end of the tree, where sealing writes over it',
  'erasure_warrant: inserted': 'allows nothing by itself; each erasure is checked with the one of its moment',
  ...ofBoth('upstream_platform', upstream),
  ...ofBoth('upstream_rating', upstream),
  ...ofBoth('publication_draft', draft),
  ...ofBoth('publication_institution', draft),
};

function ofBoth(table: string, reason: string): Record<string, string> {
  return {[`${table}: deleted`]: reason, [`${table}: inserted`]: reason};
}
