import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {loadPosterFont} from '../../src/node.ts';
import {routes, type RouteName} from '@gov-rating/contract';
import {accessTable} from '../access/access-table.ts';
import {bureau, Caller, district} from '../fixtures/api.fixtures.ts';
import {signer} from '../fixtures/evidence.fixtures.ts';
import {blockOfPage} from '../fixtures/operating-page.fixtures.ts';
import {limits} from '../fixtures/order.fixtures.ts';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';
import {comments} from './comments.ts';
import {exclusionsFile, startFirewall, type Firewall} from './firewall.ts';
import {demand, type Report} from './report.ts';
import {Shell} from './shell.ts';
import {aFolder} from './world.ts';
import {sceneServer, tokenOf, type SceneServer} from './scene-server.ts';

/** Whether something before the server has answered: every answer of the interface has a request id. */
const isBlocked = (response: Response) => response.headers.get('x-request-id') === null;

/** How many of the comments do not reach the server as ratings. */
async function blockedComments(server: SceneServer, wall: Firewall): Promise<number> {
  const scene = await server.scene(wall.url);
  const direct = new Caller(scene.app.fetch);
  let blocked = 0;
  for (const [number, comment] of comments.entries()) {
    const {token} = await direct.invited((number % 50) + 1, 'guangzhou', (number < 50 ? bureau : district).code);
    const response = await scene.submit(token, {level: 'very_satisfied', comment});
    const text = await response.text();
    if (isBlocked(response)) blocked++;
    else demand(response.status === 201, `"${comment.slice(0, 40)}" was answered ${text}`);
  }
  return blocked;
}

/** Calls every route as who may call it, and gives back those whose call did not reach the server. */
async function blockedRoutes(server: SceneServer, wall: Firewall): Promise<readonly string[]> {
  const blocked: string[] = [];
  for (const [name, access] of Object.entries(accessTable)) {
    const seen: Response[] = [];
    const scene = await server.scene(wall.url, async request => {
      const response = await fetch(request);
      seen.push(response);
      return response;
    });
    const who = access.who === 'everybody' ? 'everybody' : (access.who[0] ?? 'everybody');
    const {call, ...held} = await access.subject(scene).catch((error: unknown) => {
      throw new Error(`${name} could not be prepared: ${String(error)}`);
    });
    const own = (held as Record<string, string | undefined>)[who];
    const response = await call(own ?? (await tokenOf(scene, who)));
    const {status} = routes[name as RouteName];
    if (seen.some(isBlocked)) blocked.push(`${name} (${response.status})`);
    else demand(response.status === status, `${name} answered ${response.status}`);
    if (!response.bodyUsed) await response.body?.cancel();
  }
  return blocked;
}

/** What people and devices send that is no call of the interface. */
async function blockedPages(base: string): Promise<readonly string[]> {
  const gbk = Buffer.from('bbfab9b9b1e0c2eb2cb9a4bac52cd0d5c3fb0a', 'hex');
  const asked: [string, RequestInit][] = [
    ['/rate', {}],
    ['/receipt?lang=en', {}],
    ['/my', {}],
    ['/r/0xabcDEF--select_1-or-1', {}],
    ['/p/0xabcdef12', {}],
    ['/accessibility', {}],
    ['/v1/registers/points/check', {method: 'POST', body: gbk, headers: {'Content-Type': 'text/csv; charset=gbk'}}],
    ['/v1/ratings', {method: 'OPTIONS', headers: {Origin: 'https://www.example.gov.cn'}}],
    [
      '/v1/oauth/token',
      {method: 'POST', body: new URLSearchParams({grant_type: 'client_credentials', client_id: "o'x"})},
    ],
  ];
  const blocked: string[] = [];
  for (const [path, init] of asked) {
    const response = await fetch(base + path, init);
    const text = await response.text();
    if (response.status === 403 || /Apache|Forbidden/.test(text)) blocked.push(`${path} (${response.status})`);
  }
  return blocked;
}

/** Apache with ModSecurity and the core rules: nothing that people do is blocked, and no log has a secret or a comment. */
export async function firewallDrill(ending: Lifetime, report: Report): Promise<void> {
  const server = await sceneServer(ending, {settings: limits, loadPosterFont, evidenceSigner: signer});
  const settings = await blockOfPage('ModSecurity');
  await report.check('the exclusions are put where the page says, and Apache takes its files', async () => {
    const folder = aFolder(ending, 'exclusions');
    const block = (await blockOfPage('core rules')).replace('/etc/modsecurity/crs', folder);
    const shell = new Shell(folder);
    await shell.run(`cd '${dirname(exclusionsFile)}'\n${block}`);
    const [name = ''] = readdirSync(folder).filter(file => file.startsWith('REQUEST-900'));
    demand(readFileSync(join(folder, name), 'utf8') === readFileSync(exclusionsFile, 'utf8'), 'It is another file.');
  });
  for (const paranoia of [1, 2] as const) {
    const bare = await startFirewall(ending, server.port, {paranoia, exclusions: false});
    report.note(
      `without our exclusions ${await blockedComments(server, bare)} of ${comments.length} comments are blocked`,
    );
    await bare.stop();
    const wall = await startFirewall(ending, server.port, {paranoia, exclusions: true, settings});
    await report.check(`core rules at paranoia ${paranoia}: ${comments.length} comments become ratings`, async () => {
      const blocked = await blockedComments(server, wall);
      demand(blocked === 0, `${blocked} are blocked; ${wall.blocked().at(-1)}`);
    });
    await report.check(`core rules at paranoia ${paranoia}: every route is reached`, async () => {
      const blocked = await blockedRoutes(server, wall);
      demand(blocked.length === 0, `${blocked.join(', ')} blocked; ${wall.blocked().at(-1)}`);
      return `${Object.keys(accessTable).length} routes`;
    });
    await report.check(`core rules at paranoia ${paranoia}: pages and files of registers are reached`, async () => {
      const blocked = await blockedPages(wall.url);
      demand(blocked.length === 0, `${blocked.join(', ')} blocked; ${wall.blocked().at(-1)}`);
    });
    await report.check(`core rules at paranoia ${paranoia}: an attack beside a comment is still blocked`, async () => {
      const response = await fetch(`${wall.url}/v1/statistics?from=1'%20or%20'1'='1'%20--%20<script>alert(1)</script>`);
      demand(response.status === 403, `The answer is ${response.status}.`);
    });
    await report.check(
      `core rules at paranoia ${paranoia}: no log has a token, a comment or a short address`,
      async () => {
        const logs = wall.auditLog() + wall.errorLog();
        demand(/\/v1\//.test(logs), 'The logs have no line about a call that was refused.');
        for (const secret of [
          /Bearer \w/,
          /ey[\w-]{20,}\.ey/,
          /0xabcDEF--select/,
          /抱怨|排队|select 窗口/,
          /client_secret=./,
        ])
          demand(!secret.test(logs), `The logs have ${String(secret)}.`);
      },
    );
    await wall.stop();
  }
}
