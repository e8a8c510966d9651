const recounted = 'counted again from the ratings by recount';
const ofRequest =
  'knows a repeated request again; forged, it can only refuse one or answer one with what was done before';
const queue = 'work that waits, taken from rows that are evidence';
const trace = 'kept for a day, so that later ratings can be compared with it';
const access = 'who may call and with what secret; operators set it, and what was done by it is evidence';
const master =
  'kept by the operators and changed as the administration changes; each rating seals its own institution and area';
const flag = 'a hint for a person, made by a rule; what was decided about it is evidence';
const publication = 'published with its hash for everybody to keep, and made again from the open rows by recompute';

/**
 * Columns that verification does not compare, each with the reason; `table.*` stands for all of a table. An edit of any
 * other column must be found, so a new column must be protected or listed here.
 */
export const notEvidence: Readonly<Record<string, string>> = {
  'institution.*': master,
  'client.*': access,
  'client_old_secret.*': access,
  'turn_count.*': 'how often a caller called within a minute',
  'migration.*': 'which steps the schema has taken',
  'service_person.*':
    'personal data: sealed with a key that the database does not hold, bound to its service, and erased in time',
  'default_candidate.*': queue,
  'suspicion_candidate.*': queue,
  'staff_bad_rating.*': 'counts bad ratings of staff towards a notice; the notice itself is evidence',
  'rating_trace.*': trace,
  'rating_count.*': recounted,
  'facet_count.*': recounted,
  'order_count.*': recounted,
  'rating.write_id': 'ties the statements of one write together and is never read again',
  'rating.idempotency_key': ofRequest,
  'rating.content_hash': ofRequest,
  'rating.receipt_key_hash':
    'opens a receipt to who holds the key; forged, it can add a supplement, which is an entry of its own',
  'rating.comment_salt':
    'hides a comment in its commitment; without a comment it hides nothing, with one it is compared',
  'act.idempotency_key': ofRequest,
  'act.content_hash': ofRequest,
  'act.texts_salt': 'hides words in their commitment; without words it hides nothing, with them it is compared',
  'evidence_entry.mark':
    'made when the entry is written and removed when it is sealed; on a sealed entry it is never read',
  'suspicion.suspicion_id': flag,
  'suspicion.facts': flag,
  'suspicion.at': flag,
  'webhook.*': access,
  'webhook_topic.*': access,
  'webhook_secret.*': access,
  'webhook_event.*': 'reports to other systems what evidence already says, and is deleted after a month',
  'webhook_delivery.*': 'how often a message was sent',
  'publication.*': publication,
  'publication_row.*': publication,
  'publication_stage.*': publication,
};
