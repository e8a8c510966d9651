import assert from 'node:assert/strict';
import test from 'node:test';
import type {Context} from '../context/context.ts';
import {runJobs} from './run-jobs.ts';

const context = {} as Context;

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>(settle => (resolve = settle));
  return {promise, resolve};
}

test('a job is run again at once while it finds work, and waits when it finds none', async () => {
  let left = 3;
  const idle = deferred<void>();
  const job = {
    name: 'count',
    everyMs: 3_600_000,
    run: async () => {
      if (left > 0) return left--;
      idle.resolve(undefined);
      return 0;
    },
  };
  const running = runJobs(context, [job], () => undefined);
  await idle.promise;
  assert.equal(left, 0);
  await running.stop();
});

test('a job that fails is reported and does not stop the others', async () => {
  const disclosed = deferred<string>();
  const other = deferred<void>();
  const failing = {name: 'failing', everyMs: 3_600_000, run: () => Promise.reject(new Error('no'))};
  const good = {name: 'good', everyMs: 3_600_000, run: async () => (other.resolve(undefined), 0)};
  const running = runJobs(context, [failing, good], job => disclosed.resolve(job));
  assert.equal(await disclosed.promise, 'failing');
  await other.promise;
  await running.stop();
});

test('stopping waits for what runs', async () => {
  const begun = deferred<void>();
  const end = deferred<void>();
  let ended = false;
  const job = {
    name: 'long',
    everyMs: 1,
    run: async () => {
      begun.resolve(undefined);
      await end.promise;
      ended = true;
      return 1;
    },
  };
  const running = runJobs(context, [job], () => undefined);
  await begun.promise;
  const stopped = running.stop();
  end.resolve(undefined);
  await stopped;
  assert.equal(ended, true);
});

test('a job that comes once a day and fails is tried again within a minute', async context => {
  context.mock.timers.enable({apis: ['setTimeout']});
  const failed = deferred<void>();
  const again = deferred<void>();
  let runs = 0;
  const job = {
    name: 'daily',
    everyMs: 24 * 3_600_000,
    run: async () => {
      if (++runs > 1) {
        again.resolve(undefined);
        return 0;
      }
      throw new Error('the storage is away');
    },
  };
  const running = runJobs({} as Context, [job], () => failed.resolve(undefined));
  await failed.promise;
  await new Promise(resolve => setImmediate(resolve));
  context.mock.timers.tick(60_000);
  await again.promise;
  assert.equal(runs, 2);
  await running.stop();
});

test('what a run has left running is waited for when the jobs stop', async () => {
  const left = deferred<void>();
  const begun = deferred<void>();
  const job = {
    name: 'leaves',
    everyMs: 3_600_000,
    run: async () => (begun.resolve(undefined), 0),
    end: () => left.promise,
  };
  const running = runJobs(context, [job], () => undefined);
  await begun.promise;
  let stopped = false;
  const stopping = running.stop().then(() => (stopped = true));
  await new Promise(resolve => setImmediate(resolve));
  assert.equal(stopped, false);
  left.resolve(undefined);
  await stopping;
});

test('a job that cannot store at the end what it kept in memory is reported, and stopping goes on', async () => {
  const begun = deferred<void>();
  const reported: string[] = [];
  const job = {
    name: 'keeps',
    everyMs: 3_600_000,
    run: async () => (begun.resolve(undefined), 0),
    end: () => Promise.reject(new Error('the storage is away')),
  };
  const running = runJobs(context, [job], name => reported.push(name));
  await begun.promise;
  await running.stop();
  assert.deepEqual(reported, ['keeps']);
});
