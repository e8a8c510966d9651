import {toUtc} from '../../domain/calendar/utc.ts';
import {
  mostOldSecrets,
  type Client,
  type ClientStorage,
  type ListedClient,
  type NewClientSecret,
  type StoredClient,
} from '../../domain/institutions/client-storage.ts';
import type {SharedRead} from '../engine/engine.ts';
import {batch, lock, query, type Operation, type Value} from '../engine/operation.ts';
import {
  columnsOf,
  computed,
  inputRows,
  inputTable,
  insert,
  nullable,
  pick,
  select,
  takenOver,
  update,
} from '../engine/table.ts';
import {client as table, clientOldSecret as old} from '../schema/client.ts';
import {subtree} from './institution-scope.ts';

const stored = select(columnsOf(table));
const facts = pick(table, 'name', 'institutionCode', 'secretHash', 'scopes', 'pageOrigins', 'channels');
const hashOf = select(pick(table, 'secretHash'));
const oldHash = select(pick(old, 'secretHash'));
const listed = select({
  ...pick(table, 'id', 'name', 'institutionCode', 'scopes', 'pageOrigins', 'channels'),
  ...pick(table, 'createdAt', 'secretMadeAt', 'disabledAt'),
  oldSecretsEndAt: computed(
    `(SELECT max(${old.endsAt}) FROM ${old} WHERE ${old.clientId} = ${table.id} AND ${old.endsAt} > ?)`,
    nullable(old.endsAt),
  ),
});

/** Adds or replaces a client; fails when its institution is unknown. */
export function* saveClient(client: Client, at?: string): Operation<void> {
  const madeAt = at === undefined ? null : toUtc(at);
  const {secretHash, secretMadeAt} = table;
  const sameSecret = `excluded.${secretHash.name} = ${secretHash}`;
  yield* batch([
    insert(
      table,
      {...client, channels: client.channels ?? [], createdAt: madeAt, secretMadeAt: madeAt},
      `ON CONFLICT (${table.id.name}) DO UPDATE SET ${takenOver(...Object.values(facts))}, ${secretMadeAt.name} =
        CASE WHEN ${sameSecret} THEN ${secretMadeAt} ELSE excluded.${secretMadeAt.name} END`,
    ),
  ]);
}

const asked = inputTable(pick(table, 'id'));

/** Clients by their ids. */
export const clientsById: SharedRead<string, StoredClient | undefined> = {
  statement: ids => ({
    input: inputRows(
      asked,
      [...new Set(ids)].map(id => ({id})),
    ),
    sql: `SELECT ${stored} FROM ${asked} CROSS JOIN ${table} WHERE ${table.id} = ${asked.id}`,
    params: [],
  }),
  results(ids, rows) {
    const byId = new Map(rows.map(row => [row['id'], stored.read(row)]));
    return ids.map(id => byId.get(id));
  },
};

/** A page of clients by id, without their secrets. */
export function* listClients({
  within,
  id,
  at,
  after = '',
  limit,
}: Parameters<ClientStorage['listClients']>[0]): Operation<ListedClient[]> {
  const [below, inside] =
    within === undefined
      ? ['', '']
      : [`WITH RECURSIVE ${subtree}`, `AND ${table.institutionCode} IN (SELECT code FROM subtree)`];
  const one = id === undefined ? '' : `AND ${table.id} = ?`;
  const rows = yield* query(
    `${below} SELECT ${listed} FROM ${table} WHERE ${table.id} > ? ${inside} ${one} ORDER BY ${table.id} LIMIT ?`,
    [...given(within), toUtc(at), after, ...given(id), limit],
  );
  return rows.map(listed.read);
}

/** What is bound where a value is given. */
const given = (value: string | undefined): Value[] => (value === undefined ? [] : [value]);

/** Disables a client, or enables it. */
export function* disableClient(id: string, at: string | null): Operation<boolean> {
  const {disabledAt} = table;
  const first = at === null ? '' : `AND ${disabledAt} IS NULL`;
  yield* batch([update(table, {disabledAt: at && toUtc(at)}, `${table.id} = ? ${first}`, id)]);
  const rows = yield* query(`SELECT ${hashOf} FROM ${table} WHERE ${table.id} = ?`, [id]);
  return rows.length > 0;
}

/** Replaces the secret of a client by a new one. Two at the same time come one after the other. */
export function* rotateClientSecret({id, secretHash, at, oldEndAt}: NewClientSecret): Operation<boolean> {
  const [now, end] = [toUtc(at), toUtc(oldEndAt)];
  yield* lock(`SELECT 1 FROM ${table} WHERE ${table.id} = ? FOR UPDATE`, [id]);
  const [row] = yield* query(`SELECT ${hashOf} FROM ${table} WHERE ${table.id} = ?`, [id]);
  if (!row) return false;
  const ofClient = `${old.clientId} = ?`;
  const replaced = {clientId: id, secretHash: hashOf.read(row).secretHash, replacedAt: now, endsAt: end};
  const again = `ON CONFLICT (${old.clientId.name}, ${old.secretHash.name}) DO UPDATE
    SET ${takenOver(old.replacedAt, old.endsAt)}`;
  yield* batch([
    update(old, {endsAt: end}, `${ofClient} AND ${old.endsAt} > ?`, id, end),
    insert(old, replaced, again),
    update(table, {secretHash, secretMadeAt: now}, `${table.id} = ?`, id),
    {sql: `DELETE FROM ${old} WHERE ${ofClient} AND ${old.endsAt} <= ?`, params: [id, now]},
    {
      sql: `DELETE FROM ${old} WHERE ${ofClient} AND ${old.secretHash} NOT IN (
        SELECT ${old.secretHash} FROM ${old} WHERE ${ofClient}
        ORDER BY ${old.replacedAt} DESC, ${old.secretHash} LIMIT ${mostOldSecrets})`,
      params: [id, id],
    },
  ]);
  return true;
}

/** The hashes of the old secrets of a client that have not ended. */
export function* oldClientSecrets(id: string, at: string): Operation<string[]> {
  const rows = yield* query(`SELECT ${oldHash} FROM ${old} WHERE ${old.clientId} = ? AND ${old.endsAt} > ?`, [
    id,
    toUtc(at),
  ]);
  return rows.map(row => oldHash.read(row).secretHash);
}
