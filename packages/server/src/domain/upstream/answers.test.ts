import assert from 'node:assert/strict';
import test from 'node:test';
import {judge, waitMs, type ReadAnswer} from './answers.ts';

const rules = {
  ...{code: 'code', words: 'msg', success: ['200', '0'], retry: ['-1'], tokenExpired: ['expired']},
  ...{duplicateCodes: ['7'], duplicateWords: ['评价数据不可重复']},
};
const judged = (status: number, code?: string, words = '') => {
  const read: ReadAnswer | undefined = code === undefined ? undefined : {code, words};
  return judge({status, body: undefined, retryAfter: undefined}, read, rules).outcome;
};

for (const [status, code, words, outcome] of [
  [200, '200', '', 'accepted'],
  [201, '0', '', 'accepted'],
  [200, undefined, '', 'retry'],
  [200, '500', '评价数据不可重复', 'duplicate'],
  [500, '500', '提交失败:评价数据不可重复!', 'duplicate'],
  [400, '7', '', 'duplicate'],
  [200, '-1', '系统异常', 'retry'],
  [200, 'expired', '', 'token_expired'],
  [401, undefined, '', 'token_expired'],
  [403, '200', '', 'token_expired'],
  [200, '1002', '办件不存在', 'refused'],
  [400, '1002', '办件不存在', 'refused'],
  [200, '', '', 'refused'],
  [400, undefined, '', 'retry'],
  [404, undefined, '', 'retry'],
  [400, '200', '', 'retry'],
  [503, '200', '', 'retry'],
  [500, '1002', '办件不存在', 'retry'],
  [302, '200', '', 'retry'],
  [408, '1002', '', 'retry'],
  [429, '1002', '', 'retry'],
] as const) {
  test(`a platform that answers ${status} with code ${code ?? 'none'} "${words}" means ${outcome}`, () =>
    assert.equal(judged(status, code, words), outcome));
}

test('a platform that did not answer gets the record again', () => {
  assert.deepEqual(judge({failure: 'timed_out'}, undefined, rules), {
    ...{outcome: 'retry', failure: 'timed_out', status: null},
  });
});

test('a record is sent again later and later, but at least about once an hour, however often it has failed', () => {
  assert.deepEqual(
    [1, 2, 3, 8, 500, 1e9].map(attempts => waitMs(attempts, 0.5) / 1000),
    [30, 60, 120, 3600, 3600, 3600],
  );
});

test('records that failed together do not come back together', () => {
  assert.deepEqual([waitMs(1, 0), waitMs(1, 1)], [22_500, 37_500]);
});

test('a platform that names a time is not called earlier, but after a day', () => {
  assert.equal(waitMs(1, 0.5, 120), 120_000);
  assert.equal(waitMs(9, 0.5, 120), 3_600_000);
  assert.equal(waitMs(1, 0.5, 1e9), 86_400_000);
});
