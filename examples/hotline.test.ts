import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {anInstitution} from '@gov-rating/contract/testing';
import {hotlineScript, type HotlineDraft} from '@gov-rating/sdk/collect';
import {createApp, hash, memoryStorage, type Storage} from '@gov-rating/server';
import {serve, type Running} from '@gov-rating/server/node';
import {askingFor, rateByKeys} from './hotline/rated-call.ts';

const program = fileURLToPath(new URL('hotline/hotline.ts', import.meta.url));
const clientSecret = 'a secret that only the hotline of this test has';
const {code: institutionCode} = anInstitution();

describe('the end of a call to the hotline, over HTTP to a real server', {timeout: 300_000}, () => {
  const directory = mkdtempSync(join(tmpdir(), 'gov-rating-hotline-'));
  const waiting = join(directory, 'waiting.json');
  let storage: Storage;
  let running: Running;

  before(async () => {
    storage = await memoryStorage();
    await storage.saveInstitutions([anInstitution()]);
    const scopes = ['services:write', 'ratings:collect'] as const;
    const client = {
      id: 'demo-hotline',
      name: '12345',
      institutionCode,
      pageOrigins: [],
      channels: ['hotline'] as const,
    };
    await storage.saveClient({...client, secretHash: await hash(clientSecret), scopes});
    const tokenSecret = 'a secret that only these tests have';
    running = await serve({app: createApp({storage, tokenSecret, log: () => undefined}), port: 0});
  });
  after(async () => {
    await running?.close(0);
    rmSync(directory, {recursive: true, force: true});
  });

  /** Runs the program as at a telephone; `keys` are the lines that are typed. */
  function call(keys: string, env: Readonly<Record<string, string>>): Promise<{said: string}> {
    const facts = {
      URL: running.url,
      SECRET: clientSecret,
      INSTITUTION: institutionCode,
      AGENT: 'H001',
      WAITING: waiting,
    };
    const child = spawn(process.execPath, ['--conditions=@gov-rating/source', program], {
      env: {PATH: process.env['PATH'], ...facts, ...env},
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    child.stdin.end(keys.split(' ').join('\n'));
    return new Promise(resolve =>
      child.once('close', code => {
        assert.equal(code, 0, said);
        resolve({said});
      }),
    );
  }

  const counted = async () => {
    const {groups} = await storage.groupCounts({}, 'channel', 20);
    return groups.flatMap(({key, levels}) =>
      levels.flatMap(({level, active}) => (active > 0 ? [`${key} ${level} ${active}`] : [])),
    );
  };

  it('stores the call and the case behind it as two ratings, each of its own service, and says both receipts', async () => {
    const {said} = await call('4 3 1 2 1', {CALL: 'HJ1', CASE: 'SQ1'});
    assert.match(said, /^请对本次话务服务作出评价。非常满意，请按1。满意，请按2。基本满意，请按3。不满意，请按4。/);
    assert.match(said, /您反映的事办得怎么样？请评价。非常满意，请按1。/);
    assert.equal([...said.matchAll(/已送达，查询号码 \d{4}(?:-\d{4}){4}/g)].length, 2);
    assert.deepEqual((await counted()).toSorted(), ['hotline dissatisfied 1', 'hotline satisfied 1']);
    const [order] = await storage.listOrders({within: institutionCode, limit: 10});
    assert.ok(order, 'a bad rating of the call has a work order');
    for (const projectNo of ['HJ1', 'SQ1']) {
      const [service] = await storage.caseServices({institutionCode, within: institutionCode, projectNo});
      assert.equal(service?.rated, true, projectNo);
    }
  });

  it('stores only the call where the person hangs up at the second question, and nothing where at the first', async () => {
    const before = (await counted()).join();
    const first = await call('4 3 -', {CALL: 'HJ2', CASE: 'SQ2'});
    assert.match(first.said, /没有评价（hung_up）。\n$/);
    assert.equal((await counted()).join(), before);
    const second = await call('2 1 4 3', {CALL: 'HJ3', CASE: 'SQ3'});
    assert.match(second.said, /已送达[^]*没有评价（hung_up）。\n$/);
    assert.ok((await counted()).includes('hotline satisfied 2'));
    const [service] = await storage.caseServices({institutionCode, within: institutionCode, projectNo: 'SQ3'});
    assert.equal(service, undefined, 'of what is not rated nothing is registered');
  });

  it('keeps a confirmed rating while the server is away, and stores it once when the next call ends', async () => {
    const before = await counted();
    const away = await call('1 1', {CALL: 'HJ4', URL: 'http://127.0.0.1:9'});
    assert.match(away.said, /没有连上，评价存在/);
    assert.equal(statSync(waiting).mode & 0o777, 0o600);
    assert.deepEqual(await counted(), before);
    const next = await call('-', {CALL: 'HJ5'});
    assert.match(next.said, /^ {2}（上次留下的评价）已送达/);
    assert.equal(readFileSync(waiting, 'utf8'), '[]');
    assert.ok((await counted()).includes('hotline very_satisfied 1'));
    const again = await call('2 1', {CALL: 'HJ4'});
    assert.match(again.said, /没有收下：/);
    assert.equal(readFileSync(waiting, 'utf8'), '[]');
    assert.ok((await counted()).includes('hotline very_satisfied 1'), 'the same call is rated once');
  });

  it('asks a second caller about the call, and not again about a case that is rated already', async () => {
    const {said} = await call('1 1 1 1', {CALL: 'HJ8', CASE: 'SQ1'});
    assert.match(said, /已送达[^]*这件事已经评过了，不再问。\n$/);
    assert.doesNotMatch(said, /您反映的事/);
  });

  it('says what the institution says about privacy before each question', async () => {
    const privacyNotice = {
      'zh-CN': '您的评价只用于改进服务',
      'zh-TW': '您的評價只用於改進服務',
      en: 'Used to improve.',
    };
    await storage.saveInstitutions([{...anInstitution(), privacyNotice}]);
    const {said} = await call('1 1 -', {CALL: 'HJ9', CASE: 'SQ9'});
    assert.match(said, /^您的评价只用于改进服务。请对本次话务服务作出评价。/);
    assert.match(said, /您的评价只用于改进服务。您反映的事办得怎么样？请评价。/);
    await storage.saveInstitutions([anInstitution()]);
  });
});

describe('a question by keys', () => {
  const keysOf = async function* (keys: readonly string[]) {
    yield* keys;
  };
  const question = {'zh-CN': '请评价。', 'zh-TW': '請評價。', en: 'Please rate.'};
  const play = (keys: readonly string[]) =>
    rateByKeys(askingFor(hotlineScript, question), keysOf(keys), () => undefined);

  it('has a rating only where it was confirmed, wherever the person hangs up', async () => {
    const whole = ['4', '9', '3', '2', '5', '1', '1'];
    for (let length = 0; length < whole.length; length++)
      assert.deepEqual(await play(whole.slice(0, length)), {state: 'hung_up', draft: null}, `after ${length} keys`);
    const {state, draft} = await play(whole);
    assert.equal(state, 'thanks');
    assert.equal((draft as HotlineDraft).level, 'very_dissatisfied');
  });

  it('leads to a person by the key for it, and after too many wrong keys or silences, without a rating', async () => {
    for (const keys of [['0'], ['4', '0'], ['7', '7', '7'], ['timeout', 'timeout']])
      assert.deepEqual(await play(keys), {state: 'agent', draft: null}, keys.join());
  });
});
