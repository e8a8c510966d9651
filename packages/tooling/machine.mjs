/**
 * What the tests need of the machine: browsers, a Chinese font, PostgreSQL, and what reads codes and PDF. As root on Debian the missing ones are
 * installed; elsewhere what is there is used, and Chromium comes from npm.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';

const onPath = names => {
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(':'))
      if (folder && existsSync(`${folder}/${name}`)) return `${folder}/${name}`;
  return undefined;
};

const macApplication = path => (existsSync(path) ? path : undefined);

/** Path of an installed Chromium or Chrome, if there is one. */
export const installedChromium = () =>
  process.env.CHROME_PATH ??
  onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) ??
  macApplication('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');

/** Path of an installed Firefox, if there is one. */
export const installedFirefox = () =>
  process.env.FIREFOX_PATH ??
  onPath(['firefox-esr', 'firefox']) ??
  macApplication('/Applications/Firefox.app/Contents/MacOS/firefox');

/** Paths of WebKit's driver and of the browser that it drives, if both are there. */
export const installedWebKit = () => {
  const driver = onPath(['WebKitWebDriver']);
  const library = '/usr/lib';
  const browser =
    driver &&
    readdirSync(library, {withFileTypes: true})
      .filter(entry => entry.isDirectory() && entry.name.endsWith('-linux-gnu'))
      .map(entry => `${library}/${entry.name}/webkit2gtk-4.1/MiniBrowser`)
      .find(existsSync);
  return browser ? {driver, browser} : undefined;
};

/** Path of the screen that nobody sees, which WebKit needs. */
export const installedXvfb = () => onPath(['Xvfb']);

/** Whether missing programs may be installed on this machine. */
export const mayInstall = () => process.getuid?.() === 0 && onPath(['apt-get']) !== undefined;

const installedPostgres = () =>
  process.env.GOV_RATING_TEST_POSTGRES ??
  onPath(['postgres']) ??
  (existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').length > 0 ? 'debian' : undefined);

/** Debian has programs that run as services where not every user looks for them. */
const installedService = name => onPath([name]) ?? existsSync(`/usr/sbin/${name}`);

const installedChineseFont = () =>
  existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') || process.platform !== 'linux';

/** Installs what is missing where that is allowed; says what it did and what stays missing. */
export function prepareMachine() {
  const missing = [
    ['chromium', installedChromium()],
    ['firefox-esr', installedFirefox()],
    ['webkit2gtk-driver', installedWebKit()],
    ['xvfb', installedXvfb()],
    ['fonts-noto-cjk', installedChineseFont()],
    ['postgresql', installedPostgres()],
    ['pgbouncer', installedService('pgbouncer')],
    ['nginx-light', installedService('nginx')],
    ['zbar-tools', onPath(['zbarimg'])],
    ['poppler-utils', onPath(['pdftoppm'])],
  ]
    .filter(([, there]) => !there)
    .map(([name]) => name);
  if (missing.length === 0) return;
  if (!mayInstall()) {
    console.log(`Not on this machine: ${missing.join(', ')}. The tests use what is there.`);
    return;
  }
  console.log(`Installing with apt-get: ${missing.join(', ')}`);
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const apt = args => spawnSync('apt-get', ['-qq', ...args], {stdio: ['ignore', 'ignore', 'inherit'], env});
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...missing]);
}

/** How to start Chromium: the installed one, else the one that npm brought. */
export async function chromiumLaunch() {
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Processes for tabs that no test opens: two for each page.
    '--disable-features=PreloadTopChromeWebUI,SpareRendererForSitePerProcess',
  ];
  const executablePath = installedChromium() ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  return {executablePath, args};
}
