/** A change of the database that bypasses the server. */
export interface Tampering {
  readonly name: string;
  /** What is done. */
  readonly sql: string;
  /** Finds the index of the entry that must be named, before the tampering; undefined if no entry is named. */
  readonly entry?: string;
  /** What must be said. */
  readonly finding: RegExp;
}

const placeOf = (id: string) => `SELECT leaf_index FROM evidence_entry WHERE entry_id = (${id})`;

const satisfied = `SELECT rating_id FROM rating WHERE level = 'satisfied'`;
const ofAct = (kind: string) => `SELECT act_id FROM act WHERE kind = '${kind}' ORDER BY at, act_id LIMIT 1`;
const lastOf = (state: string) => `SELECT act.act_id FROM act JOIN work_order ON work_order.rating_id = act.rating_id
  WHERE work_order.state = '${state}' ORDER BY act.sequence DESC LIMIT 1`;
const inState = (state: string) => `(SELECT order_number FROM work_order WHERE state = '${state}' LIMIT 1)`;

const rating = (column: string, value: string, finding: RegExp): Tampering => ({
  name: `another ${column} of a rating`,
  sql: `UPDATE rating SET ${column} = ${value} WHERE rating_id = (${satisfied})`,
  entry: placeOf(satisfied),
  finding,
});

const service = (column: string, value: string): Tampering => ({
  name: `another ${column} of a rated service`,
  sql: `UPDATE service SET ${column} = ${value} WHERE service_id = (SELECT service_id FROM rating WHERE level = 'satisfied')`,
  entry: placeOf(satisfied),
  finding: /the facts of the service is not what was sealed/,
});

const event = (column: string, value: string, finding: RegExp): Tampering => ({
  name: `another ${column} of an act`,
  sql: `UPDATE act SET ${column} = ${value} WHERE act_id = (${ofAct('verify')})`,
  entry: placeOf(ofAct('verify')),
  finding,
});

const someDefault = 'SELECT min(rating_id) FROM default_rating';
const ofDefault = placeOf(`SELECT 'd.' || min(rating_id) FROM default_rating`);

const byDefault = (column: string, value: string): Tampering => ({
  name: `another ${column} of a default rating`,
  sql: `UPDATE default_rating SET ${column} = ${value} WHERE rating_id = (${someDefault})`,
  entry: ofDefault,
  finding: /is not what was sealed|not that of its row|missing/,
});

const order = (column: string, value: string, by: string): Tampering => ({
  name: `another ${column} of an order`,
  sql: `UPDATE work_order SET ${column} = ${value} WHERE order_number = ${inState('replied')}`,
  entry: placeOf(by),
  finding: /of order GD\S+ does not follow from its acts/,
});

const review = (column: string, value: string, by: string): Tampering => ({
  name: `another ${column} of a review`,
  sql: `UPDATE review SET ${column} = ${value}`,
  entry: placeOf(ofAct(by)),
  finding: /of review \S+ is not what was (asked|decided)/,
});

/** Every kind of edit, each of which must be found. */
export const tamperings: readonly Tampering[] = [
  rating('level', `'very_satisfied'`, /the level is not what was sealed/),
  rating('tags', `'["510"]'`, /the tags is not what was sealed/),
  rating('tags', `'['`, /its row is not readable/),
  rating('comment', `'差'`, /the comment is not what was sealed/),
  rating('comment', `''`, /the comment is not what was sealed/),
  rating('comment_salt', `'another'`, /the comment is not what was sealed/),
  rating('comment_salt', 'NULL', /not readable/),
  rating(
    'comment_erased_at',
    `'2027-01-01T00:00:00.000Z', comment = '', comment_salt = NULL`,
    /it is marked as erased, and no entry says so/,
  ),
  rating('channel', `'hotline'`, /the channel is not what was sealed/),
  rating('receipt_number', `'20261124-AAAAA-AAAAA'`, /the receipt number is not what was sealed/),
  rating('received_at', `'2026-11-24T00:00:00.000Z'`, /the moment of the entry is not that of its row/),
  rating('day', `'2026-11-01'`, /the day is not what was sealed/),
  rating('area_code', `'110000'`, /the area is not what was sealed/),
  rating('institution_code', `'11440300MB2E123456'`, /the institution is not what was sealed/),
  rating('pressed_at', `'2026-11-24T00:00:00.000Z'`, /the moment by the device's clock is not what was sealed/),
  rating('catalogue_version', `'v1'`, /the version of the catalogue is not what was sealed/),
  rating('rating_id', `'another'`, /its row is missing/),
  rating('source', `'default'`, /its row calls it a default rating/),
  rating('voided_at', `'2026-11-25T00:00:00.000Z'`, /its row calls it void, and no decision does/),
  rating(
    'service_id',
    `(SELECT service_id FROM service WHERE service_id NOT IN (SELECT service_id FROM rating))`,
    /the (receipt number|facts of the service|invitation) is not what was sealed/,
  ),
  service('item_code', `'1'`),
  service('item_name', `'另一个事项'`),
  service('project_no', `'P9'`),
  service('service_number', '99'),
  service('node', `'accepted'`),
  service('service_name', `'咨询'`),
  service('staff_number', `'99'`),
  service('window_number', `'9'`),
  service('served_at', `'2026-11-20T00:00:00.000Z'`),
  service('institution_code', `'11440300MB2E123456'`),
  event('kind', `'explain'`, /the kind of the act is not what was sealed/),
  event('at', `'2026-11-24T00:00:00.000Z'`, /the moment of the entry is not that of its row/),
  event('actor_kind', `'system'`, /who acted is not what was sealed/),
  event('actor_role', `'bureau'`, /the role of who acted is not what was sealed/),
  event('actor_institution', `'11440300MB2E123456'`, /the institution of who acted is not what was sealed/),
  event('actor_ref', `'another'`, /the person who acted is not what was sealed/),
  event('from_state', `'signed'`, /the state before is not what was sealed/),
  event('to_state', `'closed'`, /the state after is not what was sealed/),
  event('facts', `'{"finding":"unjustified"}'`, /the facts of the act is not what was sealed/),
  event('facts', `'no JSON'`, /not readable/),
  event('texts', `'{"note":"不属实"}'`, /the words of the act is not what was sealed/),
  event('texts', `'{}'`, /the words of the act is not what was sealed/),
  event('texts_salt', `'another'`, /the words of the act is not what was sealed/),
  event(
    'erased_at',
    `'2027-01-01T00:00:00.000Z', texts = '{}', texts_salt = NULL`,
    /it is marked as erased, and no entry says so/,
  ),
  event('sequence', '77', /the sequence is not what was sealed/),
  event('review_id', `'another'`, /the review is not what was sealed/),
  event('order_number', 'NULL', /the order number is not what was sealed/),
  event('rating_id', `(${satisfied})`, /the rating is not what was sealed/),
  event('act_id', `'another'`, /its row is missing/),
  byDefault('level', `'very_satisfied'`),
  byDefault('at', `'2026-11-20T00:00:00.000Z'`),
  byDefault('day', `'2026-11-20'`),
  byDefault('institution_code', `'11440300MB2E123456'`),
  byDefault('area_code', `'110000'`),
  byDefault('rating_id', `'another'`),
  order('state', `'closed'`, ofAct('reply')),
  order('version', '99', ofAct('supplement')),
  order('outcome', `'explained'`, ofAct('rectify')),
  order('answered_at', `'2026-11-20T00:00:00.000Z'`, ofAct('reply')),
  order('closed_at', `'2026-11-20T00:00:00.000Z'`, `SELECT rating_id FROM work_order WHERE state = 'replied'`),
  order('escalated_at', `'2026-11-20T00:00:00.000Z'`, `SELECT rating_id FROM work_order WHERE state = 'replied'`),
  order('institution_code', `'11440300MB2E123456'`, `SELECT rating_id FROM work_order WHERE state = 'replied'`),
  order('promised_for', `'2026-12-01'`, `SELECT rating_id FROM work_order WHERE state = 'replied'`),
  {
    name: 'an extension that was never granted',
    sql: `UPDATE work_order SET extended_days = 5 WHERE order_number = ${inState('contacted')}`,
    entry: placeOf(ofAct('extend')),
    finding: /the extension of order GD\S+ does not follow/,
  },
  {
    name: 'another number of an order',
    sql: `UPDATE work_order SET order_number = 'GD20261124-AAAAA-AAAAA' WHERE order_number = ${inState('replied')}`,
    entry: placeOf(`SELECT rating_id FROM work_order WHERE state = 'replied'`),
    finding: /the order number is not what was sealed/,
  },
  {
    name: 'another day of an order',
    sql: `UPDATE work_order SET day = '2026-01-01' WHERE order_number = ${inState('replied')}`,
    entry: placeOf(`SELECT rating_id FROM work_order WHERE state = 'replied'`),
    finding: /the day or the moment of order GD\S+ is not that of its rating/,
  },
  {
    name: 'an order that is deleted',
    sql: `DELETE FROM work_order WHERE order_number = ${inState('replied')}`,
    entry: placeOf(`SELECT rating_id FROM work_order WHERE state = 'replied'`),
    finding: /the order number is not what was sealed/,
  },
  review('ground', `'malicious'`, 'ask_review'),
  review('request_texts', `'{"reason":"恶意","evidence":[]}'`, 'ask_review'),
  review('requested_at', `'2026-11-20T00:00:00.000Z'`, 'ask_review'),
  review('requested_by', `'11440300MB2E123456'`, 'ask_review'),
  review('requested_ref', `'another'`, 'ask_review'),
  review('state', `'upheld'`, 'decide_review'),
  review('decided_at', `'2026-11-20T00:00:00.000Z'`, 'decide_review'),
  review('decided_by', `'11440300MB2E123456'`, 'decide_review'),
  review('decided_ref', `'another'`, 'decide_review'),
  review('decision_texts', `'{"reason":"另一个理由"}'`, 'decide_review'),
  review('request_texts', `'{"reason":"","evidence":[]}'`, 'ask_review'),
  review('request_texts', `replace(request_texts, '窗口录像', '照片')`, 'ask_review'),
  review('decision_texts', `'{"reason":""}'`, 'decide_review'),
  {
    name: 'a review that is deleted',
    sql: 'DELETE FROM review',
    entry: placeOf(ofAct('ask_review')),
    finding: /review \S+ is missing/,
  },
  {
    name: 'a void rating that is made effective',
    sql: 'UPDATE rating SET voided_at = NULL WHERE voided_at IS NOT NULL',
    entry: placeOf(ofAct('decide_review')),
    finding: /it was voided, and its row does not say so/,
  },
  {
    name: 'another supplement',
    sql: `UPDATE supplement SET comment = '没有解决'`,
    entry: placeOf(ofAct('supplement')),
    finding: /the supplement is not what was added/,
  },
  {
    name: 'a supplement whose words are gone',
    sql: `UPDATE supplement SET comment = ''`,
    entry: placeOf(ofAct('supplement')),
    finding: /the supplement is not what was added/,
  },
  {
    name: 'a supplement that says unsolved',
    sql: 'UPDATE supplement SET solved = 0',
    entry: placeOf(ofAct('supplement')),
    finding: /the supplement is not what was added/,
  },
  {
    name: 'a supplement that is deleted',
    sql: 'DELETE FROM supplement',
    entry: placeOf(ofAct('supplement')),
    finding: /the supplement is missing/,
  },
  {
    name: 'a rating that is deleted',
    sql: `DELETE FROM rating WHERE level = 'satisfied'`,
    entry: placeOf(satisfied),
    finding: /its row is missing/,
  },
  {
    name: 'a rating that is deleted with its entry',
    sql: `DELETE FROM evidence_entry WHERE entry_id = (${satisfied}); DELETE FROM rating WHERE level = 'satisfied'`,
    entry: placeOf(satisfied),
    finding: /is missing\.$/,
  },
  {
    name: 'an act that is deleted',
    sql: `DELETE FROM act WHERE act_id = (${ofAct('contact')})`,
    entry: placeOf(ofAct('contact')),
    finding: /its row is missing/,
  },
  {
    name: 'a default rating that is deleted',
    sql: `DELETE FROM default_rating WHERE rating_id = (${someDefault})`,
    entry: ofDefault,
    finding: /its row is missing/,
  },
  {
    name: 'a service that is deleted',
    sql: `DELETE FROM service WHERE service_id = (SELECT service_id FROM rating WHERE level = 'satisfied')`,
    entry: placeOf(satisfied),
    finding: /its row is missing/,
  },
  {
    name: 'a rating that is slipped in without an entry',
    sql: `CREATE TEMP TABLE copy AS SELECT * FROM rating WHERE level = 'satisfied';
      UPDATE copy SET rating_id = 'slipped', receipt_number = 'slipped', service_id = (
        SELECT service_id FROM service WHERE service_id NOT IN (SELECT service_id FROM rating));
      INSERT INTO rating SELECT * FROM copy`,
    finding: /^The row slipped \(rating\) has no entry in the log/,
  },
  {
    name: 'an act that is slipped in without an entry',
    sql: `CREATE TEMP TABLE copy AS SELECT * FROM act WHERE act_id = (${lastOf('contacted')});
      UPDATE copy SET act_id = 'slipped', sequence = sequence + 1, from_state = to_state;
      INSERT INTO act SELECT * FROM copy;
      UPDATE work_order SET version = version + 1 WHERE state = 'contacted'`,
    finding: /^The row slipped \(act\) has no entry in the log/,
  },
  {
    name: 'a default rating that a citizen replaced and that counts again',
    sql: 'UPDATE default_rating SET replaced_by = NULL WHERE replaced_by IS NOT NULL',
    finding: /^The default rating \S+ does not say which rating replaced it/,
  },
  {
    name: 'a default rating that nobody replaced and that does not count',
    sql: `UPDATE default_rating SET replaced_by = (${satisfied}) WHERE replaced_by IS NULL`,
    finding: /^The default rating \S+ does not say which rating replaced it/,
  },
  {
    name: 'an entry that is deleted',
    sql: 'DELETE FROM evidence_entry WHERE leaf_index = 5',
    entry: 'SELECT 5',
    finding: /^Entry 5 is missing/,
  },
  {
    name: 'two entries that change places',
    sql: `UPDATE evidence_entry SET leaf_index = -1 WHERE leaf_index = 4;
      UPDATE evidence_entry SET leaf_index = 4 WHERE leaf_index = 7;
      UPDATE evidence_entry SET leaf_index = 7 WHERE leaf_index = -1`,
    entry: 'SELECT 5',
    finding: /has another root|the stored node/,
  },
  {
    name: 'the rows behind two entries that change places',
    sql: `UPDATE rating SET rating_id = 'x' WHERE level = 'satisfied';
      UPDATE rating SET rating_id = (SELECT entry_id FROM evidence_entry WHERE leaf_index = 0)
        WHERE rating_id = (SELECT entry_id FROM evidence_entry WHERE leaf_index = 1);
      UPDATE rating SET rating_id = (SELECT entry_id FROM evidence_entry WHERE leaf_index = 1) WHERE rating_id = 'x'`,
    entry: 'SELECT 0',
    finding: /is not/,
  },
  {
    name: 'a leaf that is rewritten with its hash',
    sql: `UPDATE evidence_entry SET leaf = replace(leaf, '"web"', '"sms"') WHERE leaf_index = 1`,
    entry: 'SELECT 1',
    finding: /does not have the hash that is kept with it/,
  },
  {
    name: 'the hash of a leaf',
    sql: `UPDATE evidence_entry SET leaf_hash = replace(leaf_hash, 'A', 'B') || 'x' WHERE leaf_index = 3`,
    entry: 'SELECT 3',
    finding: /does not have the hash/,
  },
  {
    name: 'an entry whose leaf is emptied',
    sql: 'UPDATE evidence_entry SET leaf = NULL, leaf_hash = NULL WHERE leaf_index = 3',
    entry: 'SELECT 3',
    finding: /its leaf is missing/,
  },
  {
    name: 'another moment of an entry',
    sql: `UPDATE evidence_entry SET at = '2026-11-01T00:00:00.000Z' WHERE leaf_index = 3`,
    entry: 'SELECT 3',
    finding: /the moment of the entry is not that of its row/,
  },
  {
    name: 'another kind of an entry',
    sql: `UPDATE evidence_entry SET kind = 'act' WHERE leaf_index = 0`,
    entry: 'SELECT 0',
    finding: /its row is missing/,
  },
  {
    name: 'an entry that is taken out of the log to be sealed again later',
    sql: 'UPDATE evidence_entry SET leaf_index = NULL WHERE leaf_index = 6',
    entry: 'SELECT 6',
    finding: /^Entry 6 is missing/,
  },
  {
    name: 'the last entry that is cut off',
    sql: 'DELETE FROM evidence_entry WHERE leaf_index = 23',
    entry: 'SELECT 23',
    finding: /the log ends there, and a head over 24 entries is signed/,
  },
  {
    name: 'the last head that is deleted',
    sql: 'DELETE FROM evidence_head WHERE tree_size = 24',
    finding: /^Entry \d+ is covered by no signed head/,
  },
  {
    name: 'a head in the middle that is deleted',
    sql: 'DELETE FROM evidence_head WHERE tree_size = 6',
    entry: 'SELECT 6',
    finding: /its row is missing/,
  },
  {
    name: 'another root of a head',
    sql: `UPDATE evidence_head SET root_hash = (SELECT root_hash FROM evidence_head WHERE tree_size = 3) WHERE tree_size = 6`,
    entry: 'SELECT 5',
    finding: /the head over 6 entries has another root/,
  },
  {
    name: 'another signature of a head',
    sql: `UPDATE evidence_head SET signature = (SELECT signature FROM evidence_head WHERE tree_size = 3) WHERE tree_size = 6`,
    entry: 'SELECT 5',
    finding: /is not signed by its key/,
  },
  {
    name: 'another moment of a head',
    sql: `UPDATE evidence_head SET signed_at = '2026-11-01T00:00:00.000Z' WHERE tree_size = 6`,
    entry: 'SELECT 5',
    finding: /is not signed by its key/,
  },
  {
    name: 'another log under the same heads',
    sql: `UPDATE evidence_log SET log_id = 'another'`,
    entry: 'SELECT 2',
    finding: /is not signed by its key/,
  },
  {
    name: 'a stored node that was changed',
    sql: `UPDATE evidence_node SET hash = (SELECT leaf_hash FROM evidence_entry WHERE leaf_index = 0)
      WHERE level = 1 AND node_index = 2`,
    entry: 'SELECT 5',
    finding: /the stored node 2 of level 1, which it completes, is different/,
  },
  {
    name: 'a stored node that was deleted',
    sql: 'DELETE FROM evidence_node WHERE level = 2 AND node_index = 1',
    entry: 'SELECT 7',
    finding: /the stored node 1 of level 2, which it completes, is missing/,
  },
];
