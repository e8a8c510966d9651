import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {forget, until} from './until.mjs';

/**
 * WebKitGTK behind its own WebDriver, on a screen that nobody sees; one browser for each page. The package webdriver 10.0
 * was tried: it drives this WebKit too and saves 20 lines, but brings 80 packages, two of which download drivers of other
 * browsers when they are installed.
 */
export async function webkitEngine({driver: driverPath, browser, xvfb}) {
  const folder = mkdtempSync(join(tmpdir(), 'gov-rating-webkit-'));
  const screen = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1400x1400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [display] = await once(screen.stdio[3], 'data');
  const env = {...process.env, DISPLAY: `:${String(display).trim()}`, LIBGL_ALWAYS_SOFTWARE: '1'};
  let driver = await startDriver(driverPath, env);
  let pages = 0;
  /** A driver holds one browser at a time, and refuses every next one while it waits for a lost one: another takes over. */
  async function replaceDriver(console) {
    console.kill();
    await driver.stop();
    driver = await startDriver(driverPath, env);
  }
  /** The driver sometimes waits forever for a browser that it starts. */
  async function nextPage({width, height}) {
    for (let starts = 1; ; starts++) {
      const console = consoleFile(folder, ++pages, browser);
      try {
        const page = await openPage(driver.call, console, () => replaceDriver(console));
        await page.setViewport(width, height);
        return page;
      } catch (error) {
        await replaceDriver(console);
        if (starts === 3) throw error;
      }
    }
  }
  return {
    name: 'webkit',
    version: 'WebKitGTK',
    newPage: (size = {width: 1024, height: 768}) => nextPage(size),
    async close() {
      const ended = once(screen, 'exit');
      await driver.stop();
      screen.kill();
      await ended;
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

async function startDriver(path, env) {
  const port = await freePort();
  const driver = spawn(path, [`--port=${port}`], {stdio: 'ignore', env});
  const call = caller(`http://127.0.0.1:${port}`);
  await ready(call);
  return {
    call,
    async stop() {
      const ended = once(driver, 'exit');
      driver.kill();
      await ended;
    },
  };
}

/** The browser writes what its console shows to its output; a line of shell keeps that in a file. */
function consoleFile(folder, number, browser) {
  const output = join(folder, `console-${number}`);
  const start = join(folder, `browser-${number}`);
  const pid = join(folder, `pid-${number}`);
  writeFileSync(start, `#!/bin/sh\necho $$ >'${pid}'\nexec stdbuf -oL '${browser}' "$@" >'${output}' 2>/dev/null\n`);
  chmodSync(start, 0o755);
  const signal = what => {
    try {
      return process.kill(Number(readFileSync(pid, 'utf8')), what);
    } catch {
      return false;
    }
  };
  const lines = () => (existsSync(output) ? readFileSync(output, 'utf8').split('\n') : []);
  return {start, isAlive: () => signal(0), kill: () => signal('SIGKILL'), lines};
}

async function openPage(call, console, onLost) {
  const options = {binary: console.start, args: ['--automation', '--enable-write-console-messages-to-stdout=true']};
  const capabilities = {alwaysMatch: {browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options}};
  const {sessionId} = await call('POST', '/session', {capabilities}, 20_000);
  const session = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
  const actions = action => session('POST', '/actions', {actions: [action]});
  const evaluate = (work, ...args) =>
    session('POST', '/execute/sync', {script: `return (${work})(...arguments)`, args});
  let linesBefore = 0;
  const page = {
    goto: url => session('POST', '/url', {url}),
    async renew(url, {width, height}) {
      await page.goto(url);
      await evaluate(forget);
      await page.setViewport(width, height);
      linesBefore = console.lines().length - 1;
    },
    back: () => session('POST', '/back', {}),
    evaluate,
    waitFor: (what, work, ...args) => until(page, what, work, args),
    press: key =>
      actions({
        type: 'key',
        id: 'keyboard',
        actions: ['keyDown', 'keyUp'].map(type => ({type, value: keys[key] ?? key})),
      }),
    click: (x, y) =>
      actions({
        type: 'pointer',
        id: 'mouse',
        actions: [
          {type: 'pointerMove', x: Math.round(x), y: Math.round(y)},
          {type: 'pointerDown', button: 0},
          {type: 'pointerUp', button: 0},
        ],
      }),
    async setViewport(width, height) {
      const [innerWidth, innerHeight] = await evaluate(() => [window.innerWidth, window.innerHeight]);
      const rect = await session('GET', '/window/rect');
      await session('POST', '/window/rect', {
        width: rect.width + width - innerWidth,
        height: rect.height + height - innerHeight,
      });
    },
    emulate: async media => !Object.values(media).some(Boolean),
    screenshot: async () => Buffer.from(await session('GET', '/screenshot'), 'base64'),
    complaints: async () =>
      console
        .lines()
        .slice(linesBefore)
        .filter(line => / CONSOLE /.test(line)),
    // The driver answers before its browser has ended, and the next one sometimes waits forever for a browser beside it.
    async close() {
      try {
        await session('DELETE', '');
        for (const end = Date.now() + 10_000; console.isAlive();) {
          if (Date.now() > end) throw new Error('The browser goes on after its session has ended.');
          await new Promise(resolve => setTimeout(resolve, 20));
        }
      } catch {
        await onLost();
      }
    },
  };
  return page;
}

/** WebDriver's code points for keys without a character. */
const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

const caller =
  base =>
  async (method, path, body, timeoutMs = 60_000) => {
    const response = await fetch(base + path, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(error => {
      throw new Error(`${method} ${path}: WebKit's driver gave no answer.`, {cause: error});
    });
    const {value} = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };

async function ready(call) {
  for (;;) {
    const status = await call('GET', '/status').catch(() => undefined);
    if (status?.ready) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
