import assert from 'node:assert/strict';
import test, {after, type TestContext} from 'node:test';
import {isApiError} from '@gov-rating/sdk/core';
import {openStorage} from '../../src/node.ts';
import {bureau, fill} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {freePort} from '../fixtures/free-port.fixtures.ts';
import {howToGetNginx, nginxProgram, runNginx} from '../fixtures/nginx.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';
import {aHallSystem, aScreen, askAndHear, askScreen, percentile, type Screen} from '../fixtures/screens.fixtures.ts';
import {startServer} from '../fixtures/server-process.fixtures.ts';

type Settings = Record<string, string>;

const secrets = {EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')};

/** Fills the database of some settings with institutions and clients. */
async function filled(env: Settings): Promise<Settings> {
  const storage = await openStorage({DATA_DIR: '', DATABASE_URL: undefined, ...env});
  await fill(storage);
  await storage.close();
  return env;
}

const onSqlite = async (context: TestContext): Promise<Settings> =>
  filled({...secrets, DATA_DIR: await aDirectory(context)});

let cluster: ReturnType<typeof startPostgres> | undefined;
after(async () => (await cluster)?.stop());

async function onPostgres(context: TestContext): Promise<Settings | undefined> {
  const postgres = await (cluster ??= startPostgres());
  if (!postgres) return undefined;
  const schema = await freshSchema(postgres.url);
  context.after(schema.drop);
  return filled({...secrets, DATABASE_URL: schema.url});
}

/** A signal that ends all listening with the test. */
function untilTheEnd(context: TestContext): AbortSignal {
  const listening = new AbortController();
  context.after(() => listening.abort());
  return listening.signal;
}

/** Every request is heard once by its screen, and by no other. */
function assertHeardOnce(screens: readonly Screen[], asked: ReadonlyMap<Screen, readonly string[]>): void {
  for (const screen of screens) assert.deepEqual(screen.prompts, asked.get(screen), screen.deviceId);
}

async function assertRevoked(screen: Screen): Promise<void> {
  const refused = await screen.device.getDevice().catch((error: unknown) => error);
  assert.ok(isApiError(refused));
  assert.equal(refused.code, 'device_revoked');
  assert.match(refused.message, /\p{Script=Han}/u);
}

for (const [name, prepare] of [
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
] as const)
  test(`a hundred requests at one server are heard at another within a second, and its screens miss and repeat nothing when it is killed (${name})`, async context => {
    const env = await prepare(context);
    if (!env) return context.skip(howToGetPostgres);
    const office = aHallSystem((await startServer(context, env)).url);
    const other = await startServer(context, env);
    const signal = untilTheEnd(context);
    const screens = await Promise.all(Array.from({length: 10}, () => aScreen(office, other.url, signal)));
    const asked = new Map<Screen, string[]>(screens.map(screen => [screen, []]));
    const ask = async (screen: Screen) => {
      const request = await askScreen(office, screen);
      asked.get(screen)?.push(request.promptId);
      return request;
    };
    const took: number[] = [];
    const prompt = async (times: number) => {
      for (let turn = 0; turn < times; turn++)
        await Promise.all(
          screens.map(async screen => {
            const {promptId, at} = await ask(screen);
            took.push((await screen.heard(promptId)) - at);
          }),
        );
    };
    await prompt(4);
    other.process.kill('SIGKILL');
    await other.ended;
    // The hall goes on while the server of its screens is away.
    const missed = await Promise.all(screens.map(ask));
    await startServer(context, {...env, PORT: new URL(other.url).port});
    const returned = performance.now();
    const heard = await Promise.all(screens.map((screen, place) => screen.heard(missed[place]?.promptId ?? '')));
    const back = Math.max(...heard) - returned;
    assert.ok(back < 5000, `the last screen was back after ${back} ms`);
    await prompt(5);
    assert.equal(took.length + missed.length, 100);
    assertHeardOnce(screens, asked);
    const p95 = percentile(took, 95);
    assert.ok(p95 <= 1000, `p95 was ${p95} ms`);

    const [screen] = screens;
    assert.ok(screen);
    const revoking = performance.now();
    await office.revokeDevice({deviceId: screen.deviceId});
    const until = (await screen.revoked) - revoking;
    assert.ok(until < 5000, `revoked at the other server, it heard so after ${until} ms`);
    await assertRevoked(screen);
    context.diagnostic(
      `p95 ${Math.round(p95)} ms; back after ${Math.round(back)} ms; revoked after ${Math.round(until)} ms`,
    );
  });

test('screens behind nginx with its own defaults hear at once, and come back by themselves after both have been away', async context => {
  const program = nginxProgram();
  if (program === undefined) return context.skip(howToGetNginx);
  const env = await onSqlite(context);
  const server = await startServer(context, env);
  const port = await freePort();
  const block = `server { listen 127.0.0.1:${port}; location / { proxy_pass ${server.url}; } }`;
  await runNginx(context, program, block, await aDirectory(context));
  const baseUrl = `http://127.0.0.1:${port}`;
  const office = aHallSystem(baseUrl);
  const screen = await aScreen(office, baseUrl, untilTheEnd(context));

  // A second screen, whose stream is read as it is: what holds it open must come through, and not late.
  const token = await rawKey(baseUrl);
  const raw = await fetch(`${baseUrl}/v1/device/events`, {headers: {Authorization: `Bearer ${token}`}});
  const opened = performance.now();
  const comment = firstComment(raw);

  const took = [];
  for (let turn = 0; turn < 10; turn++) took.push(await askAndHear(office, screen));
  assert.ok(Math.max(...took) < 1000, `the slowest took ${Math.max(...took)} ms`);
  const silence = (await comment) - opened;
  assert.ok(silence < 15_000, `nothing came for ${silence} ms`);

  server.process.kill('SIGKILL');
  await server.ended;
  assert.equal((await fetch(`${baseUrl}/v1/health`)).status, 502);
  await startServer(context, {...env, PORT: new URL(server.url).port});
  const returned = performance.now();
  await askAndHear(office, screen);
  assert.ok(performance.now() - returned < 5000, `back after ${performance.now() - returned} ms`);
  assert.equal(new Set(screen.prompts).size, screen.prompts.length, 'nothing came twice');
  await office.revokeDevice({deviceId: screen.deviceId});
  assert.notEqual(await screen.revoked, Infinity);
  await assertRevoked(screen);
});

/** The key of a device that is paired by plain requests. */
async function rawKey(baseUrl: string): Promise<string> {
  const office = aHallSystem(baseUrl);
  const post = async (path: string, body: object) => {
    const answer = await fetch(baseUrl + path, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, string>;
  };
  const {pointId} = await office.putPoint({
    institutionCode: bureau.code,
    kind: 'service_desk',
    name: '导办台',
  });
  const {userCode = '', deviceCode} = await post('/v1/pairings', {kind: 'evaluator'});
  await office.approvePairing({userCode, pointId, name: '评价器'});
  return (await post('/v1/pairings/progress', {deviceCode}))['deviceKey'] ?? '';
}

/** When the first comment of a stream arrives. */
async function firstComment(answer: Response): Promise<number> {
  let text = '';
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  while (!/^: ?$/m.test(text)) {
    const {done, value} = await reader.read();
    if (done) throw new Error(`The stream ended: ${text}`);
    text += new TextDecoder().decode(value);
  }
  const at = performance.now();
  await reader.cancel();
  return at;
}
