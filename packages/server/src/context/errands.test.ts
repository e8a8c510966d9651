import assert from 'node:assert/strict';
import test from 'node:test';
import {Errands} from './errands.ts';

test('a server that stops waits for what goes on after its answers, also for what fails', async () => {
  const errands = new Errands();
  const done: unknown[] = [];
  const failure = new Error('The gateway is away.');
  const {promise, resolve} = Promise.withResolvers<undefined>();
  errands.begin(
    () => promise,
    () => {},
  );
  errands.begin(
    () => Promise.reject(failure),
    error => void done.push(error),
  );
  const stopped = errands.done().then(() => done.push('stopped'));
  resolve(undefined);
  await stopped;
  assert.deepEqual(done, [failure, 'stopped']);
});

test('the hundred and first caller at the same time is refused, and the next one after an end is not', async () => {
  const errands = new Errands();
  const waiting = Array.from({length: 100}, () => Promise.withResolvers<undefined>());
  const begin = (work: () => Promise<undefined>) => errands.begin(async () => void (await work()), assert.fail);
  for (const {promise} of waiting)
    assert.equal(
      begin(() => promise),
      true,
    );
  assert.equal(
    begin(() => Promise.resolve(undefined)),
    false,
  );
  for (const {resolve} of waiting) resolve(undefined);
  await errands.done();
  assert.equal(
    begin(() => Promise.resolve(undefined)),
    true,
  );
  await errands.done();
});
