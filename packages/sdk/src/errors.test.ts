import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {runInNewContext} from 'node:vm';
import type {ProblemDocument} from '@gov-rating/contract';
import {
  ApiError,
  ContractError,
  GovRatingError,
  isApiError,
  isContractError,
  isGovRatingError,
  isNetworkError,
  NetworkError,
} from './errors.ts';

describe('guards', () => {
  it('know an error of another frame by its name', () => {
    const foreign: unknown = runInNewContext(
      `Object.assign(new Error('no_answer'), {name: 'NetworkError', code: 'no_answer', retry: true})`,
    );
    assert.equal(foreign instanceof NetworkError, false);
    assert.equal(isNetworkError(foreign), true);
    assert.equal(isGovRatingError(foreign), true);
    assert.equal(isApiError(foreign), false);
  });

  it('do not take a DOMException of the same name for a lost connection', () => {
    assert.equal(isNetworkError(new DOMException('x', 'NetworkError')), false);
  });

  it('take anything that can be thrown', () => {
    for (const thrown of [undefined, null, 'text', 5, {}, new Error('x')]) {
      assert.equal(isGovRatingError(thrown), false);
      assert.equal(isContractError(thrown), false);
    }
  });

  it('agree with instanceof', () => {
    const error = new ContractError(502, true, 3);
    assert.ok(error instanceof GovRatingError && error instanceof Error && isContractError(error));
    assert.match(String(error), /^ContractError: unexpected answer \(502\)$/);
  });
});

describe('a refusal', () => {
  const problem = {
    type: 'urn:gov-rating:problem:already_rated',
    title: 'x',
    status: 409,
    detail: '本次服务已评价。',
    code: 'already_rated',
    messages: {'zh-CN': '甲', 'zh-TW': '乙', en: 'c'},
    retry: false,
    requestId: 'r1',
  } satisfies ProblemDocument;
  const from = (body: object) => new ApiError(409, {...problem, ...body} as ProblemDocument, 7);

  it('takes over the fields of a problem', () => {
    const {name, message, code, status, field, errors, messages, requestId, current, retryAfter, retry} = from({
      field: 'level',
      current: {state: 'created', version: 2},
    });
    assert.deepEqual(
      [name, message, code, status, field],
      ['ApiError', '本次服务已评价。', 'already_rated', 409, 'level'],
    );
    assert.deepEqual([errors, messages, requestId, retryAfter, retry], [[], problem.messages, 'r1', 7, false]);
    assert.deepEqual(current, {state: 'created', version: 2});
  });

  it('lets nothing else of an answer into the error, whatever it is called', () => {
    const strange = {
      ...{message: 'theirs', stack: 'theirs', name: 'theirs', cause: 'theirs', token: 'secret', retryAfter: 'theirs'},
      ...{toString: 'theirs', valueOf: 'theirs', constructor: 'theirs', hasOwnProperty: 'theirs', toJSON: 'theirs'},
    };
    const body = JSON.parse(`{"__proto__": {"polluted": true}, ${JSON.stringify(strange).slice(1)}`) as object;
    const error = from(body);
    assert.equal(String(error), 'ApiError: 本次服务已评价。');
    assert.ok(error instanceof ApiError && error.stack?.includes('errors.test'));
    assert.equal(JSON.stringify(error).includes('theirs') || JSON.stringify(error).includes('secret'), false);
    assert.equal('polluted' in error, false);
    assert.equal(error.retryAfter, 7);
  });

  for (const [what, body] of Object.entries({
    'a sentence that is an object': {detail: {toString: 1}},
    'a sentence that is missing': {detail: undefined},
    'faults that are no list': {errors: 'many'},
    'faults that are an object': {errors: {length: 5}},
    'faults that are no faults': {errors: [null, 1, 'x', [], {field: 5}, {field: ''}]},
  }))
    it(`with ${what} can still be shown`, () => {
      const error = from(body);
      assert.match(String(error), /^ApiError: (already_rated|本次服务已评价。)$/);
      assert.deepEqual(error.errors, []);
    });

  it('has no fact that is not what it should be, so that a page can show each without a look', () => {
    for (const wrong of [null, 5, 'x', [], {}, {a: 1}, true]) {
      const notText = wrong === 'x' ? 5 : wrong;
      const error = from({field: notText, requestId: notText, messages: wrong, current: wrong});
      assert.deepEqual(
        [error.field, error.requestId, error.messages, error.current],
        [undefined, undefined, undefined, undefined],
      );
    }
  });
});
