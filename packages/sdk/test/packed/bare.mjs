/**
 * Rates from engines that have the built-ins of ES2019, timers and an injected transport only, with the packages as they are
 * packed, against the packed server over real HTTP: online, with a lost answer, offline, and after everything was destroyed and
 * made anew. Each rating must arrive exactly once. Then rates by the component of the mini-program.
 *
 * Usage: node bare.mjs FOLDER, where the packages are installed
 */
import assert from 'node:assert/strict';
import {cpSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {inBareRuntime} from '../bare-runtime.ts';
import {aWechatApp} from '../wechat-app.ts';

const [, , folder = ''] = process.argv;
const packed = path => import(pathToFileURL(join(folder, 'node_modules/@gov-rating', path)).href);
const [{scopes}, {anInstitution, aService}, {createApp, hash, memoryStorage}, {serve}, {createServiceClient}] =
  await Promise.all(
    [
      'contract/dist/index.js',
      'contract/dist/testing/index.js',
      'server/dist/index.js',
      'server/dist/node.js',
      'sdk/dist/service.js',
    ].map(packed),
  );

const institution = anInstitution();
const clientSecret = 'the secret of a department of this check';
const storage = await memoryStorage();
await storage.saveInstitutions([institution]);
await storage.saveClient({
  ...{id: 'department', name: institution.name, institutionCode: institution.code, scopes, pageOrigins: []},
  secretHash: await hash(clientSecret),
});
const app = createApp({storage, tokenSecret: 'a secret of more than thirty-two bytes', log: () => undefined});
const server = await serve({app, port: 0, pages: false});
const baseUrl = server.url;
const department = createServiceClient({baseUrl, clientId: 'department', clientSecret});
let services = 0;

async function invited() {
  const {serviceId} = await department.putService(
    aService({serviceNumber: ++services, servedAt: new Date().toISOString()}),
  );
  return department.invite({serviceId});
}

const miniProgram = readFileSync(join(folder, 'node_modules/@gov-rating/sdk/dist/miniprogram/index.js'), 'utf8');
const {outputFiles} = await build({
  stdin: {contents: `export * from '@gov-rating/sdk/wechat'`, resolveDir: folder},
  ...{bundle: true, write: false, format: 'cjs', target: 'es2019', platform: 'neutral'},
});
const ways = {'the folder "miniprogram"': miniProgram, 'the modules, bundled for ES2019': outputFiles[0].text};

try {
  for (const [what, code] of Object.entries(ways)) await rateEverywhere(what, code);
  await rateByComponent();
} finally {
  await server.close();
}

async function rateEverywhere(what, code) {
  const stored = new Map();
  const ratedBefore = await rated();
  const first = aWechatApp({storage: stored});
  const page = start(code, first);
  const [received, unanswered, offline] = await Promise.all([invited(), invited(), invited()]);
  assert.equal((await page.client.getInvitation({}, {token: received.token})).state, 'open', what);
  const rate = async ({token}) => page.outbox.submit({token, draft: {level: 'satisfied'}, key: await page.newKey()});
  assert.equal((await rate(received)).kind, 'received', what);
  first.connect('answers are lost');
  assert.equal((await rate(unanswered)).kind, 'kept', what);
  first.connect('offline');
  assert.equal((await rate(offline)).kind, 'kept', what);
  page.outbox.stop();

  const second = aWechatApp({storage: stored});
  second.connect('offline');
  const settled = [];
  const next = start(code, second, ({kind, key}) => {
    settled.push(`${kind} ${key}`);
    if (settled.length === 2) all.resolve();
  });
  const all = Promise.withResolvers();
  assert.deepEqual((await next.outbox.kept()).length, 2, what);
  next.outbox.start();
  second.connect('online');
  await all.promise;
  next.outbox.stop();
  const keys = first.keys.slice(1);
  assert.deepEqual(
    settled.map(line => line.split(' ')[0]),
    ['received', 'received'],
    what,
  );
  assert.ok(second.keys.includes(keys[0]), `${what}: the lost answer is asked for under the key of the first attempt`);
  assert.equal(new Set([...first.keys, ...second.keys]).size, 3, `${what}: a key for each rating`);
  assert.deepEqual(await next.outbox.kept(), [], what);
  assert.equal((await rated()) - ratedBefore, 3, `${what}: each rating arrives exactly once`);
}

/** The component, in the simulator, from where the developer tools put the folder of the pack. */
async function rateByComponent() {
  const {loadBuilt, open} = await import('../simulator.ts');
  const place = join(folder, 'miniprogram_npm/@gov-rating/sdk');
  cpSync(join(folder, 'node_modules/@gov-rating/sdk/dist/miniprogram'), place, {recursive: true});
  const component = loadBuilt(join(place, 'gov-rating/index'));
  const before = await rated();
  const {token} = await invited();
  const page = open(component, aWechatApp(), {endpoint: baseUrl, token});
  await page.reads(aService().itemName);
  await page.tap('满意');
  await page.tap('提交评价');
  await page.reads('评价已收到');
  page.close();
  assert.equal(await rated(), before + 1);
}

function start(code, {wx}, onSettled) {
  return inBareRuntime(code).createWechatRating(wx, {baseUrl, onSettled});
}

async function rated() {
  const statistics = await fetch(`${baseUrl}/v1/statistics?institutionCode=${institution.code}`);
  return (await statistics.json()).total;
}
