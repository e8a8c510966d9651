import assert from 'node:assert/strict';
import test from 'node:test';
import {eventsOf, type ServerSentEvent} from '../transport/server-sent-events.ts';
import type {Fetch} from '../transport/request.ts';
import {createDeviceClient} from './device-client.ts';

async function* cut(text: string, size: number): AsyncGenerator<string, void, undefined> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

const stream =
  'retry: 700\n\n: a comment\n\nevent: settings\nid: 3\ndata: {"type":"settings",\ndata: "n":1}\n\nid: 4\r\ndata:x\r\n\r\ndata: cut off';

for (const size of [1, 2, 3, 7, 1000]) {
  test(`the events of a stream are the same in pieces of ${size} characters`, async () => {
    const found: ServerSentEvent[] = [];
    let retry = 0;
    const onRetry = (milliseconds: number) => void (retry = milliseconds);
    for await (const event of eventsOf(cut(stream, size), {onRetry})) found.push(event);
    assert.deepEqual(found, [
      {id: '3', data: '{"type":"settings",\n"n":1}'},
      {id: '4', data: 'x'},
    ]);
    assert.equal(retry, 700);
  });
}

/** Answers in turn; each call is noted. */
function answers(...list: readonly (() => Response)[]) {
  const calls: {readonly path: string; readonly headers: Record<string, string>; readonly body: unknown}[] = [];
  const waiting = [...list];
  const fetch: Fetch = async (url, {headers, body}) => {
    calls.push({path: new URL(url).pathname, headers, body: body === null ? null : JSON.parse(body)});
    const next = waiting.shift();
    if (!next) throw new TypeError('no network');
    return next();
  };
  return {fetch, calls};
}

const json = (status: number, body: object) => () =>
  new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json'}});
const events = (text: string) => () =>
  new Response(text, {status: 200, headers: {'Content-Type': 'text/event-stream'}});

const baseUrl = 'https://rating.example.gov.cn';
const keyStore = {read: () => 'the-key', write: () => undefined};

test('a device that nobody has asked for a rating hears that there is no request', async () => {
  const {fetch} = answers(json(200, {prompt: null}), json(200, {}));
  const device = createDeviceClient({baseUrl, fetch, keyStore});
  assert.deepEqual(await device.getDevicePrompt({}), {prompt: null});
  await assert.rejects(device.getDevicePrompt({}), {code: 'unexpected_answer'});
});

test('a device that was revoked hears it and listens no longer', async () => {
  const refused = json(401, {code: 'device_revoked', retry: false, detail: 'revoked'});
  const first = 'id: 7\ndata: {"type":"staff","staff":null}\n\n';
  const {fetch, calls} = answers(events(`retry: 1\n\n${first}`), refused);
  const device = createDeviceClient({baseUrl, fetch, keyStore, random: () => 0});
  const heard: string[] = [];
  for await (const {type} of device.deviceEvents()) heard.push(type);
  assert.deepEqual(heard, ['staff', 'revoked']);
  assert.deepEqual(
    calls.map(({headers}) => [headers['authorization'], headers['accept'], headers['last-event-id']]),
    [
      ['Bearer the-key', 'text/event-stream', undefined],
      ['Bearer the-key', 'text/event-stream', '7'],
    ],
  );
});

test('a rating that was given without a network is kept, and sent under the same key', async () => {
  const receipt = {receiptNumber: '2611-2405-1738-6420-9356', receiptKey: null, receivedAt: '', orderNumber: null};
  const {fetch, calls} = answers(
    () => {
      throw new TypeError('no network');
    },
    json(201, receipt),
  );
  const settled: string[] = [];
  const device = createDeviceClient({baseUrl, fetch, keyStore, onSettled: ({kind}) => void settled.push(kind)});
  const outcome = await device.rate({promptId: 'a-prompt', draft: {level: 'satisfied'}});
  assert.equal(outcome.kind, 'kept');
  const again = await device.rate({promptId: 'a-prompt', draft: {level: 'satisfied'}, key: outcome.key});
  assert.equal(again.kind, 'received');
  assert.deepEqual(calls[1], calls[0]);
  assert.deepEqual(calls[1]?.path, '/v1/device/ratings');
  assert.deepEqual((calls[1]?.body as {promptId: string}).promptId, 'a-prompt');
  device.stop();
});

test('a device without a key says so, and a rating names either a request or a service', async () => {
  const {fetch, calls} = answers();
  const device = createDeviceClient({baseUrl, fetch, keyStore: {read: () => null, write: () => undefined}});
  assert.equal(await device.isPaired(), false);
  await assert.rejects(device.getDevice(), {code: 'device_key_invalid'});
  await assert.rejects(device.rate({draft: {level: 'satisfied'}}), TypeError);
  assert.equal(calls.length, 0);
});
