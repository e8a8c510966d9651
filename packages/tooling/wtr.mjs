import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {playwrightLauncher} from '@web/test-runner-playwright';
import {puppeteerLauncher} from '@web/test-runner-puppeteer';
import {chromiumLaunch, installedFirefox} from './machine.mjs';
import {root} from './run.mjs';

/** The one configuration of browser tests. `BROWSERS=chromium` or `BROWSERS=firefox` narrows the engines. */
export async function browserConfig(asked = []) {
  const all = ['packages/elements/src/**/*.test.ts', 'packages/sdk/src/**/*.browser.test.ts'];
  return {
    rootDir: root,
    files:
      asked.length > 0
        ? asked.flatMap(part => [`packages/*/src/**/*${part}*.test.ts`, `packages/*/src/**/*${part}*/**/*.test.ts`])
        : all,
    concurrency: 2,
    concurrentBrowsers: 2,
    nodeResolve: {exportConditions: ['@gov-rating/source', 'browser']},
    plugins: [commonJs, esbuildPlugin({ts: true, tsconfig: `${root}tsconfig.json`, target: 'es2022'})],
    browsers: await browsers(),
    reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false})],
    testFramework: {config: {timeout: 20_000}},
    testsFinishTimeout: 240_000,
    browserStartTimeout: 90_000,
    watch: false,
  };
}

/** The one package of the server that is no module; browsers know nothing else. */
const commonJs = {
  name: 'common-js',
  transform: ({path, body}) =>
    path.endsWith('/ipaddr.js/lib/ipaddr.js')
      ? {body: `const module = {exports: {}};\n${body}\nexport default module.exports;`}
      : undefined,
};

async function browsers() {
  const wanted = (process.env.BROWSERS ?? 'chromium,firefox').split(',');
  const launchers = [];
  if (wanted.includes('chromium')) {
    launchers.push(playwrightLauncher({product: 'chromium', launchOptions: await chromiumLaunch()}));
  }
  const executablePath = installedFirefox();
  if (wanted.includes('firefox') && executablePath) {
    // One page at a time: Firefox gives the keyboard to the foremost page only.
    const launchOptions = {browser: 'firefox', executablePath, headless: true};
    launchers.push(puppeteerLauncher({concurrency: 1, launchOptions}));
  } else if (wanted.includes('firefox')) {
    console.log('Left out: the Firefox half of the browser tests, because no Firefox is installed here.');
  }
  return launchers;
}
