/**
 * A program that rates services in the SQLite file given to it until it is killed, several at a time, and prints each
 * receipt number as soon as it has the receipt.
 */
import {writeSync} from 'node:fs';
import {sqliteStorage} from '../../src/database/sqlite.ts';
import {guangzhou, rate, settle} from '../fixtures/storage.fixtures.ts';

const storage = await sqliteStorage(process.argv[2] as string);
await settle(storage);

async function rateForEver(writer: number): Promise<never> {
  for (let turn = 0; ; turn++) {
    const receiptNumber = `child-${process.pid}-${writer}-${turn}`;
    await rate(storage, guangzhou, 'dissatisfied', {receiptNumber});
    writeSync(1, `${receiptNumber}\n`);
  }
}

await Promise.all([1, 2, 3, 4, 5].map(rateForEver));
