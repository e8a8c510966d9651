import assert from 'node:assert/strict';
import test from 'node:test';
import {OperatorError} from './operator.ts';
import {orStopped, Progress} from './progress.ts';

const clear = '\r\u001b[K';

/** What an operator sees of the progress of a command, and a clock that the test moves. */
function anOperator(where: 'terminal' | 'log') {
  const seen: string[] = [];
  const stop = new AbortController();
  const clock = {now: 0};
  const show = (text: string) => void seen.push(text);
  const terminal = where === 'terminal' ? {write: show} : undefined;
  const operator = {env: {}, print: show, printError: show, terminal, stop: stop.signal};
  const counting = (total?: number) =>
    new Progress(operator, {unit: 'entries', total, whenStopped: 'Nothing was changed.'}, () => clock.now);
  return {seen, stop, clock, operator, counting};
}

test('on a terminal an operator sees one line that is drawn again, at most ten times a second', () => {
  const {seen, clock, counting} = anOperator('terminal');
  const progress = counting(400);
  for (let i = 0; i < 4; i++) {
    progress.advance(100);
    clock.now += 50;
  }
  progress.end();
  assert.deepEqual(seen, [`${clear}100 of 400 entries (25 %)`, `${clear}300 of 400 entries (75 %)`, clear]);
});

test('in a log an operator sees plain lines, at most one in ten seconds, and none of a short command', () => {
  const {seen, clock, counting} = anOperator('log');
  const progress = counting(400);
  for (const at of [0, 9999, 10_000, 19_999, 20_000]) {
    clock.now = at;
    progress.advance(80);
  }
  progress.end();
  assert.deepEqual(seen, ['240 of 400 entries (60 %)', '400 of 400 entries (100 %)']);
});

test('without a known end an operator sees how much is done', () => {
  const {seen, counting} = anOperator('terminal');
  counting().advance(7);
  assert.deepEqual(seen, [`${clear}7 entries`]);
});

test('more work than was counted before never shows more than all of it', () => {
  const {seen, counting} = anOperator('terminal');
  counting(10).advance(12);
  assert.deepEqual(seen, [`${clear}12 of 10 entries (100 %)`]);
});

test('an operator who stops a command reads how far it came, on a line of its own', () => {
  const {seen, stop, counting} = anOperator('terminal');
  const progress = counting(10);
  progress.advance(5);
  stop.abort();
  assert.throws(
    () => progress.advance(1),
    new OperatorError('Stopped at 6 of 10 entries (60 %). Nothing was changed.'),
  );
  assert.deepEqual(seen, [`${clear}5 of 10 entries (50 %)`, clear]);
});

test('an operator who stops a command waits for no work that cannot be counted', async () => {
  const {stop, operator} = anOperator('log');
  assert.equal(await orStopped(operator, Promise.resolve(5), ''), 5);
  const waiting = orStopped(operator, new Promise(() => {}), 'Nothing was changed.');
  stop.abort();
  await assert.rejects(waiting, new OperatorError('Stopped. Nothing was changed.'));
  await assert.rejects(orStopped(operator, new Promise(() => {}), ''), OperatorError);
});
