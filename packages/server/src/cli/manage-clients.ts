import {later} from '../domain/calendar/moments.ts';
import type {ListedClient} from '../domain/institutions/client-storage.ts';
import type {Storage} from '../domain/storage.ts';
import {hash} from '../security/hash.ts';
import {newSecret, platformRandomBytes} from '../security/random.ts';
import {withReadStorage, withRecordingStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';

/** How many clients are read at once. */
const pageSize = 500;

/** For how many hours old secrets may be kept; the interface has the same limits. */
const [usualHours, mostHours] = [24, 168];

/** The options of the command line about a client that exists. */
export interface ManagedClientOptions {
  readonly client?: string | undefined;
  readonly 'keep-old-hours'?: string | undefined;
}

const columns: readonly (readonly [name: string, of: (client: ListedClient) => string | null])[] = [
  ['client_id', ({id}) => id],
  ['institution', ({institutionCode}) => institutionCode],
  ['scopes', ({scopes}) => scopes.join(',')],
  ['channels', ({channels}) => (channels.length > 0 ? channels.join(',') : null)],
  ['created', ({createdAt}) => createdAt],
  ['secret_made', ({secretMadeAt}) => secretMadeAt],
  ['old_secrets_end', ({oldSecretsEndAt}) => oldSecretsEndAt],
  ['disabled', ({disabledAt}) => disabledAt],
  ['name', ({name}) => name],
];

/** Prints all clients as a table with tabs, without their secrets; `-` where something is not so or not known. */
export async function listClients(operator: Operator): Promise<void> {
  await withReadStorage(operator, 'list-clients', async storage => {
    operator.print(columns.map(([name]) => name).join('\t'));
    for (let after = ''; ;) {
      const page = await storage.listClients({at: new Date().toISOString(), after, limit: pageSize});
      for (const client of page) operator.print(columns.map(([, of]) => of(client) ?? '-').join('\t'));
      const last = page.at(-1);
      if (!last) return;
      after = last.id;
    }
  });
}

/** Ends the access of a client at once, also with tokens that it already has. */
export async function disableClient(operator: Operator, options: ManagedClientOptions): Promise<void> {
  await onClient(operator, 'disable-client', options, (storage, id, now) =>
    storage.disableClient(id, now.toISOString()),
  );
  operator.print('The client is disabled.');
}

/** Lets a disabled client call again. */
export async function enableClient(operator: Operator, options: ManagedClientOptions): Promise<void> {
  await onClient(operator, 'enable-client', options, (storage, id) => storage.disableClient(id, null));
  operator.print('The client is enabled.');
}

/** Gives a client a new secret and prints it once; the old ones are taken too for some hours. */
export async function rotateClientSecret(operator: Operator, options: ManagedClientOptions): Promise<void> {
  const hours = options['keep-old-hours'] ?? String(usualHours);
  if (!/^\d{1,3}$/.test(hours) || Number(hours) > mostHours)
    throw new OperatorError(`--keep-old-hours must be a whole number from 0 to ${mostHours}.`);
  const secret = newSecret(platformRandomBytes);
  const secretHash = await hash(secret);
  let end = '';
  await onClient(operator, 'rotate-client-secret', options, (storage, id, now) => {
    end = later(now, Number(hours) * 3_600_000).toISOString();
    return storage.rotateClientSecret({id, secretHash, at: now.toISOString(), oldEndAt: end});
  });
  operator.print(`client_secret=${secret}`);
  operator.print(`old_secrets_end=${end}`);
  operator.printError('Keep the secret now: it is not stored and cannot be shown again.');
}

async function onClient(
  operator: Operator,
  command: string,
  {client}: ManagedClientOptions,
  work: (storage: Storage, id: string, now: Date) => Promise<boolean>,
): Promise<void> {
  if (client === undefined || client === '') throw new OperatorError(`${command} needs --client ID; see list-clients.`);
  const known = await withRecordingStorage(operator, (storage, now) => work(storage, client, now()));
  if (!known) throw new OperatorError(`There is no client ${client}; see list-clients.`);
}
