import assert from 'node:assert/strict';
import test from 'node:test';
import {collectPaper, hotlineScript, playCall, readPaperForms, readReply, type PaperRow} from '@gov-rating/sdk/collect';
import {newIdempotencyKey} from '@gov-rating/sdk/core';
import {createServiceClient} from '@gov-rating/sdk/service';
import {csvRecords} from '../../src/node.ts';
import {aScene, bureau, clientSecret, type Scene} from '../fixtures/api.fixtures.ts';

const shared = {institutionCode: bureau.code, itemCode: '440100001', itemName: '不动产登记'};

/** The system of a hall that enters paper forms. */
const hallOf = (scene: Scene) =>
  createServiceClient({
    ...{baseUrl: 'http://localhost:8080', clientId: 'guangzhou', clientSecret},
    fetch: (url, init) => scene.app.fetch(new Request(url, init)),
    now: () => scene.clock.now,
  });

/** A file as a clerk writes it, every fifth form with a bad level and its reason. */
const fileOf = (count: number, clerk: string) =>
  [
    '表单编号,办件编号,服务时间,满意度,意见,录入员',
    ...Array.from({length: count}, (_, at) =>
      [
        `S${at}`,
        `P${at}`,
        '2026-11-24 09:30',
        ...(at % 5 === 0 ? ['不满意', '"等了三小时，\n没有座位"'] : ['满意', '']),
        clerk,
      ].join(','),
    ),
  ].join('\r\n');

async function rowsOf(text: string): Promise<PaperRow[]> {
  const rows: PaperRow[] = [];
  for await (const records of csvRecords([text])) rows.push(...records);
  return rows;
}

const counted = async (scene: Scene) => {
  const {groups} = await scene.storage.groupCounts({}, 'channel', 20);
  return Object.fromEntries(groups.map(({key, levels}) => [key, levels.reduce((sum, {active}) => sum + active, 0)]));
};

/** A batch of some parts; 5 000 forms are stored and found again at the same pace. */
const forms = 500;

test('a batch of paper forms that is imported twice is stored once, and each form has the same receipt', async () => {
  const scene = await aScene();
  const hall = hallOf(scene);
  const [first, second] = await Promise.all([rowsOf(fileOf(forms, 'A01')), rowsOf(fileOf(forms, 'A02'))]);
  const reading = readPaperForms(first, second, {batch: '2026-11-24', service: shared});
  assert.deepEqual([reading.forms.length, reading.differences], [forms, []]);
  const once = await collectPaper(hall, reading.forms);
  assert.deepEqual(await counted(scene), {paper: forms});
  const twice = await collectPaper(hall, readPaperForms(first, second, {batch: '2026-11-24', service: shared}).forms);
  assert.deepEqual(await counted(scene), {paper: forms});
  assert.deepEqual(twice, once);
  assert.deepEqual(
    once.map(({formNumber, kind}) => [formNumber, kind]),
    Array.from({length: forms}, (_, at) => [`S${at}`, 'received']),
  );
  const orders = once.filter(result => result.kind === 'received' && result.receipt.orderNumber !== null);
  assert.equal(orders.length, forms / 5, 'a bad level on paper has a work order like any other');
});

test('a form that the server cannot take is refused by itself, with its reason, and the others are stored', async () => {
  const scene = await aScene();
  const rows = [
    ['表单编号', '办件编号', '服务时间', '满意度', '原因', '意见'],
    ['1', 'F1', '2026-11-24 09:30', '满意', '', ''],
    ['2', 'F2', '2026-11-24 09:30', '不满意', '', ''],
    ['3', '不是编号', '2026-11-24 09:30', '满意', '', ''],
    ['4', 'F4', '2026-12-24 09:30', '满意', '', ''],
    ['5', 'F1', '2026-11-24 09:30', '不满意', '207', ''],
    ['6', 'F6', '2026-11-24 09:30', '满意', '207', ''],
    ['7', 'F7', '2026-11-24 09:30', '非常满意', '', '谢谢'],
  ];
  const {forms, differences} = readPaperForms(rows, rows, {batch: 'B', service: shared});
  assert.deepEqual(differences, []);
  const results = await collectPaper(hallOf(scene), forms);
  assert.deepEqual(
    results.map(result => (result.kind === 'refused' ? [result.problem.code, result.problem.field] : result.kind)),
    [
      'received',
      ['reason_required', 'tags'],
      ['invalid_input', 'service.projectNo'],
      ['served_in_future', 'service.servedAt'],
      ['already_rated', null],
      ['tag_of_another_level', 'tags'],
      'received',
    ],
  );
  assert.deepEqual(await counted(scene), {paper: 2});
});

test('a batch without a column that the server needs is refused form by form, in few requests', async () => {
  const scene = await aScene();
  const header = ['表单编号', '办件编号', '满意度'];
  const rows = [header, ...Array.from({length: 150}, (_, at) => [`${at}`, `N${at}`, '满意'])];
  let requests = 0;
  const hall = hallOf(scene);
  const {forms} = readPaperForms(rows, rows, {batch: 'B', service: shared});
  const results = await collectPaper({collectRatings: (...call) => (requests++, hall.collectRatings(...call))}, forms);
  assert.ok(requests < 10, `${requests} requests: an answer names some wrong forms at once`);
  for (const result of results)
    assert.deepEqual(result.kind === 'refused' && [result.problem.code, result.problem.field], [
      'missing_field',
      'service.servedAt',
    ]);
  assert.equal(results.length, 150);
  assert.deepEqual(await counted(scene), {});
});

test('a form that was mended after it was sent does not change what is stored', async () => {
  const scene = await aScene();
  const header = ['表单编号', '办件编号', '服务时间', '满意度'];
  const send = async (level: string) => {
    const rows = [header, ['1', 'M1', '2026-11-24 09:30', level]];
    return collectPaper(hallOf(scene), readPaperForms(rows, rows, {batch: 'B', service: shared}).forms);
  };
  const [sent] = await send('满意');
  const [changed] = await send('基本满意');
  assert.equal(sent?.kind, 'received');
  assert.equal(changed?.kind === 'refused' && changed.problem.code, 'idempotency_key_reused');
  assert.deepEqual(await counted(scene), {paper: 1});
});

test('a call and the case behind it are rated apart: the call by keys, the case by a text message, each once', async () => {
  const scene = await aScene();
  const hotline = hallOf(scene);
  const servedAt = '2026-11-24T09:30:00+08:00';
  const facts = {...shared, serviceNumber: 1, node: 'completed', servedAt} as const;
  const ofCall = {...facts, projectNo: 'HJ20261124000001', serviceName: '话务服务'};
  const ofCase = {...facts, projectNo: 'SQ20261120000009', serviceName: '诉求事项办理'};
  const {stored} = playCall(hotlineScript, ['4', '3', '1']);
  const reply = readReply('满意，已经修好了');
  assert.ok(stored && reply.kind === 'rating');
  const {level, comment} = reply;
  const keyOfCall = {idempotencyKey: newIdempotencyKey()};
  const byKeys = await hotline.collectRating({service: ofCall, ...stored}, keyOfCall);
  await hotline.collectRating({service: ofCase, channel: 'sms', level, comment}, {idempotencyKey: newIdempotencyKey()});
  assert.deepEqual(await counted(scene), {hotline: 1, sms: 1});
  assert.equal(
    (await hotline.collectRating({service: ofCall, ...stored}, keyOfCall)).receiptNumber,
    byKeys.receiptNumber,
  );
  for (const service of [ofCall, ofCase])
    await assert.rejects(hotline.collectRating({service, ...stored}, {idempotencyKey: newIdempotencyKey()}), {
      code: 'already_rated',
    });
  assert.deepEqual(await counted(scene), {hotline: 1, sms: 1});
});
