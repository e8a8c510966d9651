import assert from 'node:assert/strict';
import test from 'node:test';
import {channels, levels} from '@gov-rating/contract';
import {aBadDraft, aDraft} from '@gov-rating/contract/testing';
import {aKey, aScene, codeOf, storedTextOf, type Scene} from '../fixtures/api.fixtures.ts';
import {storages} from '../fixtures/every-storage.fixtures.ts';

interface Attempt {
  readonly name: string;
  readonly code: string;
  readonly field?: string;
  readonly send: (scene: Scene, token: string) => Promise<Response>;
}

const rating = (name: string, code: string, field: string, draft: Record<string, unknown>): Attempt => ({
  name,
  code,
  field,
  send: (scene, token) => scene.submit(token, draft),
});

/** A body of bytes as they are, under a content type. */
const raw = (name: string, code: string, body: BodyInit | (() => BodyInit), type = 'application/json'): Attempt => ({
  name,
  code,
  send: ({app}, token) =>
    app.fetch(
      new Request('http://localhost:8080/v1/ratings', {
        method: 'POST',
        body: typeof body === 'function' ? body() : body,
        headers: {'Content-Type': type, Authorization: `Bearer ${token}`, 'Idempotency-Key': aKey()},
        duplex: 'half',
      } as RequestInit),
    ),
});

/** A body that comes in pieces and does not say how long it is. */
const pieces = (count: number) => () => {
  let left = count;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(8192).fill(0x20));
      else controller.close();
    },
  });
};

const attempts: Attempt[] = [
  rating('a level that does not exist', 'unknown_level', 'level', {level: 'excellent'}),
  rating('a level as a number', 'unknown_level', 'level', {level: 5}),
  rating('a tag that does not exist', 'unknown_tag', 'tags', aDraft({tags: ['519']})),
  rating('a tag that is no code', 'unknown_tag', 'tags.0', aDraft({tags: ["1' OR '1'='1"]})),
  rating('a tag of another level', 'tag_of_another_level', 'tags', aDraft({tags: ['510', '209']})),
  rating('a comment of 10 000 characters', 'comment_too_long', 'comment', aDraft({comment: '好'.repeat(10_000)})),
  rating('a comment of 151 characters', 'comment_too_long', 'comment', aDraft({comment: '好'.repeat(151)})),
  rating('a NUL in the comment', 'text_not_well_formed', 'comment', aDraft({comment: 'a\u0000b'})),
  rating('a lone surrogate in the comment', 'text_not_well_formed', 'comment', aDraft({comment: 'a\udc00b'})),
  rating('a bad rating without a reason', 'reason_required', 'tags', {level: 'very_dissatisfied'}),
  rating('a default rating by a citizen', 'channel_not_allowed', 'channel', aDraft({channel: 'system_default'})),
  rating('a text message by an open link', 'channel_not_allowed', 'channel', aDraft({channel: 'sms'})),
  rating('a tablet of the hall by an open link', 'channel_not_allowed', 'channel', aDraft({channel: 'hall_tablet'})),
  rating('a list as comment', 'invalid_input', 'comment', {level: 'satisfied', comment: ['a']}),
  rating('a time without offset', 'invalid_input', 'pressedAt', aDraft({pressedAt: '2026-11-24T10:00:00'})),
  raw('JSON that breaks off', 'malformed_json', '{"level":"satisfied"'),
  raw('a JSON array', 'malformed_json', '[{"level":"satisfied"}]'),
  raw('JSON null', 'malformed_json', 'null'),
  raw('an empty body', 'malformed_json', ''),
  raw('bytes that are no UTF-8', 'malformed_json', Buffer.from('{"level":"satisfied","comment":"\xff\xfe"}', 'latin1')),
  raw('GBK bytes', 'malformed_json', Buffer.from('7b22636f6d6d656e74223a22b2bbc2fad2e2227d', 'hex')),
  raw('a declared GBK encoding', 'unsupported_media_type', '{}', 'application/json; charset=gbk'),
  raw('a form', 'unsupported_media_type', 'level=satisfied', 'application/x-www-form-urlencoded'),
  raw('plain text', 'unsupported_media_type', '{"level":"satisfied"}', 'text/plain'),
  raw('a body too large by its length', 'body_too_large', `{"comment":"${'x'.repeat(66_000)}"}`),
  raw('a body too large without a length', 'body_too_large', pieces(9)),
  {
    name: 'no token',
    code: 'authorization_missing',
    send: scene => scene.call('/v1/ratings', {body: aDraft(), key: aKey()}),
  },
  {
    name: 'a forged token',
    code: 'invitation_invalid',
    send: (scene, token) =>
      scene.submit(
        token.replace(/^./, first => (first === 'A' ? 'B' : 'A')),
        aDraft(),
      ),
  },
  {
    name: 'a forged token with input that is wrong as well',
    code: 'invitation_invalid',
    send: (scene, token) => scene.submit(token.split('').reverse().join(''), {level: 'excellent'}),
  },
  {
    name: "a department's access token",
    code: 'invitation_invalid',
    send: async scene => scene.submit(await scene.accessToken(), aDraft()),
  },
  {
    name: 'an expired token',
    code: 'invitation_expired',
    send: (scene, token) => {
      scene.clock.now += 721 * 3_600_000;
      return scene.submit(token, aDraft());
    },
  },
  {
    name: 'no idempotency key',
    code: 'idempotency_key_missing',
    field: 'Idempotency-Key',
    send: (scene, token) => scene.call('/v1/ratings', {token, body: aDraft()}),
  },
  {
    name: 'an idempotency key of 65 characters',
    code: 'idempotency_key_missing',
    field: 'Idempotency-Key',
    send: (scene, token) => scene.submit(token, aDraft(), 'x'.repeat(65)),
  },
];

for (const [storageName, open] of storages) {
  for (const {name, code, field, send} of attempts) {
    test(`${name} is refused with ${code} and nothing is written (${storageName})`, async context => {
      const scene = await aScene({storage: await open(context)});
      const {token} = await scene.invited();
      const before = await storedTextOf(scene.storage);
      const response = await send(scene, token);
      const problem = (await response.json()) as {code: string; field?: string};
      assert.deepEqual({code: problem.code, field: problem.field}, {code, field});
      assert.equal(await storedTextOf(scene.storage), before);
    });
  }
}

test('a used token does not allow a second rating', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  await scene.submit(token, aDraft());
  assert.equal(await codeOf(await scene.submit(token, aBadDraft())), 'invitation_used');
  assert.equal(await storedTextOf(scene.storage), '1 ratings, 0 orders, 0 listed');
});

test('keys that reach for the prototype are dropped like any unknown field', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  const body = '{"level":"satisfied","__proto__":{"channel":"sms","level":"x"},"constructor":{"prototype":{"x":1}}}';
  const response = await scene.call('/v1/ratings', {token, key: aKey(), body});
  assert.equal(response.status, 201);
  assert.equal('x' in {}, false);
});

test('an unknown query parameter is ignored and a known one given twice is refused with its name', async () => {
  const scene = await aScene();
  assert.equal((await scene.call('/v1/institutions?utm_source=a&utm_source=b')).status, 200);
  const response = await scene.call('/v1/institutions?areaCode=440000&areaCode=440100');
  const problem = (await response.json()) as {code: string; field?: string};
  assert.deepEqual([response.status, problem.code, problem.field], [422, 'invalid_input', 'areaCode']);
});

test('every fault of an input is listed, not only the first', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  const response = await scene.submit(token, {
    level: 'dissatisfied',
    comment: 'a\u0001b',
    tags: ['510'],
    channel: 'sms',
  });
  const first = (await response.json()) as {errors: {field: string; code: string}[]};
  assert.deepEqual(
    first.errors.map(({field, code}) => `${field} ${code}`),
    ['comment text_not_well_formed'],
  );
  const second = await scene.submit(token, {
    level: 'dissatisfied',
    comment: 'x'.repeat(151),
    tags: ['510'],
    channel: 'sms',
  });
  const {errors} = (await second.json()) as {errors: {field: string; code: string; messages: object}[]};
  assert.deepEqual(
    errors.map(({field, code}) => `${field} ${code}`),
    ['tags tag_of_another_level', 'comment comment_too_long'],
  );
  assert.deepEqual(Object.keys(errors[0]?.messages ?? {}), ['zh-CN', 'zh-TW', 'en']);
});

test('a hundred wrong tags are answered with twenty faults', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  const response = await scene.submit(token, {level: 'satisfied', tags: Array.from({length: 40}, (_, i) => `x${i}`)});
  assert.equal(((await response.json()) as {errors: unknown[]}).errors.length, 20);
});

test('a caller who sends an unknown value learns which values there are', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  const allowedOf = async (draft: Record<string, unknown>) => {
    const {errors} = (await (await scene.submit(token, draft)).json()) as {
      errors: {field: string; allowed?: string[]}[];
    };
    return errors.map(({field, allowed}) => [field, allowed]);
  };
  assert.deepEqual(await allowedOf({level: 'excellent'}), [['level', [...levels]]]);
  assert.deepEqual(await allowedOf({level: 'satisfied', channel: 'fax'}), [['channel', [...channels]]]);
  assert.deepEqual(await allowedOf({}), [['level', [...levels]]]);
  assert.deepEqual(await allowedOf({level: 'satisfied', comment: 5}), [['comment', undefined]]);
});
