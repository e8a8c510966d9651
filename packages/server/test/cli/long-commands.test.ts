import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {cp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {aServedPerson, aService} from '@gov-rating/contract/testing';
import BetterSqlite from 'better-sqlite3';
import {dataKeysText, newDataKey} from '../../src/index.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {markSecrets, sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {table} from '../fixtures/institution-files.fixtures.ts';
import {published} from '../fixtures/publication.fixtures.ts';
import {runCommand, type Ended} from '../fixtures/server-process.fixtures.ts';

const [oldKey, newKey] = [newDataKey(new Date('2026-11-01')), newDataKey(new Date('2026-11-02'))];
const evidenceKey = Buffer.alloc(32, 7).toString('base64');
const another = Buffer.alloc(32, 9).toString('base64');
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const preload = new URL('../programs/impatient-operator.mjs', import.meta.url).href;

/** A directory in which every long command has something to do; made once, and copied for each run. */
let made: Promise<string> | undefined;

async function fill(context: TestContext): Promise<string> {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
  const scene = await aScene({storage, dataKeys: [oldKey]});
  const token = await scene.accessToken();
  for (let i = 0; i < 10; i++) {
    const body = {...aService({projectNo: `P${i}`, servedAt: new Date(scene.clock.now).toISOString()})};
    await scene.ask('putService', '/v1/services', {token, body: {...body, person: aServedPerson()}});
  }
  const {publicationId} = await published(scene);
  await sealAll(storage);
  await writeFile(
    join(directory, 'publication.json'),
    await (await scene.call(`/v1/publications/${publicationId}`)).text(),
  );
  await writeFile(
    join(directory, 'export.ndjson'),
    await (await scene.call(`/v1/publications/${publicationId}/export`)).text(),
  );
  await writeFile(join(directory, 'more.csv'), table('11440100MB2C12345P,局,440100,city,'));
  await storage.close();
  return directory;
}

async function aCopy(context: TestContext): Promise<string> {
  const directory = await aDirectory(context);
  await cp(await (made as Promise<string>), directory, {recursive: true});
  return directory;
}

/** Runs SQL on the database of a directory. */
function read(directory: string, sql: string, file = 'gov-rating.db'): unknown {
  const database = new BetterSqlite(join(directory, file));
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/** A long command. */
interface LongCommand {
  readonly args: (directory: string) => readonly string[];
  readonly env?: Record<string, string>;
  /** What an operator who stops it reads. */
  readonly stopped: RegExp;
  /** What there is at the end, beside what the command says when it was not stopped. */
  readonly end?: (directory: string) => unknown;
}

const commands: Readonly<Record<string, LongCommand>> = {
  verify: {
    args: () => ['verify'],
    stopped: /^Stopped at \d+ .*\. Nothing was changed; run verify again, and it begins at the first entry\.$/m,
  },
  recount: {
    args: () => ['recount'],
    stopped: /^(Stopped|Stopped at \d+ of \d+ months .*)\. Nothing was changed; run recount again\.$/m,
  },
  recompute: {
    args: directory => [
      ...['recompute', '--export', join(directory, 'export.ndjson')],
      ...['--publication', join(directory, 'publication.json')],
    ],
    stopped: /^Stopped at \d+ of \d+ bytes .*\. Nothing was changed; run recompute again\.$/m,
  },
  'rotate-keys': {
    args: () => ['rotate-keys'],
    env: {
      DATA_KEYS: dataKeysText([newKey, oldKey]),
      EVIDENCE_KEY: another,
      EVIDENCE_EARLIER_KEYS: evidenceKey,
      EVIDENCE_TRUSTED_KEYS: signer.publicKey,
    },
    stopped: /^Stopped at \d+ marked rows\. What is marked stays so; run rotate-keys again to go on\.$/m,
    end: directory => [
      read(directory, 'SELECT key_id, count(*) AS persons FROM service_person GROUP BY 1'),
      ...['institution', 'service', 'invitation'].map(name => read(directory, `SELECT mark FROM ${name} ORDER BY 1`)),
    ],
  },
  'add-institutions': {
    args: directory => ['add-institutions', join(directory, 'more.csv')],
    stopped: /^Stopped at \d+ .*institutions.*\. Nothing was saved/m,
    end: directory => read(directory, 'SELECT * FROM institution ORDER BY code'),
  },
  backup: {
    args: directory => ['backup', '--to', join(directory, 'copy.db')],
    stopped: /^Stopped at \d+ of \d+ pages .*\. No backup was made; run backup again\.$/m,
    end: directory => read(directory, 'SELECT * FROM evidence_head ORDER BY tree_size', 'copy.db'),
  },
};

const environment = (directory: string, {env}: LongCommand, stop?: string): Record<string, string> => ({
  DATA_DIR: directory,
  EVIDENCE_KEY: evidenceKey,
  DATA_KEYS: dataKeysText([oldKey]),
  ...env,
  NODE_OPTIONS: `--import ${preload}`,
  ...(stop !== undefined && {STOP: stop}),
});

const runs = (context: TestContext, directory: string, command: LongCommand, stop?: string): Promise<Ended> =>
  runCommand(context, command.args(directory), environment(directory, command, stop));

/** The same words for every directory. */
const said = ({stdout}: Ended, directory: string) => stdout.replaceAll(directory, 'DIRECTORY');

/** Begins a command again in `directory`; what is there then is what there is in `like`, where it was not stopped. */
async function assertEndsLike(
  context: TestContext,
  directory: string,
  command: LongCommand,
  like: string,
  whole: Ended,
): Promise<void> {
  const again = await runs(context, directory, command);
  assert.equal(again.code, 0, again.stderr);
  assert.equal(withoutCounts(said(again, directory)), withoutCounts(said(whole, like)));
  assert.deepEqual(command.end?.(directory), command.end?.(like));
}

/** Takes the line off a terminal. */
const clear = '\r\u001b[K';

/** Two lines: `rotate-keys` says how much it did, which is less the second time. */
const withoutCounts = (text: string) => text.replace(/: \d+\.$/gm, ': some.');

test('long commands', async context => {
  made = fill(context);
  await made;
  for (const [place, [name, command]] of Object.entries(commands).entries()) {
    const stop = place % 2 === 0 ? 'SIGINT' : 'SIGTERM';
    await context.test(
      `${name} that is stopped by ${stop}, or killed, and begun again ends like one that was not`,
      async context => {
        const [one, other] = [await aCopy(context), await aCopy(context)];
        const whole = await runs(context, one, command);
        assert.equal(whole.code, 0, whole.stderr);
        assert.match(whole.stderr, /^\d+ (of \d+ )?[a-z ]+( \(\d+ %\))?$/m, 'a plain line says how far it has come');
        assert.doesNotMatch(whole.stderr, /[\r\u001b]/, 'a log gets no signs of a terminal');
        const stopped = await runs(context, other, command, stop);
        assert.equal(stopped.code, 1, stopped.stdout + stopped.stderr);
        assert.match(stopped.stderr, command.stopped);
        await assertEndsLike(context, other, command, one, whole);
        const killed = await aCopy(context);
        assert.notEqual((await runs(context, killed, command, 'SIGKILL')).code, 0);
        if (name === 'backup')
          assert.deepEqual(
            (await readdir(killed)).filter(file => file === 'copy.db'),
            [],
          );
        await assertEndsLike(context, killed, command, one, whole);
      },
    );
  }

  await context.test(
    'on a terminal every long command draws its line again and takes it away at the end',
    async context => {
      if (!hasScript())
        return context.skip('the program script of util-linux, which makes a terminal, is not installed');
      for (const [name, command] of Object.entries(commands)) {
        const directory = await aCopy(context);
        const shown = await onTerminal(context, directory, command);
        assert.match(shown, /\r\u001b\[K\d+ (of \d+ )?[a-z ]+/, name);
        assert.doesNotMatch(
          shown.split(clear).at(-1) ?? '',
          /^\d+ (of \d+ )?[a-z ]+( \(\d+ %\))?$/m,
          `${name}: the line is gone`,
        );
        await rm(directory, {recursive: true});
      }
    },
  );
});

function hasScript(): boolean {
  try {
    return /util-linux/.test(
      execFileSync('script', ['--version'], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}),
    );
  } catch {
    return false;
  }
}

/** Runs a command on a terminal of its own; resolves to all that the terminal showed. */
async function onTerminal(context: TestContext, directory: string, command: LongCommand): Promise<string> {
  const quoted = [process.execPath, '--conditions=@gov-rating/source', main, ...command.args(directory)]
    .map(part => `'${part}'`)
    .join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', quoted, join(directory, 'typescript')], {
    env: {PATH: process.env.PATH ?? '', ...environment(directory, command)},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  context.after(() => child.kill('SIGKILL'));
  child.stdout.resume();
  child.stderr.resume();
  const [code] = (await once(child, 'close')) as [number | null];
  const shown = await readFile(join(directory, 'typescript'), 'utf8');
  assert.equal(code, 0, shown);
  return shown;
}
