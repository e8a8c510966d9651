import assert from 'node:assert/strict';
import {EventEmitter, once} from 'node:events';
import test from 'node:test';
import {Errands} from './errands.ts';

const notExpected = (error: unknown) => assert.fail(String(error));

test('a server that stops waits for what goes on after its answers, also for what fails', async () => {
  const errands = new Errands();
  const gateway = new EventEmitter();
  const done: unknown[] = [];
  const failure = new Error('The gateway is away.');
  const answered = async () => void (await once(gateway, 'answered'));
  errands.begin(answered, notExpected);
  errands.begin(
    () => Promise.reject(failure),
    error => void done.push(error),
  );
  const stopped = errands.done().then(() => done.push('stopped'));
  gateway.emit('answered');
  await stopped;
  assert.deepEqual(done, [failure, 'stopped']);
});

test('the hundred and first caller at the same time is refused, and the next one after an end is not', async () => {
  const errands = new Errands();
  const gateway = new EventEmitter({}).setMaxListeners(0);
  const begin = () => errands.begin(async () => void (await once(gateway, 'answered')), notExpected);
  for (let begun = 0; begun < 100; begun++) assert.equal(begin(), true);
  assert.equal(begin(), false);
  gateway.emit('answered');
  await errands.done();
  assert.equal(begin(), true);
  gateway.emit('answered');
  await errands.done();
});
