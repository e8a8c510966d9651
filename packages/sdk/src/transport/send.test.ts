import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {aReceipt, json, offline, page, refusal, scriptedFetch} from '../../test/scripted-fetch.ts';
import {
  createClient,
  createRatingClient,
  isApiError,
  isContractError,
  isNetworkError,
  type ClientOptions,
} from '../core.ts';

const baseUrl = 'https://rating.example.gov.cn';
const key = {idempotencyKey: 'a-key-of-sixteen-letters'};
const client = (fetch: ClientOptions['fetch'], options: Partial<ClientOptions> = {}) =>
  createClient({baseUrl, fetch, ...options});

describe('what a call sends', () => {
  it('sends a rating as JSON, the token in a header, the key in a header and in the body, nothing in the address', async () => {
    const {fetch, requests} = scriptedFetch(json(aReceipt(), 201));
    const {submitRating} = client(fetch, {token: 'the-token', language: 'zh-TW'});
    assert.deepEqual(await submitRating({level: 'satisfied', comment: '办得快'}, key), aReceipt());
    const [request] = requests as [Request];
    assert.equal(request.method, 'POST');
    assert.equal(request.url, `${baseUrl}/v1/ratings`);
    assert.equal(request.headers.get('authorization'), 'Bearer the-token');
    assert.equal(request.headers.get('idempotency-key'), key.idempotencyKey);
    assert.equal(request.headers.get('content-type'), 'application/json');
    assert.equal(request.headers.get('accept-language'), 'zh-TW');
    assert.equal(request.credentials, 'omit');
    assert.deepEqual(await request.json(), {level: 'satisfied', comment: '办得快', ...key});
  });

  it('puts what a reader asks for into the query, encoded, and leaves out what is undefined', async () => {
    const {fetch, requests} = scriptedFetch(json({items: [], nextCursor: null}), json({levels: []}));
    const {listInstitutions, getStatistics} = client(fetch);
    await listInstitutions({areaCode: '440100', limit: 5, cursor: 'a b&c'});
    await getStatistics({areaCode: undefined} as object);
    assert.equal(requests[0]?.url, `${baseUrl}/v1/institutions?areaCode=440100&limit=5&cursor=a%20b%26c`);
    assert.equal(requests[1]?.url, `${baseUrl}/v1/statistics`);
    assert.equal(requests[0]?.headers.has('authorization'), false);
  });

  it('keeps a path in front of the interface, with or without a slash at its end', async () => {
    const {fetch, requests} = scriptedFetch(json({levels: []}), json({levels: []}));
    await client(fetch, {baseUrl: 'https://www.example.gov.cn/rating/'}).getStandard();
    await client(fetch, {baseUrl: 'https://www.example.gov.cn/rating'}).getStandard();
    for (const {url} of requests) assert.equal(url, 'https://www.example.gov.cn/rating/v1/standard');
  });

  it('offers a page that only rates nothing but that, in the same way', async () => {
    const {fetch, requests} = scriptedFetch(json(aReceipt(), 201));
    const rating = createRatingClient({baseUrl, fetch});
    assert.deepEqual(Object.keys(rating), ['getInvitation', 'submitRating']);
    assert.deepEqual(await rating.submitRating({level: 'satisfied'}, {...key, token: 't'}), aReceipt());
    assert.equal(requests[0]?.headers.get('authorization'), 'Bearer t');
  });

  it('sends to the address that was meant on a page with a class of its own named Request', async () => {
    const {Request: real} = globalThis;
    const urls: string[] = [];
    const fetch = async (url: string) => (urls.push(url), json({levels: []}));
    globalThis.Request = function Own() {} as unknown as typeof real;
    try {
      await client(fetch).getStandard();
    } finally {
      globalThis.Request = real;
    }
    assert.deepEqual(urls, [`${baseUrl}/v1/standard`]);
  });

  it('takes a refusal for one whose gateway makes 200 of every answer, and another system for none', async () => {
    const body = await refusal('already_rated').text();
    const {fetch} = scriptedFetch(new Response(body), json({code: 'OK', retry: false, status: 200}));
    await assert.rejects(
      client(fetch).submitRating({level: 'satisfied'}, key),
      error => isApiError(error) && error.code === 'already_rated' && error.status === 409,
    );
    await assert.rejects(client(fetch).submitRating({level: 'satisfied'}, key), isContractError);
  });

  it('lets one call use another token', async () => {
    const {fetch, requests} = scriptedFetch(json({tags: []}));
    await client(fetch, {token: 'first'}).getInvitation({}, {token: 'second'});
    assert.equal(requests[0]?.headers.get('authorization'), 'Bearer second');
  });

  it('sends arrays as arrays on a page whose old library gives them a toJSON of its own', async () => {
    const {fetch, requests} = scriptedFetch(json(aReceipt(), 201));
    const arrays = Array.prototype as {toJSON?: unknown};
    arrays.toJSON = () => 'text';
    try {
      await client(fetch).submitRating({level: 'dissatisfied', tags: ['209']}, key);
    } finally {
      delete arrays.toJSON;
    }
    assert.deepEqual(await requests[0]?.json(), {level: 'dissatisfied', tags: ['209'], ...key});
  });

  it('hands fetch an address and plain data, which every polyfill knows', async () => {
    const seen: unknown[] = [];
    const fetch: ClientOptions['fetch'] = (url, {signal, ...init}) => {
      seen.push(url, init, signal instanceof AbortSignal);
      return json(aReceipt(), 201);
    };
    await client(fetch, {token: 'the-token'}).submitRating({level: 'satisfied'}, {idempotencyKey: 'k'.repeat(16)});
    assert.deepEqual(seen, [
      `${baseUrl}/v1/ratings`,
      {
        method: 'POST',
        headers: {
          authorization: 'Bearer the-token',
          'idempotency-key': 'k'.repeat(16),
          'content-type': 'application/json',
        },
        body: `{"level":"satisfied","idempotencyKey":"${'k'.repeat(16)}"}`,
        credentials: 'omit',
        redirect: 'manual',
      },
      true,
    ]);
  });

  it('calls a fetch that must not be called as a method', async () => {
    const platformLike = async function (this: unknown) {
      if (this !== undefined) throw new TypeError('Illegal invocation');
      return json({levels: []});
    };
    await client(platformLike).getStandard();
  });

  it('takes a mistake in the call for a mistake and sends nothing', async () => {
    const {fetch, requests} = scriptedFetch();
    const isMistake = (error: unknown) => error instanceof TypeError && !isNetworkError(error);
    await assert.rejects(client(fetch, {baseUrl: 'http://['}).getStandard(), isMistake);
    await assert.rejects(client(fetch, {token: 'line\nbreak'}).getInvitation(), isMistake);
    assert.equal(requests.length, 0);
  });
});

describe('when no answer comes', () => {
  it('says so and keeps what fetch rejected with', async () => {
    const reason = offline();
    const {fetch} = scriptedFetch(reason);
    await assert.rejects(client(fetch).getStandard(), (error: unknown) => {
      assert.ok(isNetworkError(error));
      assert.deepEqual([error.code, error.retry, error.cause], ['no_answer', true, reason]);
      return true;
    });
  });

  it('says so when the connection breaks in the middle of the answer', async () => {
    const broken = new ReadableStream({
      start: controller => {
        controller.enqueue(new TextEncoder().encode('{"receiptNumber": "R-'));
        controller.error(new TypeError('terminated'));
      },
    });
    const {fetch} = scriptedFetch(new Response(broken, {status: 201}));
    await assert.rejects(client(fetch).submitRating({level: 'satisfied'}, key), isNetworkError);
  });

  it('gives up in time, even on a fetch that never heeds the signal', async () => {
    const {fetch, requests} = scriptedFetch(() => new Promise(() => undefined));
    await assert.rejects(client(fetch, {timeout: 5}).getStandard(), {name: 'NetworkError', code: 'timed_out'});
    assert.equal(requests.length, 1);
  });

  it('gives up in time on an answer that never ends, and lets go of the request', async () => {
    let signal: AbortSignal | undefined;
    const {fetch} = scriptedFetch(request => {
      signal = request.signal;
      return new Response(new ReadableStream({}));
    });
    await assert.rejects(client(fetch, {timeout: 5}).getStandard(), {code: 'timed_out'});
    assert.equal(signal?.aborted, true);
  });

  it('stops when the caller gives up, and sends nothing when that was before', async () => {
    const controller = new AbortController();
    const {fetch, requests} = scriptedFetch(() => {
      controller.abort();
      return new Promise(() => undefined);
    });
    const {getStandard} = client(fetch);
    await assert.rejects(getStandard({}, {signal: controller.signal}), {name: 'NetworkError', code: 'aborted'});
    await assert.rejects(getStandard({}, {signal: controller.signal}), {name: 'NetworkError', code: 'aborted'});
    assert.equal(requests.length, 1);
  });
});

describe('what a call makes of an answer', () => {
  it('rejects with the refusal: code, field, sentence in every language, request id, seconds to wait', async () => {
    const {fetch} = scriptedFetch(refusal('rate_limited', {'retry-after': '7'}));
    await assert.rejects(client(fetch).getInvitation(), (error: unknown) => {
      assert.ok(isApiError(error) && error instanceof Error);
      assert.deepEqual(
        [error.code, error.status, error.retry, error.retryAfter, error.requestId, error.errors],
        ['rate_limited', 429, true, 7, 'request-1', []],
      );
      assert.equal(error.messages?.en, 'Too many tries. Please wait a little and try again.');
      assert.equal(error.message, '试得太快了，请等一会儿再试。');
      return true;
    });
  });

  it('distinguishes a final refusal from a temporary one', async () => {
    const {fetch} = scriptedFetch(refusal('already_rated'), refusal('unavailable'));
    await assert.rejects(client(fetch).getInvitation(), {code: 'already_rated', retry: false});
    await assert.rejects(client(fetch).getInvitation(), {code: 'unavailable', retry: true});
  });

  it('passes on a code that only a newer server knows', async () => {
    const {fetch} = scriptedFetch(json({code: 'no_such_code_yet', retry: false, detail: '…'}, 422));
    await assert.rejects(client(fetch).getInvitation(), {name: 'ApiError', code: 'no_such_code_yet', status: 422});
  });

  it('never takes the sign-in page of a network for a receipt', async () => {
    const {fetch} = scriptedFetch(page(200));
    const sent = client(fetch).submitRating({level: 'satisfied'}, key);
    await assert.rejects(sent, {name: 'ContractError', code: 'unexpected_answer', status: 200, retry: true});
  });

  for (const [what, response] of Object.entries({
    'no number': () => json({receivedAt: 'x'}, 201),
    'an empty number': () => json(aReceipt({receiptNumber: ''}), 201),
    'a number that is no text': () => json({receiptNumber: 5}, 201),
    'nothing at all': () => new Response('', {status: 201, headers: {'content-type': 'application/json'}}),
    'the word null': () => json(null, 201),
    'a list': () => json(['R-1'], 201),
  }))
    it(`never takes an answer with ${what} for a receipt`, async () => {
      const {fetch} = scriptedFetch(response());
      const sent = client(fetch).submitRating({level: 'satisfied'}, key);
      await assert.rejects(sent, {name: 'ContractError', retry: false});
    });

  it('takes a receipt whose content type a proxy has dropped', async () => {
    const {fetch} = scriptedFetch(new Response(JSON.stringify(aReceipt()), {status: 201}));
    assert.deepEqual(await client(fetch).submitRating({level: 'satisfied'}, key), aReceipt());
  });

  for (const [what, response, retry] of [
    ['a page of a proxy', () => page(502), true],
    ['a page behind a wrong address', () => page(404), true],
    ['a gateway that is overloaded', () => json({message: 'limit exceeded'}, 429), true],
    ['a gateway that is in trouble', () => json({message: 'upstream'}, 503), true],
    ['another system that refuses', () => json({code: 'Forbidden'}, 403), false],
  ] as const)
    it(`does not understand ${what} and says whether to try again`, async () => {
      const {fetch} = scriptedFetch(response());
      await assert.rejects(client(fetch).getInvitation(), {name: 'ContractError', retry});
    });

  it('keeps how long a proxy asks to wait', async () => {
    const {fetch} = scriptedFetch(page(503, {'retry-after': '30'}));
    await assert.rejects(client(fetch).getInvitation(), {name: 'ContractError', retryAfter: 30});
  });

  it('leaves token, key and comment out of every error', async () => {
    const secrets = /the-token|a-key-of|a-comment/;
    const {fetch} = scriptedFetch(offline(), refusal('internal'), page(500));
    for (let i = 0; i < 3; i++) {
      const sent = client(fetch, {token: 'the-token'}).submitRating({level: 'satisfied', comment: 'a-comment'}, key);
      const error: unknown = await sent.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      const {inspect} = await import('node:util');
      assert.ok(error instanceof Error);
      assert.doesNotMatch(inspect(error, {depth: 9, showHidden: true}), secrets);
    }
  });
});
