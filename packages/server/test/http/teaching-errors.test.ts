import assert from 'node:assert/strict';
import test from 'node:test';
import {problemDocument} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import {aScene, type Scene} from '../fixtures/api.fixtures.ts';

const put = (facts: Record<string, unknown>) => async (scene: Scene) =>
  scene.call('/v1/services', {
    body: {...aService(), servedAt: '2026-11-24T09:30:00+08:00', ...facts},
    token: await scene.accessToken(),
  });
const list = (query: string) => async (scene: Scene) =>
  scene.call(`/v1/orders?${query}`, {token: await scene.accessToken()});

const mistakes: [string, (scene: Scene) => Promise<Response>, string, string, string][] = [
  [
    'a date as Excel writes it',
    put({servedAt: '2026/11/24 09:30'}),
    'servedAt',
    '应为带时区的日期和时间（RFC 3339），例如 2026-11-24T09:30:00+08:00。',
    'Wanted: a date and time with its offset (RFC 3339), such as 2026-11-24T09:30:00+08:00.',
  ],
  [
    'no date at all',
    put({servedAt: undefined}),
    'servedAt',
    '应为带时区的日期和时间（RFC 3339），例如 2026-11-24T09:30:00+08:00。',
    'Wanted: a date and time with its offset (RFC 3339), such as 2026-11-24T09:30:00+08:00.',
  ],
  [
    'a node in Chinese',
    put({node: '办结'}),
    'node',
    '可用的值：accepted、completed。',
    'Allowed: accepted, completed.',
  ],
  [
    'a code that is too short',
    async scene => scene.call('/v1/institutions?within=11440100'),
    'within',
    '应为统一社会信用代码：18 位数字和大写字母（GB 32100），例如 11440100MB2C123456。',
    'Wanted: a 统一社会信用代码: 18 digits and capital letters (GB 32100), such as 11440100MB2C123456.',
  ],
  [
    'a number in words',
    put({serviceNumber: '一'}),
    'serviceNumber',
    '应为 1 至 99 的整数。',
    'Wanted: a whole number from 1 to 99.',
  ],
  [
    'a page of 1000 entries',
    list('limit=1000'),
    'limit',
    '应为 1 至 100 的整数。',
    'Wanted: a whole number from 1 to 100.',
  ],
  ['an unknown order of sorting', list('sort=name'), 'sort', '可用的值：created、due。', 'Allowed: created, due.'],
];
for (const [name, send, field, zhCN, en] of mistakes)
  test(`a developer who sends ${name} reads what is wanted, in Chinese and English`, async () => {
    const response = await send(await aScene());
    const problem = problemDocument.parse(await response.json());
    assert.deepEqual([response.status, problem.field], [422, field]);
    const error = problem.errors?.find(one => one.field === field);
    for (const messages of [error?.messages, problem.messages]) {
      assert.ok(messages);
      assert.ok(messages['zh-CN'].endsWith(zhCN), messages['zh-CN']);
      assert.ok(messages.en.endsWith(en), messages.en);
    }
    assert.equal(problem.detail, problem.messages['zh-CN']);
  });
