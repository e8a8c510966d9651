import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {ConfigError, readConfig} from '../../src/config/config.ts';
import {serverSecrets} from '../../src/node/server-secrets.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {operatingPages} from '../fixtures/operating-page.fixtures.ts';

/** The commands for production of a document, up to the first command of the server. */
async function settingsBlock(document: string): Promise<string> {
  const text = await readFile(new URL(`../../../../${document}`, import.meta.url), 'utf8');
  const block = /```sh\n(random\(\)[^]*?)```/.exec(text)?.[1] ?? '';
  const [settings = ''] = block.split(/^gov-rating-server /m);
  return settings;
}

/** Runs the commands in a shell, as an operator who copies them, and gives back the settings that a server then has. */
async function settingsOf(context: TestContext, document: string) {
  const directory = await aDirectory(context);
  const block = await settingsBlock(document);
  // The page for operators lets systemd read the file.
  const load = block.includes('. ./gov-rating.env') ? '' : 'set -a; . ./gov-rating.env; set +a';
  const script = `${block}\n${load}\nenv -0`;
  const output = execFileSync('sh', ['-ec', script], {cwd: directory, env: {PATH: process.env.PATH}, encoding: 'utf8'});
  const all = new Map(output.split('\0').map(line => [line.split('=', 1)[0] ?? '', line.replace(/^[^=]*=/, '')]));
  const file = await readFile(join(directory, 'gov-rating.env'), 'utf8');
  const names = [...file.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name);
  const env = Object.fromEntries(names.map(name => [name, all.get(name)]));
  const {mode} = await stat(join(directory, 'gov-rating.env'));
  return {env: {...env, DATA_DIR: directory}, names, file, mode};
}

const check = async (env: Readonly<Record<string, string | undefined>>) =>
  serverSecrets(readConfig(env), new Date('2026-11-24T02:00:00.000Z'));

const pages = Object.values(operatingPages);

for (const document of ['README.md', 'README.zh-CN.md', ...pages]) {
  test(`an operator who copies the commands of ${document} has all settings that production needs`, async context => {
    const {env, file, mode} = await settingsOf(context, document);
    const {tokenSecret, dataKeys, evidenceSigner} = await check(env);
    assert.equal(Buffer.from(tokenSecret, 'base64').length, 32);
    assert.deepEqual(
      dataKeys?.map(({id}) => id),
      ['first'],
    );
    assert.equal(evidenceSigner.algorithm, 'ed25519');
    const {PUBLIC_URL, OIDC_ISSUER} = readConfig(env);
    assert.deepEqual([PUBLIC_URL, OIDC_ISSUER], ['https://rating.example.gov.cn', 'https://login.example.gov.cn']);
    assert.equal(mode & 0o077, 0, 'others cannot read the secrets');
    assert.equal(new Set(file.match(/[A-Za-z0-9+/]{43}=/g)).size, 3, 'no secret is used twice');
  });

  test(`the settings check names each secret that the commands of ${document} would leave out`, async context => {
    const {env} = await settingsOf(context, document);
    for (const name of ['TOKEN_SECRET', 'EVIDENCE_KEY', 'OIDC_AUDIENCE'])
      await assert.rejects(check({...env, [name]: undefined}), (error: unknown) => {
        assert.ok(error instanceof ConfigError);
        assert.deepEqual(
          error.errors.map(line => line.split(' ')[0]),
          [name],
        );
        return true;
      });
  });
}

test('the documents in both languages set the same', async context => {
  for (const [one, other] of [['README.md', 'README.zh-CN.md'], pages] as const)
    assert.deepEqual((await settingsOf(context, one ?? '')).names, (await settingsOf(context, other ?? '')).names);
});

test('an operator who sets a shared database alone reads all that is missing at once', async context => {
  const DATA_DIR = await aDirectory(context);
  await assert.rejects(check({DATABASE_URL: 'postgres://x/y', DATA_DIR}), (error: unknown) => {
    assert.ok(error instanceof ConfigError);
    assert.deepEqual(
      error.errors.map(line => line.split(' ')[0]),
      ['TOKEN_SECRET', 'EVIDENCE_KEY'],
    );
    return true;
  });
});
