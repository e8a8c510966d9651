import type {Client} from '../../domain/institutions/client-storage.ts';
import {batch, query, type Operation} from '../engine/operation.ts';
import {columnsOf, insert, select, takenOver} from '../engine/table.ts';
import {client as table} from '../schema/client.ts';

const stored = select(columnsOf(table));

/** Adds or replaces a client; fails when its institution is unknown. */
export function* saveClient(client: Client): Operation<void> {
  const {id: key, ...facts} = columnsOf(table);
  yield* batch([
    insert(table, client, `ON CONFLICT (${key.name}) DO UPDATE SET ${takenOver(...Object.values(facts))}`),
  ]);
}

/** One client by its id. */
export function* client(id: string): Operation<Client | undefined> {
  const [row] = yield* query(`SELECT ${stored} FROM ${table} WHERE ${table.id} = ?`, [id]);
  return row && stored.read(row);
}
