import {randomBytes} from 'node:crypto';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Scope} from '@gov-rating/contract';
import {createApp, hash, newestSigned} from '@gov-rating/server';
import {
  csvRecords,
  jobs,
  loggedError,
  openStorage,
  readConfig,
  readSettings,
  runJobs,
  serve,
  type Running,
} from '@gov-rating/server/node';
import {createClient} from '@gov-rating/sdk/core';
import {createServiceClient, type ServiceClient} from '@gov-rating/sdk/service';
import {demoInstitution, institutions} from '../data/institutions.ts';
import {demoKeys} from '../demo-data.ts';
import {hallReceiver} from './receiver.ts';

/** A hall's server under a province's, both running. */
export interface TwoServers {
  readonly hall: string;
  readonly province: string;
  /** The window system of the hall. */
  readonly window: ServiceClient;
  /** Stops the hall first, so that nothing is on its way. */
  readonly close: () => Promise<void>;
}

/** Where the data lie, which ports to take, and who hears of ratings that have arrived. */
export interface TwoServersOptions {
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly hallPort: number;
  readonly provincePort: number;
  readonly onArrived?: (projectNo: string) => void;
}

/**
 * Starts the product twice: a province's server with a receiver for halls, and a hall's server that hands its ratings up to it.
 * Each has its own database and keys below `dataDir`; the settings file of the hall is written as an operator writes it.
 */
export async function startTwoServers({
  dataDir,
  hallPort,
  provincePort,
  onArrived,
}: TwoServersOptions): Promise<TwoServers> {
  const hallKey = randomBytes(32).toString('base64url');
  const province = await start(join(dataDir, 'province'), {}, provincePort, ({url, credentials}) => {
    const receiver = hallReceiver({
      department: createServiceClient({baseUrl: url, ...credentials}),
      citizen: createClient({baseUrl: url}),
      hallKey,
      ...(onArrived && {onStored: onArrived}),
    });
    return async (request, path) => (path.startsWith('/halls/') ? receiver.fetch(request) : undefined);
  });
  const folder = join(dataDir, 'hall');
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const file = join(folder, 'upstream.json');
  const platform = {
    ...{id: 'province', dialect: 'national', institutions: [demoInstitution.code]},
    ...{serviceUrl: `${province.url}/halls/service`, ratingUrl: `${province.url}/halls/rating`, unencrypted: true},
    headers: {'X-Hall-Key': hallKey},
    // The receiver keeps nothing, so the rating says whose service it is about.
    fields: {rating: {orgcode: 'institutionCode'}},
    keepMonths: 24,
  };
  writeFileSync(file, JSON.stringify([platform], null, 2), {mode: 0o600});
  const hall = await start(folder, {UPSTREAM_FILE: file}, hallPort, () => async () => undefined);
  return {
    hall: hall.url,
    province: province.url,
    window: createServiceClient({baseUrl: hall.url, ...hall.credentials}),
    async close() {
      await hall.close();
      await province.close();
    },
  };
}

type Credentials = {readonly clientId: string; readonly clientSecret: string};
type OwnSite = (request: Request, path: string) => Promise<Response | undefined>;

const scopes: readonly Scope[] = ['services:write', 'invitations:write'];

/** Starts one server over its own folder. */
async function start(
  folder: string,
  env: Readonly<Record<string, string>>,
  port: number,
  siteOf: (server: {readonly url: string; readonly credentials: Credentials}) => OwnSite,
) {
  mkdirSync(folder, {recursive: true, mode: 0o700});
  const config = readConfig({DATA_DIR: folder, ...env});
  const keys = await demoKeys(config);
  const storage = await openStorage(config);
  await storage.saveInstitutions(institutions);
  const credentials = {clientId: 'demo-system', clientSecret: randomBytes(32).toString('base64url')};
  const {clientId: id, clientSecret} = credentials;
  // The client belongs to the top, so that it may register for every institution below.
  const institutionCode = institutions[0]?.code ?? '';
  const secretHash = await hash(clientSecret);
  await storage.saveClient({...{id, name: '示例业务系统', institutionCode, secretHash, scopes}, pageOrigins: []});
  const settings = await readSettings(config);
  const notBefore = await newestSigned(storage);
  const made: {app?: ReturnType<typeof createApp>} = {};
  const running: Running = await serve({
    port,
    app(url) {
      const app = createApp({
        storage,
        ...keys,
        notBefore,
        settings: {...settings, publicUrl: url},
        readCsv: csvRecords,
      });
      const site = siteOf({url, credentials});
      made.app = app;
      return {
        fetch: (request, peer) =>
          app.fetch(request, {
            ...peer,
            site: async (asked, path, base) => (await peer?.site?.(asked, path, base)) ?? site(asked, path),
          }),
      };
    },
  });
  if (!made.app) throw new Error('The server has not started.');
  const work = runJobs(made.app.context, jobs, (job, error) =>
    console.error(JSON.stringify({job, error: loggedError(error)})),
  );
  return {
    ...{url: running.url, credentials},
    async close() {
      await running.close();
      await work.stop();
      await storage.close();
    },
  };
}
