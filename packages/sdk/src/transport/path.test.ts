import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {fillPath} from './path.ts';

describe('filling a path', () => {
  it('takes the parameter out of the input and encodes it', () => {
    const input = {serviceId: 'a/b?c#d', page: 'https://www.example.gov.cn'};
    const [path, rest] = fillPath('/v1/services/{serviceId}/invitations', input);
    assert.equal(path, '/v1/services/a%2Fb%3Fc%23d/invitations');
    assert.deepEqual(rest, {page: 'https://www.example.gov.cn'});
    assert.equal(input.serviceId, 'a/b?c#d');
  });

  for (const serviceId of ['', '.', '..', undefined, null])
    it(`refuses ${JSON.stringify(serviceId)}, which would lead elsewhere`, () => {
      assert.throws(() => fillPath('/v1/services/{serviceId}/rated', {serviceId}), {
        name: 'TypeError',
        message: 'serviceId is missing',
      });
    });
});
