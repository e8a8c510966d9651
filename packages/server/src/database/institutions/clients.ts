import type {Client} from '../../domain/institutions/client-storage.ts';
import {query, type Operation} from '../engine/operation.ts';

interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly institution_code: string;
  readonly secret_hash: string;
  readonly scopes: string;
  readonly page_origins: string;
}

/** Adds or replaces a client; fails when its institution is unknown. */
export function* saveClient(client: Client): Operation<void> {
  const {id, name, institutionCode, secretHash, scopes, pageOrigins} = client;
  yield* query(
    `INSERT INTO client (id, name, institution_code, secret_hash, scopes, page_origins) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, institution_code = excluded.institution_code,
        secret_hash = excluded.secret_hash, scopes = excluded.scopes, page_origins = excluded.page_origins`,
    [id, name, institutionCode, secretHash, JSON.stringify(scopes), JSON.stringify(pageOrigins)],
  );
}

/** One client by its id. */
export function* client(id: string): Operation<Client | undefined> {
  const [row] = yield* query<ClientRow>(
    'SELECT id, name, institution_code, secret_hash, scopes, page_origins FROM client WHERE id = ?',
    [id],
  );
  return (
    row && {
      id: row.id,
      name: row.name,
      institutionCode: row.institution_code,
      secretHash: row.secret_hash,
      scopes: JSON.parse(row.scopes) as Client['scopes'],
      pageOrigins: JSON.parse(row.page_origins) as string[],
    }
  );
}
