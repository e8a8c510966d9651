import assert from 'node:assert/strict';
import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import test, {type TestContext} from 'node:test';
import {namesOutside, type Resolve} from './names.ts';

/** A name server that takes questions; `answer` makes the answer, or none. */
async function aNameServer(context: TestContext, answer: (question: Buffer) => Buffer | undefined) {
  const socket = createSocket('udp4');
  socket.on('message', (question, {port, address}) => {
    const said = answer(question);
    if (said) socket.send(said, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  context.after(() => socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

/** The answer "there is no such name" (RFC 1035, section 4.1.1: QR, RD, RA, RCODE 3). */
function noSuchName(question: Buffer): Buffer {
  const answer = Buffer.from(question);
  answer.writeUInt16BE(0x8183, 2);
  return answer;
}

/** The answer with one address of the kind that was asked for, or with none for IPv6. */
function oneAddress(question: Buffer): Buffer {
  const end = question.indexOf(0, 12) + 5;
  const head = Buffer.from(question.subarray(0, end));
  const isFour = question.readUInt16BE(end - 4) === 1;
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(isFour ? 1 : 0, 6);
  head.writeUInt16BE(0, 8);
  head.writeUInt16BE(0, 10);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 203, 0, 113, 7]);
  return isFour ? Buffer.concat([head, record]) : head;
}

const unused: Resolve = () => assert.fail('the threads of the process are left alone');
const names = Array.from({length: 12}, (_, number) => `hooks-${number}.example.gov.cn`);

test('twelve names whose name server says nothing are given up, and no thread of the process waits for it', async context => {
  const server = await aNameServer(context, () => undefined);
  const resolve = namesOutside({servers: [server], system: unused});
  const began = performance.now();
  for (const {reason} of (await Promise.allSettled(names.map(resolve))) as PromiseRejectedResult[])
    assert.equal((reason as NodeJS.ErrnoException).code, 'EAI_AGAIN');
  assert.ok(performance.now() - began < 8_000);
});

test('names that only the system may know are looked up one at a time, so that one that hangs holds one thread', async context => {
  const server = await aNameServer(context, noSuchName);
  let asked = 0;
  const hanging: Resolve = () => {
    asked++;
    return new Promise(() => undefined);
  };
  const resolve = namesOutside({servers: [server], system: hanging});
  const outcomes = await Promise.allSettled(names.map(resolve));
  assert.ok(outcomes.every(({status}) => status === 'rejected'));
  assert.equal(asked, 1);
});

test('a name of the hosts file, of a name server and of the system alone lead to their addresses', async context => {
  const answering = await aNameServer(context, oneAddress);
  const fromServer = namesOutside({servers: [answering], system: unused});
  assert.ok((await fromServer('localhost')).some(({address}) => address === '127.0.0.1'));
  assert.deepEqual(await fromServer('platform.example.gov.cn'), [{address: '203.0.113.7', family: 4}]);
  const unknowing = await aNameServer(context, noSuchName);
  const system: Resolve = async () => [{address: '10.1.2.3', family: 4}];
  assert.deepEqual(await namesOutside({servers: [unknowing], system})('gateway'), [{address: '10.1.2.3', family: 4}]);
});
