/**
 * Runs the commands for production of README.md in a folder where the packages are installed, word by word except for the
 * address of the database, and asks the server that they start for its readiness, a page and its script.
 *
 * Usage: node --conditions=@gov-rating/source production.mjs FOLDER
 */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {delimiter, dirname, join} from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';

const [, , folder = ''] = process.argv;
const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
const [, block] = /```sh\n(random\(\)[^]*?)```/.exec(readme) ?? [];
if (block === undefined) throw new Error('README.md has no commands for production.');
const database = 'postgres://gov_rating:password@db.example.gov.cn/gov_rating';
if (!block.includes(database)) throw new Error(`The commands do not name ${database}.`);

if (process.platform === 'win32') console.log('Left out: the commands for production, which are for a POSIX shell.');
else await tryProduction();

async function tryProduction() {
  const postgres = await startPostgres();
  if (!postgres) return console.log(`Left out: the commands for production. ${howToGetPostgres}`);
  const schema = await freshSchema(postgres.url);
  try {
    await serveFrom(schema.url);
  } finally {
    await schema.drop();
    await postgres.stop();
  }
}

async function serveFrom(url) {
  writeFileSync(
    join(folder, 'institutions.csv'),
    '机构编码,机构名称,行政区划代码,行政层级,上级编码\n11440100MB2C12345P,广州市规划和自然资源局,440100,市级,\n',
  );
  const port = await freePort();
  // The last command becomes the shell, so that it receives the signal.
  const commands = block.replace(database, url).replace(/^gov-rating-server serve$/m, 'exec gov-rating-server serve');
  const child = spawn('sh', ['-euc', commands], {
    cwd: folder,
    // The program as npm has put it there, run by the Node of this process.
    env: {
      PATH: [join(folder, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  try {
    await says(child, /listens on/);
    for (const [path, words] of [
      ['/readyz', '"ok"'],
      ['/rate', 'gov-rating.js'],
      ['/gov-rating.js', 'gov-rating'],
    ]) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      if (!response.ok || !(await response.text()).includes(words))
        throw new Error(`${path} answers ${response.status} without ${words}.`);
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
  if (child.exitCode !== 0) throw new Error(`The server ended with ${child.exitCode}.`);
}

async function says(child, pattern) {
  const lines = [];
  for await (const line of createInterface({input: child.stdout})) {
    lines.push(line);
    if (!pattern.test(line)) continue;
    child.stdout.resume();
    return;
  }
  throw new Error(`The commands ended without a server:\n${lines.join('\n')}`);
}

async function freePort() {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const {port} = holder.address();
  holder.close();
  await once(holder, 'close');
  return port;
}
