import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {anInstitution, aService} from '@gov-rating/contract/testing';
import {createApp, hash, memoryStorage, newSecret, platformRandomBytes} from '@gov-rating/server';
import {serve} from '@gov-rating/server/node';
import {pageOf, scriptOf} from './page-file.ts';
import type {HostilePage} from './pages.ts';

/** An institution with one service that a citizen may rate. */
export interface Invited {
  readonly token: string;
  /** The ratings of this institution, as the server counts them: a level's name for each. */
  readonly ratings: () => Promise<readonly string[]>;
}

/** The real server over HTTP, with hostile pages on its own origin. */
export interface Site {
  /** Makes a page reachable and answers its address, where `second` is the token of a second element. */
  readonly address: (page: HostilePage, token: string, second?: string) => string;
  readonly invite: () => Promise<Invited>;
  /** From now on, a rating that reaches the server with this token waits there. */
  readonly hold: (token: string) => {readonly reached: Promise<void>; readonly release: () => void};
  readonly close: () => Promise<void>;
}

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const names = ['gov-rating.js', 'gov-rating.es2019.js', 'gov-rating-any.js'];

/** Starts on any free port. */
export async function startSite(): Promise<Site> {
  const storage = await memoryStorage();
  const pages: HostilePage[] = [];
  const held = new Map<string | null, {readonly reach: () => void; readonly released: Promise<void>}>();
  let services = 0;
  const running = await serve({
    port: 0,
    files: names.map(name => ({path: `/${name}`, file: dist + name})),
    app: () => {
      const api = createApp({storage, tokenSecret: 'a secret that only these tests have'});
      return {
        fetch: async (request, peer) => {
          const file = await pageOrScript(request, pages);
          if (file) return file;
          const hold = request.method === 'POST' ? held.get(request.headers.get('authorization')) : undefined;
          hold?.reach();
          await hold?.released;
          return api.fetch(request, peer);
        },
      };
    },
  });
  return {
    address(page, token, second = '') {
      if (!pages.includes(page)) pages.push(page);
      return `${running.url}/pages/${pages.indexOf(page)}?second=${second}#invitation=${token}`;
    },
    async invite() {
      const number = ++services;
      const {code} = anInstitution({code: `11440100MB2C${String(100_000 + number)}`});
      const serviceId = `service-${number}`;
      const token = newSecret(platformRandomBytes);
      const at = new Date();
      await storage.saveInstitutions([anInstitution({code})]);
      await storage.registerService({
        serviceId,
        facts: aService({institutionCode: code}),
        within: code,
        at: at.toISOString(),
      });
      await storage.addInvitation({
        invitationId: `invitation-${number}`,
        tokenHash: await hash(token),
        serviceId,
        within: code,
        createdAt: at.toISOString(),
        expiresAt: new Date(at.getTime() + 3_600_000).toISOString(),
        limit: 5,
      });
      const ratings = async () =>
        (await storage.count({institutionCode: code})).levels.flatMap(({level, active}) =>
          Array.from({length: active}, () => level),
        );
      return {token, ratings};
    },
    hold(token) {
      let release = () => {};
      const released = new Promise<void>(resolve => (release = resolve));
      const reached = new Promise<void>(reach => held.set(`Bearer ${token}`, {reach, released}));
      return {reached, release: () => release()};
    },
    close: () => running.close(0),
  };
}

async function pageOrScript(request: Request, pages: readonly HostilePage[]): Promise<Response | undefined> {
  const {pathname, origin, searchParams} = new URL(request.url);
  const [, folder, name = ''] = pathname.split('/');
  if (folder === 'favicon.ico') return new Response(null, {status: 204});
  if (folder === 'elsewhere')
    return new Response('<!doctype html><title>-</title>', {headers: {'Content-Type': 'text/html'}});
  if (folder === 'pages') {
    const page = pages[Number(name)];
    return page && pageOf(page, {origin, number: name, second: searchParams.get('second') ?? ''});
  }
  const withoutCharset = {headers: {'Content-Type': 'text/javascript'}};
  if (folder === 'without-charset') return new Response(await readFile(dist + name), withoutCharset);
  if (folder === 'page-scripts') return new Response(scriptOf(name, pages), withoutCharset);
  return undefined;
}
