import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'node:test';
import {aServedPerson, aService} from '@gov-rating/contract/testing';
import {dataKeysOf, dataKeysText} from '../../src/index.ts';
import {sqliteStorage} from '../../src/node.ts';
import {encryptPerson} from '../../src/security/encrypted-person.ts';
import {keyring} from '../../src/security/encryption-keyring.ts';
import {bureau, fill} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {runCommand} from '../fixtures/server-process.fixtures.ts';

test('an operator rotates to a new key and reads which keys can be removed, never the keys', async context => {
  const env = {DATA_DIR: await aDirectory(context)};
  const keysIn = async () => dataKeysOf(await readFile(join(env.DATA_DIR, 'data-keys'), 'utf8')) ?? [];
  const storage = await sqliteStorage(join(env.DATA_DIR, 'gov-rating.db'));
  await fill(storage);
  const nobody = await runCommand(context, ['rotate-keys'], env);
  const [old] = await keysIn();
  assert.deepEqual([nobody.code, nobody.stdout], [0, `Encrypted with the key ${old?.id}: 0.\n`]);
  const facts = aService();
  const person = await encryptPerson(keyring(await keysIn()), aServedPerson(), facts);
  await storage.registerService({serviceId: 's', facts, within: bureau.code, at: '2026-11-24T02:00:00Z', person});
  await storage.close();

  const added = await runCommand(context, ['add-data-key'], env);
  const [reencrypted] = await keysIn();
  assert.deepEqual(
    (await keysIn()).map(({id}) => id),
    [reencrypted?.id, old?.id],
  );
  assert.equal(added.stdout, `The new key ${reencrypted?.id} is stored. Restart the server, then run rotate-keys.\n`);
  const rotated = await runCommand(context, ['rotate-keys'], env);
  const done = [`Encrypted with the key ${reencrypted?.id}: 1.`, `No longer needed: ${old?.id}.`];
  assert.deepEqual([rotated.code, rotated.stdout], [0, `${done.join('\n')}\n`]);
  const again = await runCommand(context, ['rotate-keys'], env);
  assert.equal(again.stdout, `${done.join('\n').replace(': 1.', ': 0.')}\n`);

  const withOldKey = {...env, DATA_KEYS: dataKeysText(old ? [old] : [])};
  const refused = await runCommand(context, ['serve'], withOldKey);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, new RegExp(`DATA_KEYS lacks ${reencrypted?.id}, with which personal data`));
  const printed = await runCommand(context, ['add-data-key'], withOldKey);
  assert.equal(dataKeysOf(printed.stdout)?.length, 1);
  for (const {stdout, stderr} of [added, rotated, again, refused])
    for (const key of [old, reencrypted])
      assert.equal((stdout + stderr).includes(dataKeysText(key ? [key] : []).slice(-20)), false);
});
