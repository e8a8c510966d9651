import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createApp} from '../app/app.ts';
import {toAccessibilityContact} from '../config/config-accessibility.ts';
import {readSettings} from '../config/config-settings.ts';
import {resolveSettings} from '../domain/settings.ts';
import {readPortals} from '../config/portals-file.ts';
import {
  allSettings,
  ConfigError,
  environmentSettings,
  readConfig,
  misspeltSettings,
  type Config,
  type Texts,
} from '../config/config.ts';
import {profileNote} from '../config/profile-note.ts';
import {plainEntry, serverWho} from '../domain/operator-log/refusal-buffer.ts';
import type {SendCode} from '../domain/raters/code-sign-in.ts';
import {signOnTimeoutMs} from '../domain/raters/sign-on.ts';
import {postgresReplica} from '../database/postgres-replica.ts';
import type {Replica} from '../domain/statistics/replica.ts';
import type {Storage} from '../domain/storage.ts';
import type {Context} from '../context/context.ts';
import {newestHeads, newestSigned, steadyClock} from '../context/steady-clock.ts';
import type {Warn} from '../context/warnings.ts';
import {doubtSentence, WatchedClock} from '../context/watched-clock.ts';
import {jobs} from '../jobs/all-jobs.ts';
import {runJobs, type RunningJobs} from '../jobs/run-jobs.ts';
import {createMetrics, type Metrics} from '../monitoring/metrics.ts';
import {serveMetrics, type RunningMetrics} from '../monitoring/serve-metrics.ts';
import {watchStorage} from '../jobs/watch-storage.ts';
import {watchClock} from '../jobs/watch-clock.ts';
import {startTraces} from '../monitoring/traces.ts';
import {shareLimits} from '../jobs/share-limits.ts';
import {configuredStaffAuthenticator, noSignInWarning} from '../node/configured-identity-provider.ts';
import {demandKeysInUse} from '../node/data-keys.ts';
import {demandKeyOfLogs, evidenceSignerOf} from '../node/evidence-key.ts';
import {configuredMessages} from '../node/messages.ts';
import {hasMyPage, hasReceiptPage} from '../node/own-pages.ts';
import {csvRecords} from '../node/csv.ts';
import {loadPosterFont} from '../node/poster-font.ts';
import {serve, type Running} from '../node/serve.ts';
import {serverSecrets, type ServerSecrets} from '../node/server-secrets.ts';
import {tokenSecretOf} from '../node/token-secret.ts';
import {upstreamSender} from '../node/upstream-sender.ts';
import {createKeyedHash} from '../security/keyed-hash.ts';
import type {RegisteredPortal} from '../security/portals.ts';
import {newId, platformRandomBytes} from '../security/random.ts';
import {memoryRateLimits} from '../security/memory-rate-limits.ts';
import {sharedRateLimits} from '../security/shared-rate-limits.ts';
import {signInFault} from '../node/check-sign-in.ts';
import {logLines, type LogLines} from './log-lines.ts';
import {openWhenAvailable} from './open-when-available.ts';
import {OperatorError, type Operator} from './operator.ts';

/** Serves until stopped, then finishes running requests and closes the storage. */
export async function serveCommand(operator: Operator): Promise<void> {
  const log = logLines(operator);
  for (const note of misspeltSettings(operator.env)) log.warn(note);
  const config = await readForServing(operator.env);
  // Everything that can be wrong is said before anything waits for the database.
  const [sendCode, secrets, settings, portals] = await allSettings([
    messagesOf(operator, config),
    serverSecrets(config, new Date()),
    readSettings(config),
    readPortals(config.PORTALS_FILE),
  ]);
  const storage = await openWhenAvailable(operator, config);
  if (!storage) return log.say('stopped', 'Stopped.');
  try {
    await demandKeysInUse(storage, secrets.dataKeys);
    await demandKeyOfLogs(await newestHeads(storage), config);
    const notBefore = await newestSigned(storage);
    const served = {config, settings, portals, sendCode};
    const time = await serverTime(storage);
    const doubt = time.clock.doubt();
    if (doubt) log.warn(doubtSentence(doubt));
    let replaced: string | undefined;
    const stop = new AbortController();
    const onReplaced = (sentence: string) => {
      replaced = sentence;
      log.warn(sentence);
      stop.abort();
    };
    const running = await listen(operator, served, storage, secrets, {...time, notBefore, onReplaced});
    await enterStart(operator, served, storage, secrets, steadyClock(time.clock.now, notBefore).now());
    log.say('started', `gov-rating-server listens on ${running.url}`);
    if (config.OIDC_ISSUER === undefined) log.warn(noSignInWarning);
    void checkSignIn(config, log);
    const unchosen = profileNote(operator.env, config);
    if (unchosen !== undefined) log.warn(unchosen);
    const ended = AbortSignal.any([operator.stop, stop.signal]);
    if (!ended.aborted) await once(ended, 'abort');
    log.say('stopping', 'Stopping: running requests are finished first.');
    await running.close();
    if (replaced !== undefined)
      throw new OperatorError('Stopped. Look at what is there now; the next start goes on with it.');
  } finally {
    await storage.close();
  }
  log.say('stopped', 'Stopped.');
}

/** Names what keeps people from signing in before the first of them tries. */
async function checkSignIn({OIDC_JWKS_URL: url}: Config, log: LogLines): Promise<void> {
  const fault = url === undefined ? undefined : await signInFault(url);
  if (fault) log.note({warning: 'sign_in_keys_not_reached', ...fault});
}

/** Reads the environment, and says of a wrong one also which secrets are missing: those of a shared database are never made. */
async function readForServing(env: Texts): Promise<Config> {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError) || !env['DATABASE_URL']) throw error;
    const {DATABASE_URL, TOKEN_SECRET, EVIDENCE_KEY, DATA_DIR} = env;
    const shared = {...readConfig({DATA_DIR}), DATABASE_URL};
    await allSettings<readonly unknown[]>([
      Promise.reject(error),
      tokenSecretOf({...shared, TOKEN_SECRET}),
      ...(EVIDENCE_KEY ? [] : [evidenceSignerOf(shared)]),
    ]);
    throw error;
  }
}

const messagesOf = async ({env, printError}: Operator, config: Config): Promise<SendCode | undefined> =>
  configuredMessages(config, {env, warn: printError});

/** What the environment and the files that it names say. */
interface Served {
  readonly config: Config;
  readonly settings: Awaited<ReturnType<typeof readSettings>>;
  readonly portals: readonly RegisteredPortal[];
  readonly sendCode: SendCode | undefined;
}

/**
 * Enters that this process serves: its version, the names of the settings that are set, and a keyed hash of their values,
 * so that it shows when one was changed. The server serves also where this cannot be written now.
 */
async function enterStart(
  operator: Operator,
  {config, portals}: Served,
  storage: Storage,
  {tokenSecret}: ServerSecrets,
  now: Date,
): Promise<void> {
  const names = Object.keys(environmentSettings(operator.env)).join(' ');
  const given = JSON.stringify(config) + (portals.length === 0 ? '' : JSON.stringify(portals));
  const values = await createKeyedHash(config.STAFF_KEY ?? tokenSecret)('settings', given);
  const facts = {version: await ownVersion(), settings: names, values: values.slice(0, 22)};
  const entryId = newId(platformRandomBytes, now);
  await storage.operatorLog
    .add([{...plainEntry, ...serverWho, entryId, at: now.toISOString(), what: 'server.started', facts}])
    .catch((error: unknown) => logLines(operator).failed('enter-start', error));
}

/** The clock of this server, and what an operator had confirmed before it started. */
interface ServerTime {
  readonly clock: WatchedClock;
  readonly confirmedAt: string | null;
}

/** What else a server begins with. */
interface Starting {
  readonly notBefore: string | undefined;
  /** Hears that the database is another one now. */
  readonly onReplaced: (sentence: string) => void;
}

/** Compares the clock of this machine with what is known; the first server of a database begins to know. */
async function serverTime(storage: Storage): Promise<ServerTime> {
  const reading = await storage.clockReading();
  const clock = new WatchedClock(() => new Date(), reading?.knownAt);
  if (!clock.doubt()) await storage.noteClock(clock.knownAt);
  return {clock, confirmedAt: reading?.confirmedAt ?? null};
}

async function listen(
  operator: Operator,
  {config, settings, portals, sendCode}: Served,
  storage: Storage,
  secrets: ServerSecrets,
  {clock, confirmedAt, notBefore, onReplaced}: ServerTime & Starting,
): Promise<Running> {
  const {PORT: port, HOST: host, SCRIPT_FILE: scriptFile, TRUST_PROXY: trustedProxies} = config;
  const log = logLines(operator);
  const version = await ownVersion();
  const warn: Warn = warning => log.note({...warning});
  const keyedHash = createKeyedHash(secrets.tokenSecret);
  const turns = config.RATE_LIMITS;
  const logins = portals.flatMap(({page}) => (page ? [page] : []));
  // Only one process can use the embedded database.
  const shared = config.DATABASE_URL === undefined ? undefined : sharedRateLimits({storage, keyedHash, turns});
  const metrics = config.METRICS_PORT === undefined ? undefined : createMetrics();
  const {OTEL_EXPORTER_OTLP_ENDPOINT: endpoint} = config;
  const traces = endpoint === undefined ? undefined : await startTraces({endpoint, version});
  let monitoring: RunningMetrics | undefined;
  let background: RunningJobs | undefined;
  let context: Context | undefined;
  const replica = replicaOf(config, operator);
  const app = (url: string) => {
    const publicUrl = config.PUBLIC_URL ?? url;
    const made = createApp({
      storage,
      replica,
      staffAuthenticator: configuredStaffAuthenticator(config),
      portals,
      sendCode,
      sendSignOn: upstreamSender({timeout: signOnTimeoutMs}),
      ...secrets,
      staffKey: config.STAFF_KEY,
      rateLimits: shared ?? memoryRateLimits(turns),
      loadPosterFont,
      readCsv: csvRecords,
      notBefore,
      now: clock.now,
      doubt: clock.doubt,
      log: (entry, traceparent) => {
        metrics?.request(entry);
        traces?.request(entry, traceparent);
        operator.print(JSON.stringify(entry));
      },
      warn,
      onRefusedEntry: entry => log.note({refusedEntry: entry}),
      settings: {
        ...settings,
        publicUrl,
        ownPage: logins.length > 0 && hasMyPage(scriptFile) ? `${publicUrl}/my` : undefined,
        receiptPage: hasReceiptPage(scriptFile) ? `${publicUrl}/receipt` : undefined,
        version,
      },
    });
    ({context} = made);
    const all = [
      ...jobs,
      watchClock(clock, warn, confirmedAt),
      watchStorage(onReplaced),
      ...(shared ? [shareLimits(shared)] : []),
    ];
    const counted = metrics ? all.map(metrics.observed) : all;
    background = runJobs(context, traces ? counted.map(traces.observed) : counted, log.failed);
    return made;
  };
  try {
    const running = await serve({
      app,
      port,
      host,
      trustedProxies,
      pages: {
        scriptFile,
        openers: config.CORS_ORIGINS,
        logins: portals.length > 0 ? logins : undefined,
        codes: sendCode !== undefined,
        hotline: resolveSettings(settings).hotline,
        accessibility: toAccessibilityContact(config),
      },
      warn: log.warn,
      connections: connectionLimits(config),
    });
    const made = context;
    if (metrics && made)
      monitoring = await startMetrics(operator, config, metrics, () => metrics.text(made, running.connections())).catch(
        async (error: unknown) => {
          await running.close(0);
          throw error;
        },
      );
    return {
      ...running,
      close: async limit => {
        const requests = running.close(limit).then(() => made?.errands.done());
        await Promise.all([requests, background?.stop(requests)]);
        await monitoring?.close();
        await replica?.close();
        await traces?.stop();
      },
    };
  } catch (error) {
    await background?.stop();
    await replica?.close();
    throw error instanceof OperatorError ? error : new OperatorError(whyNotListening(error, host, port));
  }
}

/** The replica from which results are read, where one is set. */
function replicaOf(
  {REPLICA_URL: url, DATABASE_URL: primaryUrl, REPLICA_MAX_AGE: seconds = 60}: Config,
  {printError}: Operator,
): Replica | undefined {
  if (url === undefined || primaryUrl === undefined) return undefined;
  const warn: Warn = warning => printError(JSON.stringify(warning));
  const onChange = (reason: string | undefined) => {
    const at = new Date().toISOString();
    warn(reason === undefined ? {warning: 'replica_used', at} : {warning: 'replica_not_used', reason, at});
  };
  return postgresReplica({url, primaryUrl, maxAgeMs: seconds * 1000, onChange});
}

async function startMetrics(
  operator: Operator,
  {METRICS_PORT: port = 0, METRICS_HOST: host}: Config,
  {contentType}: Metrics,
  text: () => Promise<string>,
): Promise<RunningMetrics> {
  try {
    const running = await serveMetrics({port, host, contentType, text});
    logLines(operator).say('metrics', `Metrics are at http://${host}:${running.port}/metrics`);
    return running;
  } catch (error) {
    throw new OperatorError(`Metrics: ${whyNotListening(error, host, port)}`, {cause: error});
  }
}

function connectionLimits({MAX_CONNECTIONS: most}: Config) {
  return most === undefined ? {} : {most, mostOfAddress: Math.ceil(most / 4)};
}

function whyNotListening(error: unknown, host: string, port: number): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is in use: stop the other program or set PORT.`;
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has: set PORT to 1024 or above.`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${host}: set HOST.`;
  return code === '' ? error.message : `Cannot listen on ${host}, port ${port}: ${code}.`;
}

/** The version in this package's own manifest, which lies one level above both `src` and `dist`. */
async function ownVersion(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as {version: string}).version;
}
