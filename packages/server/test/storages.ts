import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {after, type TestContext} from 'node:test';
import {memoryStorage, type Storage} from '../src/index.ts';
import {postgresStorage, sqliteStorage} from '../src/node.ts';
import {freshSchema, howToGetPostgres, startPostgres, type TestPostgres} from './postgres.ts';

/** Opens an empty storage that is closed and removed when the test ends. */
export type OpenStorage = (context: TestContext) => Promise<Storage>;

/** A directory that is removed when the test ends. */
export async function aDirectory(context: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'gov-rating-server-'));
  context.after(() => rm(directory, {recursive: true, force: true}));
  return directory;
}

const memory: OpenStorage = () => memoryStorage();

const sqlite: OpenStorage = async context => {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'test.db'));
  context.after(() => storage.close());
  return storage;
};

/** Every storage that needs nothing but this package. */
export const storages: readonly (readonly [string, OpenStorage])[] = [
  ['memory', memory],
  ['SQLite', sqlite],
];

/** Runs a test on every storage there is; the one on PostgreSQL is skipped, and says why, where there is none. */
export function testOnEveryStorage(
  name: string,
  work: (open: () => Promise<Storage>, context: TestContext) => Promise<void>,
) {
  for (const [storageName, open] of storages) {
    test(`${name} (${storageName})`, context => work(() => open(context), context));
  }
  test(`${name} (PostgreSQL)`, async context => {
    const server = await (cluster ??= startPostgres());
    if (server) await work(() => postgres(server.url, context), context);
    else context.skip(howToGetPostgres);
  });
}

let cluster: Promise<TestPostgres | undefined> | undefined;
after(async () => (await cluster)?.stop());

async function postgres(url: string, context: TestContext): Promise<Storage> {
  const schema = await freshSchema(url);
  const storage = await postgresStorage(schema.url);
  context.after(async () => {
    await storage.close();
    await schema.drop();
  });
  return storage;
}
