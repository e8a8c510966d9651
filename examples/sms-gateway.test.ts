import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {serve as serveGateway} from '@hono/node-server';
import type {AddressInfo} from 'node:net';
import {anInstitution} from '@gov-rating/contract/testing';
import {isBad, levels, type Level} from '@gov-rating/contract/standard';
import {NetworkError} from '@gov-rating/sdk/core';
import {createServiceClient, type ServiceClient} from '@gov-rating/sdk/service';
import {createApp, hash, memoryStorage, type Storage} from '@gov-rating/server';
import {serve, type Running} from '@gov-rating/server/node';
import {replyRows} from '../packages/sdk/src/collect/reply.fixtures.ts';
import {mostAsked, sentences} from './sms-gateway/dialogue.ts';
import {smsGateway} from './sms-gateway/gateway.ts';
import {answerMs, openQuestionBook} from './sms-gateway/question-book.ts';

const clientSecret = 'a secret that only the gateway of this test has';
const secret = 'a secret of the operator of text messages';
const {code: institutionCode, name: institutionName} = anInstitution();
const phone = '13900000001';

/** The sentence after a rating, with a number of digits alone. */
const received = new RegExp(`^${sentences.received(String.raw`\d{4}(?:-\d{4}){4}`)}$`);

type Sent = Parameters<ServiceClient['collectRating']>[0];

describe('the gateway of text messages, over HTTP to a real server', {timeout: 300_000}, () => {
  const directory = mkdtempSync(join(tmpdir(), 'gov-rating-sms-'));
  const file = join(directory, 'questions.json');
  let storage: Storage;
  let server: Running;
  let department: ServiceClient;
  let gateway: ReturnType<typeof serveGateway>;
  let url = '';
  let time = Date.now();
  /** What went to the server, by case. */
  const sent = new Map<string, Sent>();
  /** Lets the next request to the server end without an answer. */
  let lost: 'before' | 'after' | undefined;
  let isAway = false;

  before(async () => {
    storage = await memoryStorage();
    await storage.saveInstitutions([anInstitution()]);
    const scopes = ['services:write', 'ratings:collect'] as const;
    const client = {id: 'sms', name: 'SMS', institutionCode, pageOrigins: [], channels: ['sms'] as const};
    await storage.saveClient({...client, secretHash: await hash(clientSecret), scopes});
    const tokenSecret = 'a secret that only these tests have';
    server = await serve({app: createApp({storage, tokenSecret, log: () => undefined}), port: 0});
    department = createServiceClient({baseUrl: server.url, clientId: 'sms', clientSecret});
    const app = smsGateway({
      client: {
        async listCaseServices(asked) {
          if (isAway) throw new NetworkError('no_answer');
          return department.listCaseServices(asked);
        },
        async collectRating(rating, options) {
          const [how] = [lost];
          lost = undefined;
          if (how === 'before') throw new NetworkError('no_answer');
          const receipt = await department.collectRating(rating, options);
          sent.set(rating.service.projectNo ?? '', rating);
          if (how === 'after') throw new NetworkError('no_answer');
          return receipt;
        },
      },
      book: openQuestionBook(file, () => new Date(time)),
      ...{secret, hashKey: 'a key of this test', now: () => new Date(time)},
    });
    gateway = serveGateway({fetch: app.fetch, hostname: '127.0.0.1', port: 0});
    await new Promise(listening => gateway.once('listening', listening));
    url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  });
  after(async () => {
    gateway?.close();
    await server?.close(0);
    rmSync(directory, {recursive: true, force: true});
  });

  let cases = 0;
  let messages = 0;

  async function post(path: string, body: object, authorization = `Bearer ${secret}`) {
    const headers = {'Content-Type': 'application/json', Authorization: authorization};
    const response = await fetch(url + path, {method: 'POST', headers, body: JSON.stringify(body)});
    return {status: response.status, body: (await response.json()) as {text: string | null; extension: string}};
  }

  /** A service of its own, about which a person was asked; `say` is a message of that person. */
  async function asked(from = phone) {
    const projectNo = `SMS${++cases}`;
    const servedAt = new Date(Date.now() - 3_600_000).toISOString();
    const item = {itemCode: '440100001', itemName: '不动产登记'};
    const service = {institutionCode, projectNo, serviceNumber: 1, node: 'completed', ...item, servedAt};
    const {body} = await post('/questions', {phone: from, institutionName, service});
    const {extension, text: question} = body;
    const say = async (text: string, more: object = {}) =>
      (await post('/replies', {id: `m${++messages}`, phone: from, extension, text, ...more})).body.text;
    return {projectNo, question, extension, say};
  }

  const isRated = async (projectNo: string) => {
    const {items} = await department.listCaseServices({projectNo});
    return items[0]?.rated ?? false;
  };

  it('asks for all five levels alike, in the order of the standard, with a way to refuse', async () => {
    const {question, extension} = await asked();
    assert.match(question ?? '', /1非常满意，2满意，3基本满意，4不满意，5非常不满意。不想评请回复T。$/);
    assert.match(extension, /^\d{6}$/);
  });

  it('says what the institution says about privacy in the first message, and asks nobody while the server cannot say it', async () => {
    const sentence = '您的评价只用于改进服务。';
    const privacyNotice = {'zh-CN': sentence, 'zh-TW': '您的評價只用於改進服務。', en: 'Used to improve services.'};
    await storage.saveInstitutions([{...anInstitution(), privacyNotice}]);
    const {question} = await asked();
    assert.match(question ?? '', new RegExp(`不想评请回复T。${sentence}$`));
    isAway = true;
    const service = {institutionCode, projectNo: 'SMS-AWAY', serviceNumber: 1, node: 'completed'};
    assert.equal((await post('/questions', {phone: '13900000079', institutionName, service})).status, 503);
    isAway = false;
    assert.ok(!readFileSync(file, 'utf8').includes('SMS-AWAY'), 'no question is kept that was not sent');
    await storage.saveInstitutions([anInstitution()]);
  });

  const rows = Object.values(replyRows).flat();
  it(`takes ${rows.length} replies for what they say: a level, a level and its reason, or a question again`, async () => {
    assert.ok(rows.length > 200);
    const wrong: unknown[] = [];
    const expectedLevels = new Map<string, number>();
    for (let from = 0; from < rows.length; from += 20)
      await Promise.all(
        rows.slice(from, from + 20).map(async ([text, outcome, comment = ''], at) => {
          const {projectNo, say} = await asked(`1390001${String(from + at).padStart(4, '0')}`);
          const answer = await say(text);
          const level = levels.find(name => name === outcome);
          const isStored = level !== undefined && !(isBad(level) && comment === '');
          if (isStored) expectedLevels.set(level, (expectedLevels.get(level) ?? 0) + 1);
          const rating = sent.get(projectNo);
          const kind = isStored
            ? received.test(answer ?? '')
            : answer === (level ? sentences.reason : outcome === 'refused_service' ? null : sentences.again);
          const isRight = isStored
            ? rating?.level === level && rating.comment === comment && rating.channel === 'sms'
            : rating === undefined;
          if (!kind || !isRight) wrong.push({text, outcome, comment, answer, rating});
        }),
      );
    assert.deepEqual(wrong, []);
    const {groups} = await storage.groupCounts({}, 'channel', 20);
    const stored = groups.flatMap(({levels: counts}) => counts.map(({level, active}) => [level, active] as const));
    assert.deepEqual(
      new Map(stored.filter(([, active]) => active > 0)),
      new Map(levels.flatMap(level => (expectedLevels.has(level) ? [[level, expectedLevels.get(level)]] : []))),
    );
  });

  it('takes the message after a bad level as its reason, and stores nothing before it', async () => {
    for (const [first, second, level, comment] of [
      ['4', '等了三小时', 'dissatisfied', '等了三小时'],
      ['很差', '5个小时没人理', 'very_dissatisfied', '5个小时没人理'],
      ['不满意', '非常不满意，态度差', 'very_dissatisfied', '态度差'],
      ['5', '按错了，是2', undefined, ''],
      ['不满意', '满意', 'satisfied', ''],
      ['不满意', '谢谢', undefined, ''],
      ['不满意', '服务太好了', undefined, ''],
      ['不满意', '没有', undefined, ''],
    ] as const) {
      const {projectNo, say} = await asked();
      assert.equal(await say(first), sentences.reason);
      assert.equal(await isRated(projectNo), false);
      const answer = await say(second);
      const rating = sent.get(projectNo);
      assert.deepEqual([rating?.level, rating?.comment ?? ''], [level as Level | undefined, comment], second);
      if (level === undefined) assert.equal(answer, sentences.reason, second);
      assert.equal(await isRated(projectNo), level !== undefined);
    }
  });

  it(`asks again ${mostAsked} times and then ends without a rating, also where only the reason is missing`, async () => {
    for (const first of ['在吗', '4']) {
      const {projectNo, say} = await asked();
      const again = first === '4' ? sentences.reason : sentences.again;
      assert.equal(await say(first), again);
      if (first === '4') assert.equal(await say('谢谢'), again);
      assert.equal(await say('谢谢'), again);
      assert.equal(await say('谢谢'), sentences.givenUp);
      assert.equal(await say('1'), null, 'nobody is written to after the end');
      assert.equal(await isRated(projectNo), false);
    }
  });

  it('is silent to who wants no message, and to a number that was not asked', async () => {
    const {projectNo, extension, say} = await asked();
    const stranger = {id: 'x', phone: '13900000002', extension, text: '5，骂人'};
    assert.deepEqual((await post('/replies', stranger)).body, {text: null});
    assert.equal(await say('退订'), null);
    assert.equal(await say('1'), null);
    assert.equal(await isRated(projectNo), false);
  });

  it('finds the newest question to a number where the carrier hands on no extension, however the number is written', async () => {
    const [older, newer] = [await asked(), await asked()];
    const answer = await newer.say('满意', {extension: undefined, phone: '+86 139 0000 0001'});
    assert.match(answer ?? '', received);
    assert.deepEqual([await isRated(older.projectNo), await isRated(newer.projectNo)], [false, true]);
  });

  it('answers a message that is delivered twice as before, and a service that is rated already with that', async () => {
    const {projectNo, say} = await asked();
    const same = {id: 'twice'};
    const answer = await say('4，太慢', same);
    assert.equal(await say('4，太慢', same), answer);
    assert.equal(await say('1'), null);
    const {service} = sent.get(projectNo) as Sent;
    const {body} = await post('/questions', {phone, institutionName, service});
    const again = await post('/replies', {id: 'again', phone, extension: body.extension, text: '1'});
    assert.equal(again.body.text, sentences.alreadyRated);
  });

  it('says nothing of a receipt while the server is away, and stores one rating when the message comes again', async () => {
    for (const how of ['before', 'after'] as const) {
      const {projectNo, extension, say} = await asked();
      assert.equal(await say('4'), sentences.reason);
      lost = how;
      const message = {id: `lost ${how}`, phone, extension, text: '等了三小时'};
      assert.equal((await post('/replies', message)).status, 503);
      const {status, body} = await post('/replies', message);
      assert.deepEqual([status, received.test(body.text ?? '')], [200, true], how);
      assert.equal(await isRated(projectNo), true);
    }
  });

  it('forgets a question with the level that waits for its reason, and keeps neither number nor message', async () => {
    const {projectNo, say} = await asked('13900000077');
    await say('5');
    const kept = readFileSync(file, 'utf8');
    assert.doesNotMatch(kept, /13900000077|在吗|太慢|等了/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    time += answerMs + 1;
    assert.equal(await say('等了三小时'), null);
    assert.equal(await isRated(projectNo), false);
    await asked('13900000078');
    assert.ok(!readFileSync(file, 'utf8').includes(projectNo));
  });

  it('takes nothing from who does not know its secret, and nothing that is no message', async () => {
    assert.equal((await post('/replies', {id: '1', phone, text: '1'}, 'Bearer another')).status, 401);
    assert.equal((await post('/replies', {text: '1'})).status, 400);
    assert.equal((await post('/questions', {phone})).status, 400);
    assert.equal((await fetch(`${url}/replies`, {method: 'POST', body: '{'})).status, 401);
    const long = await fetch(`${url}/replies`, {
      method: 'POST',
      headers: {Authorization: `Bearer ${secret}`},
      body: 'x'.repeat(20_000),
    });
    assert.equal(long.status, 413);
  });
});
