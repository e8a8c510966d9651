import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {globSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import {run} from '../../src/cli/run.ts';
import {sm2} from 'sm-crypto-v2';
import {readConfig} from '../../src/config/config.ts';
import {readUpstream} from '../../src/config/upstream-file.ts';
import {createMetrics} from '../../src/monitoring/metrics.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {blockOfPage, operatingPage, operatingPages} from '../fixtures/operating-page.fixtures.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const languages = Object.keys(operatingPages) as (keyof typeof operatingPages)[];

/** What the program itself says: its commands, their options, and its settings. */
async function help() {
  const printed: string[] = [];
  await run(['--help'], {
    env: {},
    print: line => printed.push(line),
    printError: line => printed.push(line),
    stop: new AbortController().signal,
  });
  const [, commands = '', settings = ''] = /\nCommands\n([^]*?)\nSettings[^\n]*\n([^]*)/.exec(printed.join('\n')) ?? [];
  const names = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
  return {
    commands: names(commands, /^ {2}([a-z-]+)/gm),
    options: names(commands, /(--[a-z-]+)/g),
    settings: names(settings, /^ {2}([A-Z_]{4,})/gm),
  };
}

/** Words in capitals that are no settings: what the reader fills in, and what the operating system knows. */
const others = new Set(
  (
    'BACKUPS RESTORED RESTORED_URL HEADS RATING INVITATION SERVICE VERSION NODE_ENV PATH README ' +
    'DELETE SELECT FROM WHERE SIGTERM JSON HTTP HSTS REPLICATION CODE NAME POINT FILE TOKEN STAFF_TOKEN OWASP ' +
    'REQUEST EXCLUSION RULES BEFORE NODE_EXTRA_CA_CERTS MOMENT ARCHIVE RESTORED_PORT ALTER ROLE PASSWORD'
  ).split(' '),
);

for (const language of languages) {
  test(`every command, option and setting on ${operatingPages[language]} is one that the program has`, async () => {
    const [page, {commands, options, settings}] = [await operatingPage(language), await help()];
    assert.ok(commands.size > 10 && settings.size > 30 && options.size > 5);
    const used = [...page.matchAll(/gov-rating-server ((?!@)[a-z][a-z-]*)([^`\n]*)/g)];
    assert.ok(used.length > 15);
    for (const [line, command = '', rest = ''] of used) {
      assert.ok(commands.has(command), line);
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) assert.ok(options.has(option), line);
    }
    // The files of other programs have words of their own.
    const own = page.replace(/^```(?:ini|apache|dockerfile|nginx|haproxy)\n[^]*?^```/gm, '');
    const named = new Set([...own.matchAll(/\b[A-Z][A-Z_]{3,}\b/g)].map(([name]) => name));
    assert.deepEqual(
      [...named].filter(name => !settings.has(name) && !others.has(name)),
      [],
    );
  });

  test(`${operatingPages[language]} says of every command what it is for`, async () => {
    const [page, {commands}] = [await operatingPage(language), await help()];
    for (const command of commands) assert.match(page, new RegExp(`[\` ]${command}[\` \\n]`), command);
  });
}

test('what an operator copies is the same in both languages', async () => {
  const [english, chinese] = [await operatingPage('en'), await operatingPage('zh-CN')];
  const names = (page: string) => [...page.matchAll(/^<!-- (.*) -->$/gm)].map(([, name = '']) => name);
  assert.ok(names(english).length >= 9);
  assert.deepEqual(names(chinese), names(english));
  for (const name of names(english))
    assert.equal(await blockOfPage(name, 'zh-CN'), await blockOfPage(name, 'en'), name);
});

/** What no machine of a test can do: it changes the machine itself, and packages that are published. */
const forARealMachine = ['install'];

test('every block of the page has a name by which a test or a drill runs it', async () => {
  const page = await operatingPage('en');
  const named = [...page.matchAll(/^<!-- (.*) -->\n\n```/gm)].map(([, name = '']) => name);
  assert.equal(named.length, (page.match(/^```\w+$/gm) ?? []).length, 'a block has no name');
  const files = globSync('packages/*/{src,test}/**/*.{ts,mjs}', {cwd: root});
  const tests = (await Promise.all(files.map(file => readFile(join(root, file), 'utf8')))).join('\n');
  const run = (name: string) =>
    tests.includes(`'${name}'`) ||
    /^(.*: )(PostgreSQL|SQLite)$/
      .exec(name)?.[1]
      ?.split(':')
      .every(part => tests.includes(`${part.trim()}`));
  assert.deepEqual(
    named.filter(name => !forARealMachine.includes(name) && !run(name)),
    [],
  );
});

test('the example of platforms above is one that the server takes', async context => {
  const file = join(await aDirectory(context), 'upstream.json');
  await writeFile(file, await blockOfPage('platforms above'), {mode: 0o600});
  const [platform] = await readUpstream(file);
  assert.deepEqual([platform?.platformId, platform?.token?.path], ['province', 'data.token']);
});

for (const [block, member, dialect] of [
  ['envelope', 'envelope', 'sm2-envelope'],
  ['XML', 'xml', 'sm4-xml'],
] as const)
  test(`the example of a platform that wants ${dialect} is one that the server takes, with keys of its kind`, async context => {
    const file = join(await aDirectory(context), 'upstream.json');
    const [platform] = JSON.parse(await blockOfPage('platforms above')) as Record<string, unknown>[];
    const {publicKey, privateKey} = sm2.generateKeyPairHex();
    const example = (await blockOfPage(block))
      .replace(/04 and 128 hexadecimal digits[^"]*/, publicKey)
      .replace(/64 hexadecimal digits[^"]*/, privateKey)
      .replace('32 hexadecimal digits', '0123456789abcdef0123456789abcdef');
    await writeFile(file, JSON.stringify([{...platform, dialect, [member]: JSON.parse(example)}]), {mode: 0o600});
    assert.equal((await readUpstream(file))[0]?.platformId, 'province');
  });

test('the address of a database with TLS is one that the server takes', async () => {
  const [, address = ''] = /DATABASE_URL='(.*)'/.exec(await blockOfPage('TLS to PostgreSQL')) ?? [];
  assert.equal(readConfig({DATABASE_URL: address}).DATABASE_URL, address);
  assert.equal(new URL(address).searchParams.get('sslmode'), 'verify-full');
});

test('every alert asks for a metric that the server has', async () => {
  const alerts = await blockOfPage('alerts');
  const metrics = createMetrics();
  const {app} = await aScene();
  await metrics.observed({name: 'seal-evidence', everyMs: 1000, run: async () => 0}).run(app.context);
  await assert.rejects(
    metrics.observed({name: 'broken', everyMs: 1000, run: () => Promise.reject(new Error('no'))}).run(app.context),
  );
  metrics.request({at: '', requestId: '', method: 'GET', route: 'invite', status: 503, milliseconds: 1});
  const text = await metrics.text(app.context, {open: 1, refused: 0, timedOut: 0});
  const asked = [...alerts.matchAll(/gov_rating_\w+(\{[^}]*\})?/g)].map(([name]) => name);
  assert.ok(asked.length >= 7);
  for (const name of asked) {
    const [, metric = '', label = ''] = /^(\w+?)(?:\{(.*)\})?$/.exec(name) ?? [];
    const found = text.split('\n').some(line => line.startsWith(metric) && line.includes(label));
    // What the calendar says depends on the profile.
    assert.ok(found || text.includes(`# TYPE ${metric} `), name);
    if (label !== '') assert.ok(found, name);
  }
});

test('systemd takes the unit of the page', async context => {
  const directory = await aDirectory(context);
  const file = join(directory, 'gov-rating.service');
  const unit = await blockOfPage('systemd');
  assert.match(unit, /^ExecStart=\S+\/gov-rating-server serve$/m);
  // The program and the file of settings are not installed here.
  await writeFile(file, unit.replace(/^ExecStart=.*$/m, `ExecStart=${process.execPath}`).replace(/^User=.*\n/m, ''));
  try {
    execFileSync('systemd-analyze', ['--version'], {stdio: 'ignore'});
  } catch {
    return context.skip('systemd-analyze is not installed');
  }
  const output = execFileSync('systemd-analyze', ['verify', '--man=no', file], {encoding: 'utf8', stdio: 'pipe'});
  assert.equal(output, '');
});
