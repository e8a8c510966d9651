import type {ExportedOrderState, Level} from '@gov-rating/contract';
import type {CountSource, FreezeOrder, Frozen, FrozenRow} from '../results-storage.ts';
import {toUtc} from '../utc.ts';
import {batch, query, type Operation, type Statement} from './operation.ts';
import {orderState} from './result-counts.ts';
import {afterPrefix, subtree} from './within.ts';

/** What was frozen so long ago and did not become a publication was left behind by a process that ended. */
const draftLife = 24 * 3_600_000;

const cells = 'institution_code, item_code, channel, day';
const looks = `${cells}, level, source, tags, order_state`;

/**
 * Copies what the ratings of a period look like, alike ones together, then joins the cells that few people rated. One
 * statement reads the ratings, so they are those of one moment.
 */
export function* freezeRatings(order: FreezeOrder): Operation<Frozen> {
  const {publicationId, cutOff, minimumCell} = order;
  yield* batch([...droppedDrafts(cutOff), draftOf(publicationId, cutOff), stage(order)]);
  yield* batch(joinSmallCells(publicationId, minimumCell));
  const [rest] = yield* query<{count: number; given: number}>(
    `SELECT CAST(coalesce(sum(count), 0) AS bigint) AS count, CAST(coalesce(sum(given), 0) AS bigint) AS given
      FROM publication_stage WHERE publication_id = ? AND institution_code = ''`,
    [publicationId],
  );
  const tooFew = rest !== undefined && rest.given > 0 && rest.given < minimumCell;
  const kept = tooFew ? `AND institution_code <> ''` : '';
  yield* batch([
    {
      sql: `INSERT INTO publication_row (publication_id, line, ${looks}, count)
        SELECT ?, row_number() OVER (ORDER BY ${looks}), ${looks}, CAST(sum(count) AS bigint)
        FROM publication_stage WHERE publication_id = ? ${kept} GROUP BY ${looks}`,
      params: [publicationId, publicationId],
    },
    {sql: 'DELETE FROM publication_stage WHERE publication_id = ?', params: [publicationId]},
  ]);
  return {
    withheld: tooFew ? rest.count : 0,
    cases: yield* casesOf(order),
    institutions: yield* namesOf(
      `SELECT DISTINCT institution.code, institution.name FROM publication_row
        JOIN institution ON institution.code = publication_row.institution_code WHERE publication_id = ?`,
      publicationId,
    ),
    items: yield* namesOf(
      `SELECT used.item_code AS code, (SELECT item_name FROM service WHERE service.item_code = used.item_code
          ORDER BY service.registered_at DESC, service.service_id LIMIT 1) AS name
        FROM (SELECT DISTINCT item_code FROM publication_row WHERE publication_id = ? AND item_code <> '') AS used`,
      publicationId,
    ),
  };
}

function droppedDrafts(cutOff: string): Statement[] {
  const old = toUtc(new Date(Date.parse(cutOff) - draftLife).toISOString());
  const drafts = 'SELECT publication_id FROM publication_draft WHERE begun_at < ?';
  return [
    {sql: `DELETE FROM publication_row WHERE publication_id IN (${drafts})`, params: [old]},
    {sql: 'DELETE FROM publication_draft WHERE begun_at < ?', params: [old]},
  ];
}

const draftOf = (publicationId: string, cutOff: string): Statement => ({
  sql: 'INSERT INTO publication_draft (publication_id, begun_at) VALUES (?, ?)',
  params: [publicationId, toUtc(cutOff)],
});

/** An open order is overdue by the deadline of its answer at the cut-off moment; one of a void rating is none. */
const orderStateAtCutOff = `CASE WHEN work_order.order_number IS NULL OR rating.voided_at IS NOT NULL THEN 'none'
  WHEN coalesce(work_order.answered_at, work_order.closed_at) IS NULL AND work_order.answer_due_at <= ? THEN 'overdue'
  ELSE ${orderState} END`;

function stage({publicationId, within, areaPrefix, from, to, cutOff}: FreezeOrder): Statement {
  const inScope = (table: string) => `${table}.day >= ? AND ${table}.day <= ? AND ${table}.area_code >= ?
    AND ${table}.area_code < ? AND ${table}.institution_code IN (SELECT code FROM subtree)`;
  const scope = [from, to, areaPrefix, afterPrefix(areaPrefix)];
  return {
    sql: `INSERT INTO publication_stage (publication_id, ${looks}, given, count)
      WITH RECURSIVE ${subtree}
      SELECT CAST(? AS text), ${looks}, CAST(sum(given) AS bigint), CAST(count(*) AS bigint) FROM (
        SELECT rating.institution_code, service.item_code, rating.channel, CAST(rating.day AS text) AS day, rating.level,
          CASE WHEN rating.voided_at IS NULL THEN 'active' ELSE 'voided' END AS source, rating.tags,
          ${orderStateAtCutOff} AS order_state, 1 AS given
        FROM rating JOIN service ON service.service_id = rating.service_id
        LEFT JOIN work_order ON work_order.rating_id = rating.rating_id
        WHERE ${inScope('rating')}
        UNION ALL
        SELECT default_rating.institution_code, service.item_code, 'system_default', CAST(default_rating.day AS text),
          default_rating.level, 'default', '[]', 'none', 0
        FROM default_rating JOIN service ON service.service_id = default_rating.service_id
        WHERE default_rating.replaced_by IS NULL AND ${inScope('default_rating')}
      ) AS entry GROUP BY ${looks}`,
    params: [within, publicationId, toUtc(cutOff), ...scope, ...scope],
  };
}

/**
 * Where fewer people rated than may be told apart, first the day is left out, then channel, item and institution. Each
 * step looks at what the steps before have joined, so that no rest stays behind that is too small itself.
 */
function joinSmallCells(publicationId: string, minimumCell: number): Statement[] {
  return ['day', 'channel', 'item_code', 'institution_code'].map((column, step, columns) => {
    const left = columns.slice(0, step).map(earlier => ` AND ${earlier} = ''`);
    return {
      sql: `UPDATE publication_stage SET ${column} = ''
        WHERE publication_id = ?${left.join('')} AND (${cells}) IN (
          SELECT ${cells} FROM publication_stage WHERE publication_id = ?${left.join('')}
          GROUP BY ${cells} HAVING sum(given) > 0 AND sum(given) < ?)`,
      params: [publicationId, publicationId, minimumCell],
    };
  });
}

/** Services of the period, of institutions that lie in the area today. */
function* casesOf({within, areaPrefix, servedFrom, servedBefore}: FreezeOrder): Operation<number> {
  const [row] = yield* query<{cases: number}>(
    `WITH RECURSIVE ${subtree}
      SELECT CAST(count(*) AS bigint) AS cases FROM service
      JOIN institution ON institution.code = service.institution_code
      WHERE service.served_at >= ? AND service.served_at < ? AND institution.area_code >= ? AND institution.area_code < ?
        AND institution.code IN (SELECT code FROM subtree)`,
    [within, toUtc(servedFrom), toUtc(servedBefore), areaPrefix, afterPrefix(areaPrefix)],
  );
  return row?.cases ?? 0;
}

function* namesOf(sql: string, publicationId: string): Operation<Record<string, string>> {
  const rows = yield* query<{code: string; name: string}>(sql, [publicationId]);
  return Object.fromEntries(rows.map(({code, name}) => [code, name]));
}

/** Frozen rows after a line. */
export function* frozenRows(publicationId: string, after: number, limit: number): Operation<FrozenRow[]> {
  const rows = yield* query<{
    line: number;
    institution_code: string;
    item_code: string;
    channel: FrozenRow['channel'] | '';
    day: string;
    level: Level;
    source: CountSource;
    tags: string;
    order_state: ExportedOrderState;
    count: number;
  }>(`SELECT line, ${looks}, count FROM publication_row WHERE publication_id = ? AND line > ? ORDER BY line LIMIT ?`, [
    publicationId,
    after,
    limit,
  ]);
  return rows.map(({line, institution_code, item_code, channel, day, level, source, tags, order_state, count}) => ({
    line,
    institutionCode: institution_code || null,
    itemCode: item_code || null,
    channel: channel || null,
    day: day || null,
    level,
    source,
    tags: (JSON.parse(tags) as string[]).sort(),
    order: order_state,
    count,
  }));
}
