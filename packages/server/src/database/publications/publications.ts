import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {
  NewPublication,
  PublicationKey,
  PublicationStorage,
  StoredPublication,
} from '../../domain/publications/publication-storage.ts';
import type {NewWebhookEvent} from '../../domain/webhooks/webhook-storage.ts';
import {UniqueViolation, type Engine} from '../engine/engine.ts';
import {batch, query, type Operation, type Value} from '../engine/operation.ts';
import {insertEntries} from '../evidence/new-entries.ts';
import {aliased, columnsOf, computed, flag, insert, pick, select, written} from '../engine/table.ts';
import {
  publication as table,
  publicationDraft,
  publicationInstitution,
  publicationLook,
} from '../schema/publication.ts';
import {eventStatements} from '../webhooks/webhook-events.ts';
import {look} from './export-rows.ts';

const shown = pick(
  table,
  ...(['publicationId', 'publisherCode', 'publisherName', 'areaCode', 'from', 'to', 'version'] as const),
  ...(['replaces', 'reason', 'cutOff', 'total', 'sha256'] as const),
);
const stored = select(shown);
const {publishedAt: _, ...facts} = columnsOf(table);
const whole = select(facts);
const later = aliased(table, 'later');
const isReplaced = `EXISTS (SELECT 1 FROM ${later} WHERE ${later.replaces} = ${table.publicationId})`;
const listed = select({...shown, latest: computed(`CASE WHEN ${isReplaced} THEN 0 ELSE 1 END`, flag('latest'))});
const draftId = select(pick(publicationDraft, 'publicationId'));
const isDraft = `${publicationDraft.publicationId} = ?`;
const draftInstitutions = `${publicationInstitution} WHERE ${publicationInstitution.publicationId} = ?`;

/** Turns a draft into a publication; false when that version exists. Of two concurrent calls, one succeeds. */
export async function publish(
  engine: Engine,
  marks: RowMarks,
  publication: NewPublication,
  at = publication.cutOff,
): Promise<boolean> {
  try {
    await engine.write(() => insertion(marks, publication, toUtc(at)));
    return true;
  } catch (error) {
    if (error instanceof UniqueViolation) return false;
    throw error;
  }
}

/** The draft goes first: a process that drops it at the same moment waits, and then finds no draft. */
function* insertion(marks: RowMarks, made: NewPublication, publishedAt: string): Operation<void> {
  const {publicationId} = made;
  const removed = select(pick(publicationDraft, 'dropped'));
  const [row] = yield* query(`DELETE FROM ${publicationDraft} WHERE ${isDraft} RETURNING ${removed}`, [publicationId]);
  if (!row || removed.read(row).dropped) throw new Error('What was frozen for a publication is not there any more.');
  yield* batch([
    insert(table, {...made, cutOff: toUtc(made.cutOff), publishedAt}),
    insertEntries(marks, [
      {kind: 'publication', ...made, edition: made.version, cutOff: toUtc(made.cutOff), at: publishedAt},
    ]),
    {sql: `DELETE FROM ${draftInstitutions}`, params: [publicationId]},
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

/** Drops a draft with its rows, batch by batch; does nothing to a publication. */
export async function dropSnapshot(engine: Engine, publicationId: string): Promise<void> {
  if (!(await engine.write(() => markDropped(publicationId)))) return;
  while ((await engine.write(() => dropRows(publicationId, engine.batchSize))) > 0);
  await engine.write(() =>
    batch([
      {sql: `DELETE FROM ${draftInstitutions}`, params: [publicationId]},
      {sql: `DELETE FROM ${publicationDraft} WHERE ${isDraft}`, params: [publicationId]},
    ]),
  );
}

/** From here on the draft cannot become a publication; if this process ends, another one continues. */
function* markDropped(publicationId: string): Operation<boolean> {
  const {assignments, params} = written(publicationDraft, {dropped: true});
  const rows = yield* query(`UPDATE ${publicationDraft} SET ${assignments} WHERE ${isDraft} RETURNING ${draftId}`, [
    ...params,
    publicationId,
  ]);
  return rows.length > 0;
}

function* dropRows(publicationId: string, limit: number): Operation<number> {
  const ofDraft = `${publicationLook.publicationId} = ?`;
  const row = Object.values({month: publicationLook.month, ...look}).join(', ');
  const rows = yield* query(
    `DELETE FROM ${publicationLook} WHERE ${ofDraft} AND (${row}) IN (
      SELECT ${row} FROM ${publicationLook} WHERE ${ofDraft} LIMIT ?) RETURNING ${publicationLook.count}`,
    [publicationId, publicationId, limit],
  );
  return rows.length;
}

/** Drafts that were begun before a moment, oldest first. */
export function* draftsBefore(moment: string, limit: number): Operation<string[]> {
  const {begunAt, publicationId} = publicationDraft;
  const rows = yield* query(
    `SELECT ${draftId} FROM ${publicationDraft} WHERE ${begunAt} < ? ORDER BY ${begunAt}, ${publicationId} LIMIT ?`,
    [toUtc(moment), limit],
  );
  return rows.map(row => draftId.read(row).publicationId);
}

/** The version that a new one would replace. */
export function* latestPublication({
  publisherCode,
  areaCode,
  from,
  to,
}: PublicationKey): Operation<StoredPublication | undefined> {
  const [row] = yield* query(
    `SELECT ${stored} FROM ${table} WHERE ${table.publisherCode} = ? AND ${table.areaCode} = ? AND ${table.from} = ?
      AND ${table.to} = ? ORDER BY ${table.version} DESC LIMIT 1`,
    [publisherCode, areaCode, from, to],
  );
  return row && stored.read(row);
}

/** A publication with its bytes. */
export function* publication(publicationId: string): Operation<NewPublication | undefined> {
  const [row] = yield* query(`SELECT ${whole} FROM ${table} WHERE ${table.publicationId} = ?`, [publicationId]);
  return row && whole.read(row);
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
  if (areaCode !== undefined) only(`${table.areaCode} = ?`, areaCode);
  if (from !== undefined) only(`${table.to} >= ?`, from);
  if (to !== undefined) only(`${table.from} <= ?`, to);
  if (after !== undefined)
    only(`(${table.cutOff}, ${table.publicationId}) < (?, ?)`, toUtc(after.at), after.publicationId);
  const rows = yield* query(
    `SELECT ${listed} FROM ${table} ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
      ORDER BY ${table.cutOff} DESC, ${table.publicationId} DESC LIMIT ?`,
    [...values, limit],
  );
  return rows.map(listed.read);
}
