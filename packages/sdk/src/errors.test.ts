import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {runInNewContext} from 'node:vm';
import {
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
