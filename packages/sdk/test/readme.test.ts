import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import * as desk from '../src/desk.ts';
import * as receipt from '../src/receipt.ts';
import {anOffice} from './office.fixtures.ts';

const examples = [
  ...readFileSync(new URL('../README.md', import.meta.url), 'utf8').matchAll(/^```ts\n(.*?)^```/gms),
].map(([, code = '']) => code);

/** Runs the example that imports this entry, with everything that it takes from its surroundings. */
async function run(entry: string, given: Readonly<Record<string, unknown>>): Promise<unknown[]> {
  const code = examples.find(example => example.includes(`from '${entry}'`));
  assert.ok(code, `README.md has no example of ${entry}.`);
  const said: unknown[] = [];
  const around = {...given, console: {log: (word: unknown) => said.push(word)}};
  const body = code.replace(/^import .*$/gm, '');
  const example = new Function(...Object.keys(around), `return (async () => {${body}})();`);
  await (example as (...values: unknown[]) => Promise<void>)(...Object.values(around));
  return said;
}

test('a back office that copies the example signs for every new order', async () => {
  const {desk: deskOf, ratedBadly, tokenOf, fetch} = await anOffice();
  await ratedBadly();
  await ratedBadly();
  const session = {accessToken: () => tokenOf('institution_staff')};
  const createDeskClient = (options: desk.DeskClientOptions) => desk.createDeskClient({...options, fetch});
  assert.deepEqual(await run('@gov-rating/sdk/desk', {...desk, createDeskClient, session}), []);
  const {items} = await deskOf().listOrders();
  assert.deepEqual(
    items.map(({state}) => state),
    ['signed', 'signed'],
  );
});

test('a page that copies the example adds the supplement of a rater who was answered', async () => {
  const {ratedBadly, answer, rater, fetch} = await anOffice();
  const {receiptNumber, receiptKey, orderNumber} = await ratedBadly();
  await answer(orderNumber);
  await run('@gov-rating/sdk/receipt', {...receipt, fetch, receiptNumber, receiptKey});
  assert.equal((await rater.getReceipt({receiptNumber, receiptKey})).supplement.comment, '已解决，谢谢');
});
