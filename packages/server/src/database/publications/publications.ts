import {toUtc} from '../../domain/calendar/utc.ts';
import type {
  NewPublication,
  PublicationKey,
  PublicationStorage,
  StoredPublication,
} from '../../domain/publications/publication-storage.ts';
import type {NewWebhookEvent} from '../../domain/webhooks/webhook-storage.ts';
import {UniqueViolation, type Engine} from '../engine/engine.ts';
import {batch, query, type Operation, type Value} from '../engine/operation.ts';
import {eventStatements} from '../webhooks/webhook-events.ts';
import {exportColumns} from './export-rows.ts';

interface PublicationRow {
  readonly publication_id: string;
  readonly publisher_code: string;
  readonly publisher_name: string;
  readonly area_code: string;
  readonly first_day: string;
  readonly last_day: string;
  readonly version: number;
  readonly replaces: string | null;
  readonly reason: string | null;
  readonly cut_off: string;
  readonly total: number;
  readonly sha256: string;
}

const columns = `publication_id, publisher_code, publisher_name, area_code, first_day, last_day, version, replaces, reason,
  cut_off, total, sha256`;

const publicationOf = (row: PublicationRow): StoredPublication => ({
  publicationId: row.publication_id,
  publisherCode: row.publisher_code,
  publisherName: row.publisher_name,
  areaCode: row.area_code,
  from: row.first_day,
  to: row.last_day,
  version: row.version,
  replaces: row.replaces,
  reason: row.reason,
  cutOff: row.cut_off,
  total: row.total,
  sha256: row.sha256,
});

/** Makes a publication out of a draft; false when that version exists. Of two that publish at once, one is first. */
export async function publish(engine: Engine, publication: NewPublication): Promise<boolean> {
  try {
    await engine.write(() => insertion(publication));
    return true;
  } catch (error) {
    if (error instanceof UniqueViolation) return false;
    throw error;
  }
}

/** The draft goes first: whoever drops it at the same moment waits, and finds none. */
function* insertion(made: NewPublication): Operation<void> {
  const {publicationId} = made;
  const [draft] = yield* query<{dropped: number}>(
    'DELETE FROM publication_draft WHERE publication_id = ? RETURNING dropped',
    [publicationId],
  );
  if (draft?.dropped !== 0) throw new Error('What was frozen for a publication is not there any more.');
  const values: Value[] = [
    publicationId,
    made.publisherCode,
    made.publisherName,
    made.areaCode,
    made.from,
    made.to,
    made.version,
    made.replaces,
    made.reason,
    toUtc(made.cutOff),
    made.total,
    made.sha256,
    made.document,
  ];
  yield* batch([
    {
      sql: `INSERT INTO publication (${columns}, document) VALUES (${values.map(() => '?').join(', ')})`,
      params: values,
    },
    {sql: 'DELETE FROM publication_institution WHERE publication_id = ?', params: [publicationId]},
    ...eventStatements([publishedEvent(made)]),
  ]);
}

const publishedEvent = ({
  publicationId,
  publisherCode,
  areaCode,
  version,
  cutOff,
}: NewPublication): NewWebhookEvent => ({
  type: 'publication.published',
  institutionCode: publisherCode,
  at: cutOff,
  data: {publicationId, institutionCode: publisherCode, areaCode, version},
});

/** Drops a draft with its rows, portion by portion; nothing happens to a publication. */
export async function dropSnapshot(engine: Engine, publicationId: string): Promise<void> {
  if (!(await engine.write(() => markDropped(publicationId)))) return;
  while ((await engine.write(() => dropRows(publicationId, engine.batchSize))) > 0);
  await engine.write(() =>
    batch([
      {sql: 'DELETE FROM publication_institution WHERE publication_id = ?', params: [publicationId]},
      {sql: 'DELETE FROM publication_draft WHERE publication_id = ?', params: [publicationId]},
    ]),
  );
}

/** From here on the draft cannot become a publication, and whoever comes later goes on with dropping it. */
function* markDropped(publicationId: string): Operation<boolean> {
  const rows = yield* query(
    'UPDATE publication_draft SET dropped = 1 WHERE publication_id = ? RETURNING publication_id',
    [publicationId],
  );
  return rows.length > 0;
}

function* dropRows(publicationId: string, limit: number): Operation<number> {
  const rows = yield* query(
    `DELETE FROM publication_look WHERE publication_id = ? AND (month, ${exportColumns}) IN (
      SELECT month, ${exportColumns} FROM publication_look WHERE publication_id = ? LIMIT ?) RETURNING count`,
    [publicationId, publicationId, limit],
  );
  return rows.length;
}

/** Drafts that were begun before a moment, oldest first. */
export function* draftsBefore(moment: string, limit: number): Operation<string[]> {
  const rows = yield* query<{publication_id: string}>(
    'SELECT publication_id FROM publication_draft WHERE begun_at < ? ORDER BY begun_at, publication_id LIMIT ?',
    [toUtc(moment), limit],
  );
  return rows.map(row => row.publication_id);
}

/** The version that a new one would replace. */
export function* latestPublication({
  publisherCode,
  areaCode,
  from,
  to,
}: PublicationKey): Operation<StoredPublication | undefined> {
  const [row] = yield* query<PublicationRow>(
    `SELECT ${columns} FROM publication
      WHERE publisher_code = ? AND area_code = ? AND first_day = ? AND last_day = ? ORDER BY version DESC LIMIT 1`,
    [publisherCode, areaCode, from, to],
  );
  return row && publicationOf(row);
}

/** A publication with its bytes. */
export function* publication(publicationId: string): Operation<NewPublication | undefined> {
  const [row] = yield* query<PublicationRow & {document: string}>(
    `SELECT ${columns}, document FROM publication WHERE publication_id = ?`,
    [publicationId],
  );
  return row && {...publicationOf(row), document: row.document};
}

/** A page of publications, the latest made first. */
export function* listPublications({
  areaCode,
  from,
  to,
  after,
  limit,
}: Parameters<PublicationStorage['listPublications']>[0]): Operation<(StoredPublication & {latest: boolean})[]> {
  const conditions: string[] = [];
  const values: Value[] = [];
  const only = (condition: string, ...bound: Value[]) => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (areaCode !== undefined) only('area_code = ?', areaCode);
  if (from !== undefined) only('last_day >= ?', from);
  if (to !== undefined) only('first_day <= ?', to);
  if (after !== undefined) only('(cut_off, publication_id) < (?, ?)', toUtc(after.at), after.publicationId);
  const rows = yield* query<PublicationRow & {replaced: number}>(
    `SELECT ${columns}, CASE WHEN EXISTS (SELECT 1 FROM publication AS later
        WHERE later.replaces = publication.publication_id) THEN 1 ELSE 0 END AS replaced
      FROM publication ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
      ORDER BY cut_off DESC, publication_id DESC LIMIT ?`,
    [...values, limit],
  );
  return rows.map(row => ({...publicationOf(row), latest: row.replaced === 0}));
}
