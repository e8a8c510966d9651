import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DatabaseError} from 'pg';
import {sharedTransactions, type RunTogether} from './shared-transactions.ts';

const refused = () => new DatabaseError('refused', 7, 'error');

/** A database that records who came together, and answers with each job's name unless `refuses` says otherwise. */
function scripted(connections: number, refuses: (names: readonly string[]) => Error | undefined = () => undefined) {
  const transactions: string[][] = [];
  const busy = new Set<number>();
  const runTogether: RunTogether<string, string> = async (names, connectionIndex) => {
    transactions.push([...names]);
    assert.equal(busy.has(connectionIndex), false, 'a connection runs one transaction at a time');
    busy.add(connectionIndex);
    await new Promise(resolve => setImmediate(resolve));
    busy.delete(connectionIndex);
    const error = refuses(names);
    if (error) throw error;
    return names.map(name => `${name} done`);
  };
  const write = sharedTransactions(runTogether, connections);
  return {transactions, write};
}

test('writers of one turn share a transaction and each gets its own result', async () => {
  const {transactions, write} = scripted(1);
  assert.deepEqual(await Promise.all(['a', 'b', 'c'].map(write)), ['a done', 'b done', 'c done']);
  assert.deepEqual(transactions, [['a', 'b', 'c']]);
});

test('writers that come while all connections are busy share the next free one', async () => {
  const {transactions, write} = scripted(1);
  const first = write('a');
  await new Promise(resolve => setImmediate(resolve));
  await Promise.all([first, write('b'), write('c')]);
  assert.deepEqual(transactions, [['a'], ['b', 'c']]);
});

test('no transaction serves more than thirty-two writers', async () => {
  const {transactions, write} = scripted(2);
  await Promise.all(Array.from({length: 70}, (_, index) => write(`${index}`)));
  assert.deepEqual(
    transactions.map(names => names.length),
    [32, 32, 6],
  );
});

test('when the database refuses a shared transaction, only the writer whose own transaction is refused gets the error', async () => {
  const {transactions, write} = scripted(1, names => (names.includes('bad') ? refused() : undefined));
  const results = await Promise.allSettled(['a', 'bad', 'c'].map(write));
  assert.deepEqual(
    results.map(({status}) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(transactions, [['a', 'bad', 'c'], ['a'], ['bad'], ['c']]);
});

test('when the connection breaks, all its writers get the error and the next ones are served', async () => {
  const {transactions, write} = scripted(1, names => (names.includes('a') ? new Error('connection lost') : undefined));
  const results = await Promise.allSettled(['a', 'b'].map(write));
  for (const {status} of results) assert.equal(status, 'rejected');
  assert.equal(await write('c'), 'c done');
  assert.deepEqual(transactions, [['a', 'b'], ['c']]);
});
