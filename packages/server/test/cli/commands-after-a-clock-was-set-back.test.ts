import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'node:test';
import {aDraft} from '@gov-rating/contract/testing';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aScene, bureau} from '../fixtures/api.fixtures.ts';
import {aWindowOf} from '../fixtures/device.fixtures.ts';
import {markSecrets, sealAll, sealOperatorLog, signer} from '../fixtures/evidence.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';

test('a command on a machine whose clock was set back enters nothing before what is signed, and the log stays sound', async context => {
  const directory = await aDirectory(context);
  const env = {
    DATA_DIR: directory,
    EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64'),
    TOKEN_SECRET: 'x'.repeat(40),
  };
  const opened = async <T>(work: (storage: Awaited<ReturnType<typeof sqliteStorage>>) => Promise<T>) => {
    const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
    return work(storage).finally(() => storage.close());
  };
  // To this machine, a server that ran an hour ahead is the same as its own clock set back by an hour.
  const signedAt = new Date(Date.now() + 3_600_000).toISOString();
  const pointId = await opened(async storage => {
    const scene = await aScene({storage, evidenceSigner: signer});
    await scene.submit((await scene.invited()).token, aDraft());
    const point = await aWindowOf(scene);
    await sealAll(storage, {at: signedAt});
    await sealOperatorLog(storage, signedAt);
    return point.pointId;
  });
  const operate = async (...args: string[]) => {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const code = await run(args, {env, print, printError: print, stop: new AbortController().signal});
    assert.equal(code, 0, `${args.join(' ')}: ${lines.join('\n')}`);
    return lines;
  };
  const file = join(directory, 'aliases.csv');
  await writeFile(file, `机构编码,编码类型,别名编码\n${bureau.code},department_code,A1\n`);
  await operate('add-client', '--institution', bureau.code, '--name', '大厅');
  await operate('disable-client', '--client', 'shenzhen');
  const rotated = await operate('rotate-client-secret', '--client', 'shenzhen', '--keep-old-hours', '1');
  await operate('import', 'aliases', file);
  await operate('close-point', pointId);
  await operate('list-points');
  await operate('add-data-key');
  const entries = (await operate('operator-log', '--json', '--who', 'command')).map(
    line => JSON.parse(line) as {at: string; what: string},
  );
  assert.deepEqual(
    // All claim one moment, the newest that is signed, so their order is open.
    entries.map(({what}) => what).toSorted(),
    [
      ...['client.disabled', 'client.saved', 'client.secret_rotated', 'command.run', 'data_key.added'],
      ...['point.closed', 'register.imported'],
    ],
  );
  for (const {at, what} of entries) assert.ok(at >= signedAt, `${what} claims ${at}, before ${signedAt}`);
  assert.ok(rotated.some(line => line.startsWith('old_secrets_end=') && line.slice(16) > signedAt));
  await opened(async storage => {
    assert.ok(((await storage.point(pointId))?.closedAt ?? '') >= signedAt);
    await sealOperatorLog(storage, new Date(Date.parse(signedAt) + 60_000).toISOString());
  });
  assert.match((await operate('verify')).join('\n'), /operator's log is whole/);
});
