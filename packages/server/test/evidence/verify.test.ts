import assert from 'node:assert/strict';
import {copyFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {headBytes, toBase64url} from '@gov-rating/contract/evidence';
import BetterSqlite from 'better-sqlite3';
import {run} from '../../src/cli/run.ts';
import {sealBatch} from '../../src/domain/evidence/seal.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {aWholeLog} from '../fixtures/evidence-log.fixtures.ts';
import {erase, markSecrets, signer} from '../fixtures/evidence.fixtures.ts';
import {tamperings} from './tamperings.ts';

const key = Buffer.alloc(32, 7).toString('base64');

/** The directory of a whole log, made once and copied for each test. */
let whole: Promise<string> | undefined;

async function made(context: TestContext): Promise<string> {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
  await aWholeLog(storage);
  await storage.close();
  return directory;
}

async function aCopy(context: TestContext): Promise<string> {
  const directory = await aDirectory(context);
  await copyFile(join(await (whole as Promise<string>), 'gov-rating.db'), join(directory, 'gov-rating.db'));
  return directory;
}

/** Runs SQL like an attacker with access to the database. */
function atDatabase<T>(directory: string, work: (database: BetterSqlite.Database) => T): T {
  const database = new BetterSqlite(join(directory, 'gov-rating.db'));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

async function verify(directory: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const printed: string[] = [];
  const errorOutput: string[] = [];
  const code = await run(['verify', ...args], {
    env: {DATA_DIR: directory, EVIDENCE_KEY: key, ...env},
    print: line => printed.push(line),
    printError: line => errorOutput.push(line),
    stop: new AbortController().signal,
  });
  return {code, printed: printed.join('\n'), errorOutput: errorOutput.join('\n')};
}

test('verify', async context => {
  whole = made(context);
  await whole;

  await context.test('an untouched log verifies', async context => {
    const ended = await verify(await aCopy(context));
    assert.deepEqual([ended.code, ended.errorOutput], [0, '']);
    assert.match(ended.printed, /^The evidence log is whole: 24 entries, root [\w-]{43}\.$/);
  });

  for (const {name, sql, entry, finding} of tamperings) {
    await context.test(`${name} is found, and the first broken entry named`, async context => {
      const directory = await aCopy(context);
      const index = atDatabase(directory, database => {
        const place = entry === undefined ? undefined : database.prepare(entry).pluck().get();
        if (entry !== undefined) assert.equal(typeof place, 'number', 'the row to tamper with is there');
        database.pragma('foreign_keys = OFF');
        const before = database.prepare('SELECT total_changes()').pluck().get() as number;
        database.exec(sql);
        const after = database.prepare('SELECT total_changes()').pluck().get() as number;
        assert.ok(after > before, 'something was tampered with');
        return place;
      });
      const {code, errorOutput} = await verify(directory);
      assert.equal(code, 1);
      assert.match(errorOutput, finding);
      if (index !== undefined) assert.match(errorOutput, new RegExp(`^Entry ${index}\\b`));
    });
  }

  await context.test('a tail that was cut off with its heads is found by a head saved elsewhere', async context => {
    const directory = await aCopy(context);
    const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
    const [head, early] = [await storage.treeHead(), await storage.treeHead(6)];
    await storage.close();
    const [file, earlyFile] = [join(directory, 'head.json'), join(directory, 'early.json')];
    await writeFile(file, JSON.stringify(head));
    await writeFile(earlyFile, JSON.stringify(early));
    assert.equal((await verify(directory, ['--head', file])).code, 0);
    assert.equal((await verify(directory, ['--head', earlyFile])).code, 0);
    atDatabase(directory, database => {
      database.pragma('foreign_keys = OFF');
      const last = 'SELECT entry_id FROM evidence_entry WHERE leaf_index = 23';
      database.exec(`DELETE FROM evidence_head WHERE tree_size = 24;
        UPDATE rating SET voided_at = NULL WHERE voided_at IS NOT NULL;
        DELETE FROM evidence_node WHERE (node_index + 1) * (1 << level) > ${early?.size};`);
      database.exec(`DELETE FROM act WHERE act_id IN (${last}); DELETE FROM evidence_entry WHERE leaf_index >= 15`);
    });
    const cut = await verify(directory, ['--head', file]);
    assert.equal(cut.code, 1);
  });

  await context.test('a log that was sealed anew from the start does not match a saved head', async context => {
    const directory = await aCopy(context);
    const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
    const file = join(directory, 'head.json');
    await writeFile(file, JSON.stringify(await storage.treeHead(6)));
    await storage.close();
    atDatabase(directory, database =>
      database.exec(`DELETE FROM evidence_head; DELETE FROM evidence_node;
        UPDATE evidence_entry SET leaf_index = NULL, leaf = NULL, leaf_hash = NULL;
        UPDATE rating SET level = 'very_satisfied' WHERE level = 'satisfied'`),
    );
    const again = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
    const {refused} = await again.seal(500, batch =>
      sealBatch(batch, {signer, at: new Date('2026-11-26T00:00:00Z'), newSalt: () => 'salt'}),
    );
    await again.close();
    assert.ok(refused.length > 20, 'without the key of the marks nothing can be sealed anew');
    const {code, errorOutput} = await verify(directory, ['--head', file]);
    assert.equal(code, 1);
    assert.match(errorOutput, /^Entry 0 is missing|^The log went back|^The saved head|^Entry \d+ .* is not sealed/);
    assert.match(errorOutput, /is not sealed: no server marked it when it was written/);
  });

  await context.test('heads signed by an earlier key are valid only where that key is trusted', async context => {
    const directory = await aCopy(context);
    const another = {EVIDENCE_KEY: Buffer.alloc(32, 9).toString('base64url')};
    const {code, printed, errorOutput} = await verify(directory, [], another);
    assert.equal(code, 2);
    assert.match(errorOutput, new RegExp(`EVIDENCE_KEY is another key.*EVIDENCE_TRUSTED_KEYS=${signer.publicKey}`));
    assert.doesNotMatch(printed, /broken/);
    const trusting = await verify(directory, [], {
      ...another,
      EVIDENCE_TRUSTED_KEYS: signer.publicKey,
      EVIDENCE_EARLIER_KEYS: key,
    });
    assert.equal(trusting.code, 0, trusting.errorOutput);
  });

  await context.test('text that was erased by the rules is reported as erased, not as broken', async context => {
    const directory = await aCopy(context);
    const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
    const {comments, words} = await erase(storage);
    await storage.close();
    const {code, printed, errorOutput} = await verify(directory);
    assert.equal(code, 0, errorOutput);
    assert.ok(comments > 0 && words > 0);
    assert.match(printed, new RegExp(`^${comments + words} of them are for text that was erased`, 'm'));
    assert.match(printed, new RegExp(`^${comments + words} more wait to be sealed`, 'm'));
  });

  await context.test('a head that earlier versions signed with a clock that was set back is named', async context => {
    const directory = await aCopy(context);
    const storage = await sqliteStorage(join(directory, 'gov-rating.db'));
    const head = await storage.treeHead();
    assert.ok(head);
    const signedAt = '2026-11-24T11:00:00.000Z';
    const signature = toBase64url(signer.sign(headBytes({...head, signedAt})));
    atDatabase(directory, database =>
      database.exec(
        `UPDATE evidence_head SET signed_at = '${signedAt}', signature = '${signature}' WHERE tree_size = 24`,
      ),
    );
    await storage.close();
    const {code, printed, errorOutput} = await verify(directory);
    assert.equal(code, 0);
    assert.match(printed, /^The evidence log is whole/);
    assert.match(errorOutput, /says 2026-11-24T11:00:00.000Z, earlier than 2026-11-24T12:00:00.000Z/);
  });

  await context.test('a file that is no head is refused in a sentence', async context => {
    const directory = await aCopy(context);
    const file = join(directory, 'head.json');
    await writeFile(file, '{"size": 5}');
    for (const path of [file, join(directory, 'absent.json')]) {
      const {code, errorOutput} = await verify(directory, ['--head', path]);
      assert.equal(code, 1);
      assert.match(errorOutput, /is no head of an evidence log|cannot be read/);
    }
  });
});
