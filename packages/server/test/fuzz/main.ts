/**
 * `npm run fuzz`: sends a hundred thousand requests, half of them to each database, each two thousand to a fresh scene. A
 * request that brings a fault is printed in its shortest form, with the seed that makes it again.
 *
 *     npm run fuzz -- --requests 2000 --seed 7 --on SQLite
 */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import type {Storage} from '../../src/index.ts';
import {postgresStorage, sqliteStorage} from '../../src/node.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';
import {fire} from './fire.ts';
import {fireBytes} from './raw-bytes.ts';

const {values} = parseArgs({
  options: {
    requests: {type: 'string', default: '100000'},
    bytes: {type: 'string', default: '10000'},
    seed: {type: 'string', default: String(Math.floor(Math.random() * 2 ** 31))},
    on: {type: 'string', multiple: true, default: ['SQLite', 'PostgreSQL']},
  },
});
const [requests, first] = [Number(values.requests), Number(values.seed)];
const ofScene = 2000;
const outcomes = new Map<string, number>();
const started = performance.now();
console.log(`Seed ${first}.`);

const opened: Readonly<Record<string, () => Promise<{storage: Storage; close: () => Promise<void>} | undefined>>> = {
  SQLite: async () => {
    const directory = await mkdtemp(join(tmpdir(), 'gov-rating-fuzz-'));
    const storage = await sqliteStorage(join(directory, 'fuzz.db'));
    return {storage, close: async () => void (await storage.close(), await rm(directory, {recursive: true}))};
  },
  PostgreSQL: async () => {
    const server = await cluster;
    if (!server) return undefined;
    const schema = await freshSchema(server.url);
    const storage = await postgresStorage(schema.url);
    return {storage, close: async () => void (await storage.close(), await schema.drop())};
  },
};
const cluster = values.on.includes('PostgreSQL') ? startPostgres() : Promise.resolve(undefined);

let sent = 0;
for (const name of values.on)
  for (let left = Math.ceil(requests / values.on.length), seed = first; left > 0; left -= ofScene, seed++) {
    const database = await opened[name]?.();
    if (!database) {
      console.log(`${name} is left out: ${howToGetPostgres}`);
      break;
    }
    const count = Math.min(left, ofScene);
    try {
      for (const [outcome, times] of await fire({storage: database.storage, requests: count, seed}))
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + times);
    } catch (error) {
      const {message, cause} = error instanceof Error ? error : {message: String(error), cause: undefined};
      console.error(`${name}, seed ${seed}: ${message}\n${cause instanceof Error ? cause.message : ''}`);
      process.exitCode = 1;
    }
    sent += count;
    await database.close();
  }
for (const [outcome, times] of await fireBytes({requests: Number(values.bytes), seed: first}))
  outcomes.set(`bytes: ${outcome}`, times);
await (await cluster)?.stop();

const seconds = (performance.now() - started) / 1000;
for (const [outcome, times] of [...outcomes].sort(([, a], [, b]) => b - a))
  console.log(`${String(times).padStart(8)}  ${outcome}`);
console.log(`${sent} requests in ${seconds.toFixed(0)} s: ${process.exitCode ? 'a fault was found' : 'no fault'}.`);
