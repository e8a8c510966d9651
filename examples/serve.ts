import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Hono} from 'hono';
import {createApp, newestSigned, type App, type AppOptions} from '@gov-rating/server';
import {
  ConfigError,
  demoIssuer,
  demoIssuerPath,
  jobs,
  csvRecords,
  loadPosterFont,
  loggedError,
  loggedMessages,
  memoryRateLimits,
  openStorage,
  pagePolicy,
  noSignInWarning,
  configuredStaffAuthenticator,
  readConfig,
  readSettings,
  runJobs,
  scriptMounts,
  serve,
  type Config,
  type DemoIssuer,
  type Mount,
  type Running,
  type RunningJobs,
} from '@gov-rating/server/node';
import {createServiceClient} from '@gov-rating/sdk/service';
import {demoAgents, demoInstitution, institutions} from './data/institutions.ts';
import {demoPersons} from './data/persons.ts';
import {demoResults, demoRules} from './data/rules.ts';
import {hotlineClientId, moveIn, type Credentials} from './data/seed.ts';
import {tellingPersons} from './data/served-persons.ts';
import {demandKeys, demoData, demoKeys, rulesOfOldData, whyPoorer} from './demo-data.ts';
import {openCaseBook} from './department/case-book.ts';
import {invited} from './invited.ts';
import {pagesOfYourOwn, readPageOrigins} from './page-origins.ts';
import {departmentPages} from './department/department.ts';
import {hallPages} from './hall/hall.ts';
import {openHallBook} from './hall/hall-book.ts';
import {agentPages} from './hotline/agent-pages.ts';
import {storybookIsComing} from './storybook-is-coming.ts';
import {withPath} from './page.ts';
import {mobileFiles} from './mobile-site.ts';
import {demoPortal} from './mobile/demo-portal.ts';
import {walkPages} from './walk/walk.ts';

// The data of a demonstration are for its user only, like those of a server.
process.umask(0o077);

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../packages/elements/dist/', import.meta.url));
const storybook = fileURLToPath(new URL('../stories/static/', import.meta.url));

/** What the pages answer that are drawn for each visitor. */
const ofPages = /^\/(examples\/(department|hall|hotline|invited|mobile\/portal|walk)(\/|$)|storybook\/$)/;

const pageHeaders = {'Content-Security-Policy': pagePolicy, 'Referrer-Policy': 'no-referrer'};

/** Vue makes a Trusted Types policy of its own; its page must name it. */
const vueHeaders = {...pageHeaders, 'Content-Security-Policy': pagePolicy.replace('lit-html', 'lit-html vue')};

const mounts: readonly Mount[] = [
  ...scriptMounts(dist),
  {path: '/', file: `${here}index.html`, headers: pageHeaders},
  {prefix: '/examples/site/', directory: `${here}site`},
  {prefix: '/examples/embed/', directory: `${here}embed`, pageHeaders},
  {prefix: '/examples/app/', directory: `${here}app`, pageHeaders},
  {prefix: '/examples/portal/', directory: `${here}portal`, pageHeaders},
  {prefix: '/examples/receipt/', directory: `${here}receipt`, pageHeaders},
  {prefix: '/examples/board/', directory: `${here}board`, pageHeaders},
  {prefix: '/examples/desk/', directory: `${here}desk`, pageHeaders},
  {prefix: '/examples/form/', directory: `${here}form`, pageHeaders},
  {prefix: '/examples/react/', directory: `${here}react/dist`, pageHeaders: pageHeaders},
  {prefix: '/examples/vue/', directory: `${here}vue/dist`, pageHeaders: vueHeaders},
  mobileFiles,
  {path: '/examples/department/department.css', file: `${here}department/department.css`},
  {path: '/examples/hall/hall.css', file: `${here}hall/hall.css`},
  {path: '/examples/hall/hall.js', file: `${here}hall/hall.js`},
  {path: '/examples/hall/terminal.css', file: `${here}hall/terminal.css`},
  {path: '/examples/hall/terminal.js', file: `${here}hall/terminal.js`},
  {path: '/examples/hotline/agent.css', file: `${here}hotline/agent.css`},
  {path: '/examples/hotline/agent.js', file: `${here}hotline/agent.js`},
  {path: '/examples/walk/walk.css', file: `${here}walk/walk.css`},
  {prefix: '/storybook/', directory: storybook},
];

try {
  await start(readConfig(process.env), readPageOrigins(process.argv.slice(2)));
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (error instanceof ConfigError) console.error(error.message);
  else if (code === 'EADDRINUSE') console.error('The port is in use: stop the other program or set PORT.');
  else console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function start(config: Config, pageOrigins: readonly string[]): Promise<void> {
  // Before anything is opened: invented data and tokens without a password belong to this machine alone.
  if (config.DATABASE_URL !== undefined)
    throw new ConfigError([
      'DATABASE_URL is set: the demonstration fills only its own embedded database; run gov-rating-server',
    ]);
  const issuer = await demonstration();
  // Codes of people go into the output of this program, where the person who tries it out reads them.
  const sendCode = issuer && loggedMessages(process.env, line => console.warn(line));
  const portal = await demoPortal(demoInstitution.code);
  mkdirSync(config.DATA_DIR, {recursive: true});
  const keys = await demoKeys(config);
  const storage = await openStorage(config);
  // What the environment states comes before what the examples need.
  const stated = await readSettings(config);
  const options = {
    storage,
    ...keys,
    notBefore: await newestSigned(storage),
    settings: {
      ...stated,
      rules: {...demoRules, ...given(stated.rules)},
      results: {...demoResults, ...given(stated.results)},
    },
  };
  const open: {running?: Running; loopback?: Running | undefined; jobs?: RunningJobs} = {};
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log('Stopping: running requests are finished first.');
    await Promise.all([open.running?.close(), open.loopback?.close()]);
    await open.jobs?.stop();
    await storage.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, () => void stop());

  await demandKeys(options, config.DATA_DIR);
  const {credentials, old} = await demoData(config.DATA_DIR, options);
  await moveIn(options, credentials, pageOrigins);
  const suspicion = {...(old ? rulesOfOldData : {}), ...stated.suspicion};
  const staffAuthenticator = issuer?.staffAuthenticator ?? configuredStaffAuthenticator(config);
  if (!staffAuthenticator) console.log(noSignInWarning);
  const made: {site?: Pick<App, 'fetch'>} = {};
  const listening = {
    app: (url: string) => {
      const publicUrl = config.PUBLIC_URL ?? url;
      const settings = {...options.settings, suspicion, publicUrl, receiptPage: `${publicUrl}/receipt`};
      return (made.site ??= site({...options, staffAuthenticator, settings}, url));
    },
    files: mounts,
    pages: {codes: sendCode !== undefined},
    trustedProxies: config.TRUST_PROXY,
  };
  open.running = await serve({...listening, port: config.PORT, host: config.HOST}).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });
  // A browser may take `localhost` for `[::1]` as well; without IPv6 it is not needed.
  if (config.HOST === '127.0.0.1')
    open.loopback = await serve({...listening, port: open.running.port, host: '::1'}).catch(() => undefined);
  printAddresses(open.running.url, credentials, keys.evidenceSigner.publicKey, issuer);
  console.log(pagesOfYourOwn(pageOrigins));
  if (old) console.log(whyPoorer(config.DATA_DIR));
  console.log('Stop with Ctrl+C; the data stays.\n');

  /** The interface and, under their own path, the pages of the department, which use it over HTTP like anybody else. */
  function site(settled: AppOptions, url: string): Pick<App, 'fetch'> {
    const api = createApp({
      ...settled,
      portals: [portal.registered],
      sendCode,
      rateLimits: memoryRateLimits(config.RATE_LIMITS),
      loadPosterFont,
      readCsv: csvRecords,
    });
    open.jobs = runJobs(api.context, jobs, (job, error) =>
      console.error(JSON.stringify({job, error: loggedError(error)})),
    );
    const client = tellingPersons(createServiceClient({baseUrl: url, ...credentials}), settled);
    const cases = openCaseBook(join(config.DATA_DIR, 'demo-cases.json'), () => new Date());
    const publicUrl = settled.settings?.publicUrl ?? url;
    const department = departmentPages({client, cases, publicUrl});
    const invitations = invited({client, cases, url: publicUrl});
    const book = openHallBook(join(config.DATA_DIR, 'demo-hall.json'), () => new Date());
    const hall = hallPages({client, cases, book, now: () => new Date()});
    const agents = agentPages({
      client: createServiceClient({baseUrl: url, ...credentials, clientId: hotlineClientId}),
      cases: cases.all,
      institutionName: code => institutions.find(one => one.code === code)?.name ?? code,
      agents: demoAgents,
    });
    const walk = walkPages({client, cases, url: publicUrl});
    const ofPortal = portal.pages({client, newCase: () => cases.add(), publicUrl, now: () => new Date()});
    const pages = new Hono({strict: false})
      .use(async (call, next) => {
        await next();
        for (const [name, value] of Object.entries(pageHeaders)) call.header(name, value);
      })
      .route('/', invitations)
      .route('/', department)
      .route('/', hall)
      .route('/', agents)
      .route('/', walk)
      .route('/', ofPortal)
      .get('/storybook', call => call.html(storybookIsComing(), 503, {'Retry-After': '10'}));
    const drawn = async (asked: Request, path: string) =>
      withPath(await pages.fetch(new Request(new URL(path + new URL(asked.url).search, asked.url), asked)), publicUrl);
    return {
      fetch: (request, peer) =>
        api.fetch(request, {
          ...peer,
          site: async (asked, path, base) =>
            (await peer?.site?.(asked, path, base)) ??
            issuer?.fetch(asked) ??
            (ofPages.test(path) ? drawn(asked, path) : undefined),
        }),
    };
  }
}

/** What is stated of some settings, without those that are undefined. */
function given<T extends object>(settings: T | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** People to try every role with, unless this is no demonstration. Throws where other machines could reach them. */
async function demonstration(): Promise<DemoIssuer | undefined> {
  if (process.env['NODE_ENV'] === 'production' || process.env['OIDC_ISSUER']) return undefined;
  return demoIssuer({persons: demoPersons, env: process.env, warn: line => console.warn(line)});
}

function printAddresses(
  url: string,
  {clientId, clientSecret}: Credentials,
  evidenceKey: string,
  issuer: DemoIssuer | undefined,
): void {
  const lines = [
    ['Examples', `${url}/`],
    ['  how to put it on a page', `${url}/examples/embed/`],
    ['  how to use it in an app', `${url}/examples/app/`],
    ['  a department’s back office', `${url}/examples/department/`],
    ['  a hall: windows, screens, poster', `${url}/examples/hall/`],
    ['  a hotline: an agent enters ratings', `${url}/examples/hotline/`],
    ['  a portal page with the element', `${url}/examples/portal/`],
    ['  progress by receipt on a portal', `${url}/examples/receipt/`],
    ['  the results', `${url}/examples/board/`],
    ['  the work orders of bad ratings', `${url}/examples/desk/`],
    ['  parts in a plain form', `${url}/examples/form/`],
    ['  the element in React', `${url}/examples/react/`],
    ['  the element in Vue', `${url}/examples/vue/`],
    ['  an app for phones, without elements', `${url}/examples/mobile/`],
    ['Script for a page', `${url}/gov-rating.js`],
    ['  for results', `${url}/gov-rating-board.js`],
    ['  for progress by receipt', `${url}/gov-rating-receipt.js`],
    ['  for work orders', `${url}/gov-rating-desk.js`],
    ['  fixed versions and their hashes', `${url}/integrity.json`],
    ['Rating page of the server itself', `${url}/rate`],
    ['  progress and answer by receipt', `${url}/receipt`],
    ...(issuer ? ([['  one’s own case, by a code', `${url}/my`]] as const) : []),
    ['  the screen at a window', `${url}/evaluator`],
    ['  the screen of a terminal', `${url}/kiosk`],
    ['Interface under /v1, described at', `${url}/v1/openapi.json`],
    ['  is it alive', `${url}/v1/health`],
    ['Storybook, built at the first start', `${url}/storybook/`],
    ['Example client', clientId],
    ['  its secret, made on this machine', clientSecret],
    ['  the institution it acts for', demoInstitution.code],
    ['Hotline and text messages, same secret', hotlineClientId],
    ['Signed head of the evidence log', `${url}/v1/evidence/head`],
    ['  a demonstration’s key signs it', evidenceKey],
    ...(issuer ? demoIssuerLines(url) : []),
  ] as const;
  console.log(`\ngov-rating is running.\n`);
  for (const [name, value] of lines) console.log(`  ${name.padEnd(40)}${value}`);
  console.log('');
}

function demoIssuerLines(url: string) {
  return [
    ['People to try the roles with', `${url}${demoIssuerPath}/persons.json`],
    ['  a token for one of them', `curl -d bureau ${url}${demoIssuerPath}/token`],
  ] as const;
}
