import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {anInstitution} from '@gov-rating/contract/testing';
import {createDeviceClient, type DeviceClient} from '@gov-rating/sdk/device';
import {createServiceClient, type ServiceClient} from '@gov-rating/sdk/service';
import {createApp, hash, memoryStorage} from '@gov-rating/server';
import {serve, type Running} from '@gov-rating/server/node';

const program = fileURLToPath(new URL('window-system/window-system.mjs', import.meta.url));
const clientSecret = 'a secret that only the department of this test has';
const {code: institutionCode} = anInstitution();

describe('the program of a window in plain HTTP', {timeout: 120_000}, () => {
  let running: Running;
  let department: ServiceClient;
  let screen: DeviceClient;

  before(async () => {
    const storage = await memoryStorage();
    await storage.saveInstitutions([anInstitution()]);
    const client = {id: 'department', name: 'Department', institutionCode, pageOrigins: [], channels: []};
    const secretHash = await hash(clientSecret);
    await storage.saveClient({
      ...{...client, secretHash},
      scopes: ['services:write', 'registers:write', 'devices:write', 'devices:prompt'],
    });
    await storage.saveClient({
      ...{...client, secretHash, id: 'window'},
      scopes: ['services:write', 'devices:prompt'],
    });
    running = await serve({
      app: createApp({storage, tokenSecret: 'a secret that only these tests have', log: () => undefined}),
      port: 0,
    });
    department = createServiceClient({baseUrl: running.url, clientId: 'department', clientSecret});
    const {pointId} = await department.putPoint({institutionCode, kind: 'window', name: '综合窗口', number: '1'});
    await department.putPoint({institutionCode, kind: 'window', name: '没有评价器的窗口', number: '2'});
    let key: string | undefined;
    screen = createDeviceClient({
      baseUrl: running.url,
      keyStore: {read: () => key, write: kept => void (key = kept)},
    });
    const {userCode, deviceCode} = await screen.startPairing({kind: 'evaluator'});
    await department.approvePairing({userCode, pointId, name: '一号评价器'});
    key = (await screen.pollPairing({deviceCode})).deviceKey ?? undefined;
    await screen.heartbeat({version: '1', state: 'idle'});
  });
  after(async () => {
    screen?.stop();
    await running?.close(0);
  });

  /** Runs it as an operator does; resolves to what it printed and its exit code. */
  function run(env: Readonly<Record<string, string>>) {
    const facts = {URL: running.url, ID: 'window', SECRET: clientSecret, INSTITUTION: institutionCode};
    return new Promise<{said: string; complained: string; code: unknown}>(resolve =>
      execFile(process.execPath, [program], {env: {...facts, ...env}}, (error, said, complained) =>
        resolve({said: said.trim(), complained: complained.trim(), code: error?.code ?? 0}),
      ),
    );
  }

  async function promptOnScreen() {
    // An answer comes at any news of the device, so it is asked again, as a screen without a stream does.
    for (;;) {
      const {prompt} = await screen.getDevicePrompt({waitSeconds: 10});
      if (prompt) return prompt;
    }
  }

  it('says that a person rated on the screen, and nothing of how', async () => {
    const ended = run({TICKET: 'A101', STAFF: 'A007'});
    const {promptId} = await promptOnScreen();
    await screen.markPrompt({promptId, state: 'shown'});
    const draft = {level: 'dissatisfied', tags: ['209'], comment: '等了很久'} as const;
    assert.equal((await screen.rate({promptId, draft: {...draft, tags: [...draft.tags]}})).kind, 'received');
    assert.deepEqual(await ended, {said: 'rated', complained: '', code: 0});
    const {items} = await department.listDevices({});
    assert.equal(items[0]?.staff?.staffNumber, 'A007');
  });

  it('says that nobody rated when the screen was left untouched', async () => {
    const ended = run({TICKET: 'A102'});
    const {promptId} = await promptOnScreen();
    await screen.markPrompt({promptId, state: 'not_rated'});
    assert.deepEqual(await ended, {said: 'not rated', complained: '', code: 0});
  });

  it('takes the request back when it takes too long, so that the screen is free', async () => {
    const ended = run({TICKET: 'A103', WAIT_SECONDS: '1'});
    const {promptId} = await promptOnScreen();
    assert.deepEqual(await ended, {said: 'not rated', complained: '', code: 0});
    const clientId = 'window';
    const window = createServiceClient({baseUrl: running.url, clientId, clientSecret});
    assert.equal((await window.getPrompt({promptId})).state, 'withdrawn');
    assert.equal((await screen.getDevicePrompt({})).prompt, null);
  });

  it('says why it ends where a window has no screen, where there is no window, and with a wrong secret', async () => {
    for (const [env, reason] of [
      [{WINDOW: '2'}, /^unknown_device: 设备不存在/],
      [{WINDOW: '3'}, /no open window 3/],
      [{SECRET: 'another'}, /^client_invalid: /],
    ] as const) {
      const {said, complained, code} = await run(env);
      assert.deepEqual([said, code], ['', 1]);
      assert.match(complained, reason);
    }
  });

  it('needs nothing but what Node has, and is read in one sitting', () => {
    const source = readFileSync(program, 'utf8');
    assert.doesNotMatch(source, /\bimport\b|\brequire\(/);
    assert.ok(source.split('\n').length <= 150);
  });
});
