import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {anInstitution, aService} from '@gov-rating/contract/testing';
import {
  createApp,
  hash,
  memoryStorage,
  newInvitationId,
  newInvitationToken,
  platformRandomBytes,
} from '@gov-rating/server';
import {newIdempotencyKey} from '@gov-rating/sdk/core';
import {createServiceClient} from '@gov-rating/sdk/service';
import {scriptMounts, serve} from '@gov-rating/server/node';
import {screenIsHeard} from '../src/testing/screen-is-heard.ts';
import {ask, startGateway, type Passing, type Way} from './gateway.ts';
import {pageOf, scriptOf, type ServedPage} from './page-file.ts';
import type {HostilePage} from './pages.ts';

/** An institution with one service that a citizen may rate. */
export interface Invited {
  readonly token: string;
  /** The ratings of this institution, as the server counts them: a level's name for each. */
  readonly ratings: () => Promise<readonly string[]>;
}

/** The system of a window that has a screen. */
export interface WindowSystem {
  /** Gives the screen that shows a code to this window. */
  readonly approve: (userCode: string) => Promise<void>;
  /** Asks for the rating of a new service. */
  readonly prompt: () => Promise<void>;
  readonly ratings: () => Promise<readonly string[]>;
}

/** What waits at the gateway. */
export interface Held {
  readonly reached: Promise<void>;
  readonly release: () => void;
}

/** The real server over HTTP behind a gateway, with hostile pages on the gateway's own origin. */
export interface Site {
  readonly url: string;
  /** Makes a page reachable and answers its address, where `second` is the token of a second element. */
  readonly address: (page: HostilePage, token: string, second?: string) => string;
  /** Without hours the invitation is valid; negative hours make it an expired one. */
  readonly invite: (validHours?: number) => Promise<Invited>;
  /** An institution with one window. */
  readonly window: () => Promise<WindowSystem>;
  /** From now on, requests with this token go this way; without a way they pass. */
  readonly lead: (token: string, way?: Way) => void;
  /** From now on, a rating (or what else is asked) with this token waits in front of the server. */
  readonly hold: (token: string, method?: 'GET' | 'POST') => Held;
  /** What came with a token so far, oldest first. */
  readonly requests: (token: string) => readonly Passing[];
  readonly close: () => Promise<void>;
}

const clientSecret = 'a secret that only the departments of these tests have';
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
/** A folder of a portal under which everything of the server is reached. */
export const folder = '/gov/rating-api/';
/** Folders under which the whole server is reached. */
const mounts = /^\/(?:gov\/rating-api|without-charset)\//;

/** Starts on any free port. */
export async function startSite(): Promise<Site> {
  const storage = await memoryStorage();
  const running = await serve({
    port: 0,
    files: scriptMounts(dist),
    app: () =>
      createApp({storage, tokenSecret: 'a secret that only these tests have', settings: {receiptPage: '/receipt'}}),
  });
  const server = `http://127.0.0.1:${running.port}`;
  const {version} = JSON.parse(await readFile(`${dist}integrity.json`, 'utf8')) as {readonly version: string};
  const pages: ServedPage[] = [];
  const leads = new Map<string, Way>();
  const holds = new Map<string, {readonly reach: () => void; readonly released: Promise<void>}>();
  const came: {readonly token: string; readonly passing: Passing}[] = [];
  let services = 0;

  const gateway = await startGateway(async passing => {
    const file = await pageOrScript(passing, pages, version);
    if (file) return file;
    const path = passing.path.replace(mounts, '/');
    const token = tokenOf(passing);
    if (token) came.push({token, passing});
    const hold = holds.get(`${passing.method} ${token}`);
    hold?.reach();
    await hold?.released;
    return (leads.get(token) ?? ((_, forward) => forward()))(passing, changed =>
      ask(server, {...passing, ...changed, path}),
    );
  });

  const newInstitution = async () => {
    const number = ++services;
    const {code} = anInstitution({code: `11440100MB2C${String(100_000 + number)}`});
    await storage.saveInstitutions([anInstitution({code})]);
    const ratings = async () =>
      (await storage.count({institutionCode: code})).levels.flatMap(({level, active}) =>
        Array.from({length: active}, () => level),
      );
    return {number, code, ratings};
  };

  return {
    url: gateway.url,
    async window() {
      const {number, code: institutionCode, ratings} = await newInstitution();
      const clientId = `department-${number}`;
      await storage.saveClient({
        ...{id: clientId, name: clientId, institutionCode, pageOrigins: [], channels: []},
        secretHash: await hash(clientSecret),
        scopes: ['services:write', 'registers:write', 'devices:write', 'devices:prompt'],
      });
      const department = createServiceClient({baseUrl: server, clientId, clientSecret});
      const {pointId} = await department.putPoint({institutionCode, kind: 'window', name: '综合窗口', number: '3'});
      return {
        ratings,
        approve: async userCode => void (await department.approvePairing({userCode, pointId, name: '三号窗口'})),
        async prompt() {
          const servedAt = new Date(Date.now() - 60_000).toISOString();
          const {serviceId} = await department.putService(aService({institutionCode, servedAt}));
          await screenIsHeard(department);
          await department.promptDevice({serviceId, pointId}, {idempotencyKey: newIdempotencyKey()});
        },
      };
    },
    address(page, token, second = '') {
      const number = pages.push({page, token, second}) - 1;
      if (page.gateway) leads.set(token, page.gateway);
      return `${gateway.url}/pages/${number}${(page.link ?? (said => `#invitation=${said}`))(token)}`;
    },
    async invite(validHours = 1) {
      const {number, code, ratings} = await newInstitution();
      const serviceId = `service-${number}`;
      const at = new Date();
      const invitationId = newInvitationId(platformRandomBytes, at);
      const token = newInvitationToken(invitationId, platformRandomBytes);
      await storage.registerService({
        serviceId,
        facts: aService({institutionCode: code}),
        within: code,
        at: at.toISOString(),
      });
      await storage.addInvitation({
        invitationId,
        tokenHash: await hash(token),
        serviceId,
        within: code,
        createdAt: at.toISOString(),
        expiresAt: new Date(at.getTime() + validHours * 3_600_000).toISOString(),
        limit: 5,
      });
      return {token, ratings};
    },
    lead(token, way) {
      if (way) leads.set(token, way);
      else leads.delete(token);
    },
    hold(token, method = 'POST') {
      let release = () => {};
      const released = new Promise<void>(resolve => (release = resolve));
      const reached = new Promise<void>(reach => holds.set(`${method} ${token}`, {reach, released}));
      return {reached, release: () => release()};
    },
    requests: wanted => came.filter(({token}) => token === wanted).map(({passing}) => passing),
    async close() {
      await gateway.close();
      await running.close(0);
    },
  };
}

/** The invitation that a request is made with; empty where it carries none. */
const tokenOf = ({headers}: Passing): string => /^Bearer ([\w-]+)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';

const javascript = {'Content-Type': 'text/javascript'};

async function pageOrScript(
  {path, host, headers}: Passing,
  pages: readonly ServedPage[],
  version: string,
): Promise<Response | undefined> {
  const {pathname, search} = new URL(path, 'http://any.invalid');
  const [, first, name = ''] = pathname.split('/');
  if (first === 'favicon.ico' || first === 'pictures') return new Response(null, {status: 204});
  if (first === 'elsewhere')
    return new Response('<!doctype html><title>-</title>', {headers: {'Content-Type': 'text/html'}});
  if (first === 'pages') {
    const page = pages[Number(name)];
    const origin = `http://${host}:${/:(\d+)$/.exec(headers['host'] ?? '')?.[1]}`;
    return page && pageOf(page, {origin, number: name, inner: search === '?inner', versionFolder: version});
  }
  if (first === 'without-charset' && name.endsWith('.js'))
    return new Response(await readFile(dist + name), {headers: javascript});
  if (first === 'as-text')
    return new Response(await readFile(dist + name), {
      headers: {'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff'},
    });
  if (first === 'page-scripts') return new Response(scriptOf(name, pages), {headers: javascript});
  // Other people's scripts, whose names are like ours.
  if (first === 'lookalikes') return new Response('void 0;', {headers: javascript});
  return undefined;
}
