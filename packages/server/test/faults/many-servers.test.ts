import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {after, type TestContext} from 'node:test';
import {aBadDraft, aDraft} from '@gov-rating/contract/testing';
import {Client} from 'pg';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {platformRandomBytes} from '../../src/index.ts';
import {evidenceVerifiersOf, openStorage, readConfig} from '../../src/node.ts';
import {leaseMs} from '../../src/domain/webhooks/send-webhook.ts';
import {secretLocation, tokenSecretCipher} from '../../src/security/secret-cipher.ts';
import {newWebhookSecret} from '../../src/security/webhook-signature.ts';
import {aKey, bureau, Caller, fill, tokenSecret} from '../fixtures/api.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';
import {howToGetPooler, startPooler} from '../fixtures/pooler.fixtures.ts';
import {startServer, type ServerProcess} from '../fixtures/server-process.fixtures.ts';

const postgres = await startPostgres();
const pooler = postgres && (await startPooler(postgres.url));
after(async () => {
  await pooler?.stop();
  await postgres?.stop();
});

/** How many services are rated, and how many wait for the default rating. */
const rated = 48;
const unrated = 24;

/** Settings of a server whose clock is ahead by some milliseconds. */
const ahead = (milliseconds: number) => ({
  DRILL_OFFSET: String(milliseconds),
  NODE_OPTIONS: `--import ${new URL('../drill/clock-preload.mjs', import.meta.url).href}`,
});

/** Twenty days later orders are overdue and default ratings are due. */
const dueMs = 20 * 86_400_000;

/** A system that takes every message of the servers; how often each came, by its id. */
async function aReceiver(context: TestContext) {
  const taken = new Map<string, number>();
  const server = createServer((request, response) => {
    const id = String(request.headers['webhook-id']);
    taken.set(id, (taken.get(id) ?? 0) + 1);
    request.resume().on('end', () => response.writeHead(200).end());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    return new Promise(resolve => server.close(resolve));
  });
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, taken};
}

/** Server processes over one database, any of which may be killed and replaced. */
class Servers {
  readonly #context: TestContext;
  readonly #env: Record<string, string>;
  running: ServerProcess[] = [];

  constructor(context: TestContext, env: Record<string, string>) {
    this.#context = context;
    this.#env = env;
  }

  async start(count: number): Promise<void> {
    const begun = Array.from({length: count}, () => startServer(this.#context, this.#env));
    this.running.push(...(await Promise.all(begun)));
  }

  /** Kills the oldest one as a power cut does, and starts another one. */
  async replace(): Promise<void> {
    const oldest = this.running.shift();
    oldest?.process.kill('SIGKILL');
    await this.start(1);
  }

  /** Asks all to stop; each must end by itself. */
  async stop(): Promise<void> {
    for (const {process} of this.running) process.kill('SIGTERM');
    for (const {ended, output} of this.running) assert.equal((await ended).code, 0, output());
    this.running = [];
  }

  /** Calls one of them, another one at each turn, until there is an answer other than "try again". */
  async answer(turn: number, call: (caller: Caller) => Promise<Response>): Promise<Response> {
    for (const until = performance.now() + 60_000; ;) {
      const server = this.running[turn++ % this.running.length];
      const response = server && (await call(new Caller(fetch, server.url)).catch(() => undefined));
      if (response && response.status !== 503) return response;
      assert.ok(performance.now() < until, 'no server answered within a minute');
    }
  }
}

for (const way of ['straight to PostgreSQL', 'through PgBouncer'] as const) {
  const skip = !postgres ? howToGetPostgres : way === 'through PgBouncer' && !pooler ? howToGetPooler : false;
  test(
    `three servers that are killed and replaced do all their work, none of it twice (${way})`,
    {skip},
    async context => {
      const schema = await (way === 'through PgBouncer' ? pooler!.freshSchema() : freshSchema(postgres!.url));
      const env = {
        DATABASE_URL: schema.url,
        EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64'),
        RATE_LIMITS: 'address=1000000,client=1000000',
        DEADLINES: 'contact=3n,answer=10n',
        ...{WEBHOOK_HTTP: 'yes', WEBHOOK_PORTS: '*', WEBHOOK_NETWORKS: '127.0.0.0/8'},
      };
      const config = readConfig({TOKEN_SECRET: tokenSecret, ...env});
      const storage = await openStorage(config);
      const direct = new Client({connectionString: schema.url});
      await direct.connect();
      context.after(async () => {
        await direct.end();
        await storage.close();
        await schema.drop();
      });
      const rows = async (sql: string) => (await direct.query<Record<string, string>>(sql)).rows;
      const receiver = await aReceiver(context);
      await fill(storage);
      const secret = newWebhookSecret(platformRandomBytes);
      const ciphertext = await tokenSecretCipher(tokenSecret, platformRandomBytes).encrypt(secret, secretLocation('s'));
      await storage.putWebhook({
        webhookId: 'w',
        institutionCode: bureau.code,
        ...{within: bureau.code, ownerCode: bureau.code, ownerRole: 'bureau', url: receiver.url, description: ''},
        topics: ['rating.received', 'order.created', 'order.stepped'],
        at: new Date().toISOString(),
        secret: {secretId: 's', ciphertext},
        limit: 1,
      });

      const servers = new Servers(context, env);
      await servers.start(3);
      const first = new Caller(fetch, servers.running[0]!.url);
      const tokens: string[] = [];
      for (let number = 1; number <= rated + unrated; number++) tokens.push((await first.invited(number)).token);

      // Raters send on while two of three servers are killed and replaced.
      const receipts: string[] = [];
      const waiting = tokens.slice(0, rated).map((token, turn) => ({token, turn, key: aKey()}));
      const replaced: Promise<void>[] = [];
      const rater = async () => {
        for (let one = waiting.shift(); one; one = waiting.shift()) {
          const {token, turn, key} = one;
          const draft = turn % 2 === 0 ? aBadDraft() : aDraft();
          const response = await servers.answer(turn, caller => caller.submit(token, draft, key));
          assert.equal(response.status, 201);
          receipts.push(((await response.json()) as {receiptNumber: string}).receiptNumber);
          if (receipts.length === 12 || receipts.length === 30) replaced.push(servers.replace());
        }
      };
      await Promise.all(Array.from({length: 8}, rater));
      await Promise.all(replaced);
      const kept = await rows('SELECT receipt_number FROM rating ORDER BY 1');
      assert.deepEqual(
        kept.map(row => row['receipt_number']),
        receipts.toSorted(),
      );
      await servers.stop();

      // Everything is due at once, for three servers, one of which dies in the middle of it.
      // It is really so late: without this, what cannot be undone waits.
      await storage.confirmClock(new Date(Date.now() + dueMs).toISOString());
      const evening = new Servers(context, {...env, ...ahead(dueMs)});
      await evening.start(3);
      while ((await rows(`SELECT 1 FROM act WHERE kind = 'escalate'`)).length === 0);
      await evening.replace();
      const isDone = async () => {
        const {undistributedEvents, unsealedEntries} = await storage.backlog();
        const [unclaimed] = await rows(
          `SELECT count(*) FROM webhook_delivery WHERE state = 'pending' AND attempts = 0`,
        );
        const [left] = await rows(`SELECT count(*) FROM work_order WHERE escalated_at IS NULL`);
        const [defaults] = await rows('SELECT count(*) FROM default_rating');
        const waiting = Number(unclaimed?.['count']) + undistributedEvents + unsealedEntries;
        return waiting + Number(left?.['count']) === 0 && Number(defaults?.['count']) === unrated;
      };
      while (!(await isDone()));
      await evening.stop();

      // Only messages that the dead one had claimed may be left; they are sent when its lease has ended.
      const night = new Servers(context, {...env, ...ahead(dueMs + leaseMs)});
      await night.start(1);
      while ((await storage.backlog()).pendingDeliveries > 0);
      await night.stop();

      const twice = await rows(
        `SELECT rating_id FROM act WHERE kind = 'escalate' GROUP BY rating_id HAVING count(*) <> 1`,
      );
      assert.deepEqual(twice, [], 'an order is escalated once');
      const [acts] = await rows(`SELECT count(*) FROM act WHERE kind = 'escalate'`);
      assert.equal(Number(acts?.['count']), rated / 2);
      const events = await rows('SELECT event_id FROM webhook_delivery ORDER BY 1');
      assert.equal(new Set(events.map(row => row['event_id'])).size, events.length, 'an event is one message');
      assert.equal(events.length, rated + rated / 2, 'one for each rating, one for each order');
      assert.deepEqual(
        [...receiver.taken.keys()].sort(),
        events.map(row => row['event_id']),
        'each event reaches the other system',
      );
      // A message is sent again only when a server died between sending it and noting that.
      const again = [...receiver.taken.values()].filter(times => times > 1).length;
      assert.ok(again <= 3 * 4, `${again} messages came again`);
      assert.deepEqual(await storage.recount(), []);
      const report = await verifyLog(storage, await evidenceVerifiersOf(config));
      assert.ok(report.sound, report.sound ? '' : report.finding.text);
      const locks = await rows(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory'`);
      assert.deepEqual(locks, [], 'the dead hold no lock');
    },
  );
}
