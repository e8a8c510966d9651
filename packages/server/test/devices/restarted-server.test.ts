import assert from 'node:assert/strict';
import test from 'node:test';
import {aService} from '@gov-rating/contract/testing';
import {createDeviceClient, type DeviceClient, type DeviceEvent} from '@gov-rating/sdk/device';
import {createServiceClient, type ServiceClient} from '@gov-rating/sdk/service';
import {openStorage} from '../../src/node.ts';
import {bureau, clientSecret, fill} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {startServer} from '../fixtures/server-process.fixtures.ts';

/** A screen that is paired and listens; it notes when it heard of each request. */
interface Screen {
  readonly deviceId: string;
  readonly device: DeviceClient;
  /** Resolves with the moment, by `performance.now()`, at which a request arrived. */
  readonly heard: (promptId: string) => Promise<number>;
}

async function aScreen(department: ServiceClient, baseUrl: string, signal: AbortSignal): Promise<Screen> {
  let key: string | undefined;
  const keyStore = {read: () => key, write: (made: string | undefined) => void (key = made)};
  const device = createDeviceClient({baseUrl, keyStore});
  const {pointId} = await department.putPoint({institutionCode: bureau.code, kind: 'service_desk', name: '咨询台'});
  const deviceId = await device.pair({
    kind: 'evaluator',
    onCode: ({userCode}) => void department.approvePairing({userCode, pointId, name: '评价器'}),
  });
  await device.heartbeat({version: '1.0', state: 'idle'});
  const arrived = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  const note = ({type, promptId}: DeviceEvent) => {
    if (type !== 'prompt' || promptId === null) return;
    const at = performance.now();
    arrived.set(promptId, at);
    waiting.get(promptId)?.(at);
  };
  void (async () => {
    for await (const event of device.deviceEvents({signal})) note(event);
  })();
  const heard = (promptId: string) => {
    const at = arrived.get(promptId);
    return at === undefined ? new Promise<number>(resolve => waiting.set(promptId, resolve)) : Promise.resolve(at);
  };
  return {deviceId, device, heard};
}

let cases = 0;

/** Asks a screen for a rating; how long, in milliseconds, until the screen heard of it. */
async function prompted(department: ServiceClient, {deviceId, heard}: Screen): Promise<number> {
  const served = {institutionCode: bureau.code, servedAt: new Date().toISOString(), projectNo: `P${++cases}`};
  const {serviceId} = await department.putService(aService(served));
  const asked = performance.now();
  const {promptId} = await department.promptDevice({serviceId, deviceId});
  return (await heard(promptId)) - asked;
}

test('screens hear of a hundred requests within a second, and are back five seconds after a server that was killed', async context => {
  const env = {DATA_DIR: await aDirectory(context), EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')};
  const storage = await openStorage({...env, DATABASE_URL: undefined});
  await fill(storage);
  await storage.close();
  const first = await startServer(context, env);
  const baseUrl = first.url;
  const department = createServiceClient({baseUrl, clientId: 'guangzhou', clientSecret});
  const listening = new AbortController();
  context.after(() => listening.abort());
  const screens = await Promise.all([1, 2, 3, 4].map(() => aScreen(department, baseUrl, listening.signal)));
  const took: number[] = [];
  const prompt = async (times: number) => {
    for (let turn = 0; turn < times; turn++)
      took.push(...(await Promise.all(screens.map(screen => prompted(department, screen)))));
  };
  await prompt(12);
  first.process.kill('SIGKILL');
  await first.ended;
  await startServer(context, {...env, PORT: new URL(baseUrl).port});
  const returned = performance.now();
  const back = await Promise.all(
    screens.map(async screen => {
      await prompted(department, screen);
      return performance.now() - returned;
    }),
  );
  assert.ok(Math.max(...back) < 5000, `the last screen was back after ${Math.max(...back)} ms`);
  await prompt(13);
  const sorted = took.toSorted((one, other) => one - other);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Infinity;
  assert.equal(took.length, 100);
  assert.ok(p95 <= 1000, `p95 was ${p95} ms`);
  context.diagnostic(`p95 ${Math.round(p95)} ms; the last screen was back after ${Math.round(Math.max(...back))} ms`);
});
