import assert from 'node:assert/strict';
import {connect} from 'node:net';
import fc from 'fast-check';
import {createApp, memoryStorage} from '../../src/index.ts';
import {serve} from '../../src/node.ts';
import {clientSecret, fill, tokenSecret} from '../fixtures/api.fixtures.ts';
import type {Outcomes} from './fire.ts';

const form = `grant_type=client_credentials&client_id=guangzhou&client_secret=${encodeURIComponent(clientSecret)}`;

/** Requests as a browser or a program sends them, from which wrong ones are made. */
const right = [
  'GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /v1/standard HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nIf-None-Match: "a"\r\n\r\n',
  'GET /rate HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br, gzip\r\nRange: bytes=0-9\r\n\r\n',
  'OPTIONS /v1/ratings HTTP/1.1\r\nHost: x\r\nOrigin: https://a.cn\r\nAccess-Control-Request-Method: POST\r\n\r\n',
  `POST /v1/oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n${form}`,
  'POST /v1/ratings HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  'HEAD /v1/openapi.json HTTP/1.0\r\n\r\n',
].map(text => Buffer.from(text, 'latin1'));

/** What a line on the way, a broken program or an attacker makes of it. */
const bytes: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.constantFrom(...right),
    fc.array(
      fc.record({
        at: fc.double({min: 0, max: 1, noNaN: true}),
        drop: fc.nat({max: 12}),
        put: fc.oneof(
          fc.uint8Array({maxLength: 8}).map(put => Buffer.from(put)),
          fc
            .constantFrom(
              '\r\n',
              '\n',
              '\r',
              ' ',
              '\t',
              ':',
              '\0',
              '%00',
              '..',
              '//',
              '?',
              '#',
              '\x80',
              'Host: y\r\n',
              'x'.repeat(20_000),
            )
            .map(text => Buffer.from(text, 'latin1')),
        ),
      }),
      {maxLength: 4},
    ),
  )
  .map(([request, changes]) =>
    changes.reduce((sent, {at, drop, put}) => {
      const place = Math.floor(at * sent.length);
      return Buffer.concat([sent.subarray(0, place), put, sent.subarray(place + drop)]);
    }, request),
  );

/**
 * Sends bytes to a server that listens, closes, and reads what comes: HTTP without a fault of the server, or nothing. After
 * each the server must answer others.
 */
export async function fireBytes({
  requests,
  seed,
}: {
  readonly requests: number;
  readonly seed: number;
}): Promise<Outcomes> {
  const storage = await memoryStorage();
  await fill(storage);
  const app = createApp({storage, tokenSecret, log: () => undefined});
  const connections = {headersMs: 500, requestMs: 500, stillMs: 500, checkMs: 50};
  const running = await serve({app, port: 0, connections});
  const outcomes = new Map<string, number>();
  const property = fc.asyncProperty(bytes, async sent => {
    const answer = await exchange(running.port, sent);
    const statuses = [...answer.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map(([, status]) => status ?? '');
    assert.ok(answer === '' || /^HTTP\/1\.1 [1-4]\d\d/.test(answer), JSON.stringify(answer.slice(0, 300)));
    for (const status of statuses) assert.ok(status < '500', `${status} ${answer.slice(0, 500)}`);
    const outcome = statuses[0] ?? 'closed';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  });
  try {
    await fc.assert(property, {numRuns: requests, seed});
    assert.match(await exchange(running.port, right[0] as Buffer), /^HTTP\/1\.1 200/);
  } finally {
    await running.close(0);
  }
  return outcomes;
}

/** Sends bytes and half closes; resolves with what comes until the other side closes. */
function exchange(port: number, sent: Buffer): Promise<string> {
  return new Promise(resolve => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(sent));
    socket.on('data', data => (answer += data.toString('latin1')));
    // A connection that the server resets is closed as well.
    socket.on('error', () => undefined).on('close', () => resolve(answer));
  });
}
