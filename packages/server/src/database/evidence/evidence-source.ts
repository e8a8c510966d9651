import type {Channel, Level} from '@gov-rating/contract';
import type {AuditErasure} from '../../domain/evidence/evidence-storage.ts';
import type {LeafSource} from '../../domain/evidence/leaf.ts';
import type {Operation} from '../engine/operation.ts';
import {noClock} from '../schema/work-order.ts';

/** The columns of {@link SourceRow}. */
const columns = `entry.entry_id, entry.kind, entry.at AS entry_at, entry.leaf_index, entry.leaf, entry.leaf_hash,
  rating.rating_id, rating.received_at, rating.day AS rating_day, rating.institution_code AS rating_institution,
  rating.area_code AS rating_area, rating.level AS rating_level, rating.tags, rating.channel,
  rating.catalogue_version, rating.pressed_at, rating.receipt_number, rating.comment, rating.comment_salt,
  rating.comment_erased_at, rating.invitation_id, work_order.order_number AS rating_order,
  work_order.real_name, work_order.version AS order_version, work_order.due_at, work_order.answer_due_at,
  default_rating.rating_id AS default_id, default_rating.at AS default_at, default_rating.day AS default_day,
  default_rating.institution_code AS default_institution, default_rating.area_code AS default_area,
  default_rating.level AS default_level,
  service.service_id, service.institution_code, service.project_no, service.service_number, service.node,
  service.item_code, service.item_name, service.service_name, service.staff_number, service.window_number,
  service.served_at,
  act.act_id, act.at AS act_at, act.kind AS act_kind, act.rating_id AS act_rating, act.sequence,
  act.order_number AS act_order, act.review_id, act.actor_kind, act.actor_role, act.actor_institution, act.actor_ref,
  act.from_state, act.to_state, act.facts, act.texts, act.texts_salt, act.erased_at,
  erased_rating.rating_id AS erased_rating, erased_rating.comment_erased_at AS erased_rating_at,
  CASE WHEN erased_rating.comment = '' AND erased_rating.comment_salt IS NULL THEN 1 ELSE 0 END AS rating_gone,
  erased_act.act_id AS erased_act, erased_act.erased_at AS erased_act_at,
  CASE WHEN erased_act.texts = '{}' AND erased_act.texts_salt IS NULL THEN 1 ELSE 0 END AS act_gone,
  erasure.entry_id AS erasure_id, erasure.leaf_index AS erasure_index,
  erasure_warrant.at AS warrant_at, erasure_warrant.older_than, erasure_warrant.key_id, erasure_warrant.signature`;

/** Every entry with the one row that it stands for, and what tells of its erasure; columns of the others are NULL. */
const tables = `evidence_entry AS entry
  LEFT JOIN rating ON entry.kind = 'rating' AND rating.rating_id = entry.entry_id
  LEFT JOIN work_order ON work_order.rating_id = rating.rating_id
  LEFT JOIN default_rating ON entry.kind = 'default' AND default_rating.rating_id = substr(entry.entry_id, 3)
  LEFT JOIN service ON service.service_id = coalesce(rating.service_id, default_rating.service_id)
  LEFT JOIN act ON entry.kind = 'act' AND act.act_id = entry.entry_id
  LEFT JOIN rating AS erased_rating ON entry.kind = 'erasure' AND erased_rating.rating_id = substr(entry.entry_id, 3)
  LEFT JOIN act AS erased_act ON entry.kind = 'erasure' AND erased_act.act_id = substr(entry.entry_id, 3)
  LEFT JOIN evidence_entry AS erasure ON entry.kind IN ('rating', 'act') AND erasure.kind = 'erasure'
    AND erasure.entry_id = 'e.' || entry.entry_id
  LEFT JOIN erasure_warrant ON erasure_warrant.at = coalesce(rating.comment_erased_at, act.erased_at,
    erased_rating.comment_erased_at, erased_act.erased_at)`;

/**
 * Entries with their rows, in the order asked, found one by one by their keys: a page of a big log costs what a page of a
 * small one does.
 */
export function* readSources(entryIds: readonly string[]): Operation<SourceRow[]> {
  const [rows = []] = yield [
    {
      input: {columns: {entry_id: 'text'}, rows: entryIds.map(entryId => [entryId])},
      sql: `SELECT ${columns} FROM input CROSS JOIN ${tables} WHERE entry.entry_id = input.entry_id`,
      params: [],
    },
  ];
  const found = new Map((rows as unknown as readonly SourceRow[]).map(row => [row.entry_id, row]));
  return entryIds.flatMap(entryId => found.get(entryId) ?? []);
}

type Text = string | null;

/** An entry and the row that it stands for. */
export interface SourceRow {
  readonly entry_id: string;
  readonly kind: LeafSource['kind'];
  readonly entry_at: string;
  readonly leaf_index: number | null;
  readonly leaf: Text;
  readonly leaf_hash: Text;
  readonly rating_id: Text;
  readonly received_at: string;
  readonly rating_day: string;
  readonly rating_institution: string;
  readonly rating_area: string;
  readonly rating_level: Level;
  readonly tags: string;
  readonly channel: Channel;
  readonly catalogue_version: string;
  readonly pressed_at: Text;
  readonly receipt_number: string;
  readonly comment: string;
  readonly comment_salt: Text;
  readonly comment_erased_at: Text;
  readonly invitation_id: Text;
  readonly rating_order: Text;
  readonly real_name: number | null;
  readonly order_version: number | null;
  readonly due_at: Text;
  readonly answer_due_at: Text;
  readonly default_id: Text;
  readonly default_at: string;
  readonly default_day: string;
  readonly default_institution: string;
  readonly default_area: string;
  readonly default_level: Level;
  readonly service_id: Text;
  readonly institution_code: string;
  readonly project_no: string;
  readonly service_number: number;
  readonly node: 'accepted' | 'completed';
  readonly item_code: string;
  readonly item_name: string;
  readonly service_name: Text;
  readonly staff_number: Text;
  readonly window_number: Text;
  readonly served_at: string;
  readonly act_id: Text;
  readonly act_at: string;
  readonly act_kind: string;
  readonly act_rating: string;
  readonly sequence: number;
  readonly act_order: Text;
  readonly review_id: Text;
  readonly actor_kind: string;
  readonly actor_role: Text;
  readonly actor_institution: Text;
  readonly actor_ref: Text;
  readonly from_state: Text;
  readonly to_state: Text;
  readonly facts: string;
  readonly texts: string;
  readonly texts_salt: Text;
  readonly erased_at: Text;
  readonly erased_rating: Text;
  readonly erased_rating_at: Text;
  readonly rating_gone: number;
  readonly erased_act: Text;
  readonly erased_act_at: Text;
  readonly act_gone: number;
  readonly erasure_id: Text;
  readonly erasure_index: number | null;
  readonly warrant_at: Text;
  readonly older_than: string;
  readonly key_id: string;
  readonly signature: string;
}

/** What the leaf of an entry is made from; undefined when the row that it stands for is not there. */
export function toLeafSource(row: SourceRow): LeafSource | undefined {
  if (row.kind === 'erasure') return erasureSource(row);
  if (row.kind === 'act') return row.act_id === null ? undefined : actSource(row, row.act_id);
  if (row.service_id === null) return undefined;
  const rated = {serviceId: row.service_id, service: factsOf(row)};
  if (row.rating_id !== null) {
    return {
      kind: 'rating',
      ratingId: row.rating_id,
      ...rated,
      at: row.received_at,
      day: row.rating_day,
      institutionCode: row.rating_institution,
      areaCode: row.rating_area,
      level: row.rating_level,
      tags: row.tags,
      channel: row.channel,
      catalogueVersion: row.catalogue_version,
      pressedAt: row.pressed_at,
      orderNumber: row.rating_order,
      receiptNumber: row.receipt_number,
      comment: row.comment,
      commentSalt: row.comment_salt,
      erasedAt: row.comment_erased_at,
      invitationId: row.invitation_id,
      realName: row.real_name === null ? undefined : row.real_name === 1,
      dueAt: row.order_version === 1 && row.due_at !== noClock ? row.due_at : null,
      answerDueAt: row.order_version === 1 ? row.answer_due_at : null,
    };
  }
  if (row.default_id === null) return undefined;
  return {
    kind: 'default',
    ratingId: row.default_id,
    ...rated,
    at: row.default_at,
    day: row.default_day,
    institutionCode: row.default_institution,
    areaCode: row.default_area,
    level: row.default_level,
  };
}

/** The entry that says that the words of this one are gone; undefined without one. */
export function toAuditErasure(row: SourceRow): AuditErasure | undefined {
  if (row.erasure_id === null) return undefined;
  const {warrant_at: at, older_than: olderThan, key_id: keyId, signature} = row;
  return {index: row.erasure_index, authorization: at === null ? undefined : {at, olderThan, keyId, signature}};
}

function erasureSource(row: SourceRow): LeafSource | undefined {
  const kind = 'erasure';
  if (row.entry_id === 'erasures')
    return {kind, of: 'earlier', entryId: row.entry_id, at: row.entry_at, olderThan: null, gone: true};
  const olderThan = row.warrant_at === null ? null : row.older_than;
  const erased = (of: 'rating' | 'act', entryId: string, at: Text, gone: number): LeafSource => ({
    ...{kind, of, entryId, olderThan},
    at: at ?? row.entry_at,
    gone: at !== null && gone === 1,
  });
  if (row.erased_rating !== null) return erased('rating', row.erased_rating, row.erased_rating_at, row.rating_gone);
  return row.erased_act === null ? undefined : erased('act', row.erased_act, row.erased_act_at, row.act_gone);
}

function factsOf(row: SourceRow) {
  return {
    institutionCode: row.institution_code,
    projectNo: row.project_no,
    serviceNumber: row.service_number,
    node: row.node,
    itemCode: row.item_code,
    itemName: row.item_name,
    ...(row.service_name === null ? {} : {serviceName: row.service_name}),
    ...(row.staff_number === null ? {} : {staffNumber: row.staff_number}),
    ...(row.window_number === null ? {} : {windowNumber: row.window_number}),
    servedAt: row.served_at,
  };
}

function actSource(row: SourceRow, actId: string): LeafSource {
  return {
    kind: 'act',
    actId,
    at: row.act_at,
    act: row.act_kind,
    ratingId: row.act_rating,
    sequence: row.sequence,
    orderNumber: row.act_order,
    reviewId: row.review_id,
    actorKind: row.actor_kind,
    actorRole: row.actor_role,
    actorInstitution: row.actor_institution,
    actorRef: row.actor_ref,
    from: row.from_state,
    to: row.to_state,
    facts: row.facts,
    texts: row.texts,
    textsSalt: row.texts_salt,
    erasedAt: row.erased_at,
  };
}
