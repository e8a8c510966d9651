import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {ed25519Signer} from '@gov-rating/contract/evidence';
import {anInstitution, aService} from '@gov-rating/contract/testing';
import {createClient} from '@gov-rating/sdk';
import {createApp, hash, memoryStorage, sealEvidence} from '@gov-rating/server';
import {serve} from '@gov-rating/server/node';
import {openEngine, whyWithout, type Engine, type EnginePage} from './engines/engines.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/** What only a changed file does. */
const changed = 'globalThis.changedFileRan = true;';

/** How the file that checks the evidence log reaches the page. */
const ways = {
  '/as-built/': (code: string) => code,
  '/0.0.0-abc/': (code: string) => code,
  '/one-more/': (code: string) => `${code} `,
  '/one-less/': (code: string) => code.slice(0, -1),
  '/replaced/': () => `${changed}export const check = () => true;`,
  '/in-front/': (code: string) => changed + code,
} as const;

const number = /\d{4}(?:-\d{4}){4}/;
const shown = (page: EnginePage) =>
  page.evaluate(() => {
    const {shadowRoot} = document.querySelector('gov-rating-receipt') as Element;
    const proof = shadowRoot?.querySelector('[part=proof]');
    return proof?.querySelector('.wait') ? '' : (proof?.textContent?.trim() ?? '');
  });

for (const name of ['chromium', 'firefox'] as const) {
  const skip = (await whyWithout(name)) ?? false;
  describe(`the file that checks a receipt in ${name}`, {skip}, () => {
    let engine: Engine;
    let site: Awaited<ReturnType<typeof startSite>>;
    before(async () => {
      [site, engine] = await Promise.all([startSite(), openEngine(name)]);
    });
    after(async () => {
      await engine?.close();
      await site?.close();
    });

    /** Opens the receipt with scripts from a folder, and waits for what it says about the evidence log. */
    async function opened(folder: string, head = ''): Promise<{page: EnginePage; text: string}> {
      const page = await engine.newPage();
      await page.goto(site.address(folder, head));
      await page.waitFor('what was found', () => {
        const proof = document.querySelector('gov-rating-receipt')?.shadowRoot?.querySelector('[part=proof]');
        return proof && !proof.querySelector('.wait');
      });
      return {page, text: await shown(page)};
    }

    const traces = (page: EnginePage) =>
      page.evaluate(() => [
        document.querySelectorAll('link').length,
        document.querySelector('gov-rating-receipt')?.shadowRoot?.querySelectorAll('link').length,
        'changedFileRan' in globalThis,
      ]);

    for (const folder of ['/as-built/', '/0.0.0-abc/'])
      it(`is taken from beside the script in ${folder}, under the strictest policy, and leaves nothing behind`, async () => {
        const {page, text} = await opened(folder);
        assert.equal(text, '您的评价已存好，没人改过。');
        assert.deepEqual(await traces(page), [0, 0, false]);
        assert.deepEqual(await page.complaints(), []);
        await page.close();
      });

    for (const folder of ['/one-more/', '/one-less/', '/replaced/', '/in-front/'])
      it(`is not run when it was changed on the way (${folder}), and the person sees that nothing was checked`, async () => {
        const {page, text} = await opened(folder);
        assert.match(text, /现在没法核对/);
        assert.deepEqual(await traces(page), [0, 0, false]);
        await page.close();
      });

    for (const named of ['currentScript', 'head', 'body', 'documentElement'])
      it(`is not taken from elsewhere where a picture is named ${named}`, async () => {
        const {page, text} = await opened(
          '/as-built/',
          `<img name="${named}" id="${named}" src="/replaced/picture.png">`,
        );
        assert.equal(text, '您的评价已存好，没人改过。');
        assert.deepEqual(await traces(page), [0, 0, false]);
        await page.close();
      });
  });
}

/** The real server with one sealed rating, and pages whose scripts come from a folder of their own. */
async function startSite() {
  const storage = await memoryStorage();
  const token = 'T'.repeat(44);
  const invitationId = token.slice(0, 22);
  const {code} = anInstitution();
  const at = new Date();
  await storage.saveInstitutions([anInstitution()]);
  await storage.registerService({
    serviceId: 's',
    facts: aService({institutionCode: code}),
    within: code,
    at: at.toISOString(),
  });
  await storage.addInvitation({
    ...{invitationId, tokenHash: await hash(token), serviceId: 's', within: code, limit: 5},
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + 3_600_000).toISOString(),
  });
  const evidenceSigner = ed25519Signer(new Uint8Array(32).fill(5));
  const api = createApp({storage, tokenSecret: 'a secret that only these tests have', evidenceSigner});
  const running = await serve({
    port: 0,
    files: [],
    app: () => ({fetch: async (request, peer) => (await file(request)) ?? api.fetch(request, peer)}),
  });
  const client = createClient({baseUrl: running.url});
  const {receiptNumber, receiptKey} = await client.submitRating(
    {level: 'satisfied'},
    {token, idempotencyKey: 'evidence-file-test-1'},
  );
  assert.match(receiptNumber, number);
  await sealEvidence.run(api.context);

  async function file(request: Request): Promise<Response | undefined> {
    const {pathname, searchParams} = new URL(request.url);
    if (pathname === '/favicon.ico') return new Response(null, {status: 204});
    if (pathname === '/page')
      return new Response(
        `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>-</title><body>${searchParams.get('head')}
        <script src="${searchParams.get('folder')}gov-rating-receipt.js"></script>
        <gov-rating-receipt endpoint="/"></gov-rating-receipt>`,
        {headers: {'Content-Type': 'text/html', 'Content-Security-Policy': strictPolicy}},
      );
    const [, folder = '', name = ''] = /^(\/[\w.-]+\/)(gov-rating[\w.-]*\.js)$/.exec(pathname) ?? [];
    if (!(folder in ways)) return undefined;
    const code = await readFile(dist + name, 'utf8');
    const way = ways[folder as keyof typeof ways];
    return new Response(/evidence/.test(name) ? way(code) : code, {headers: {'Content-Type': 'text/javascript'}});
  }

  return {
    address: (folder: string, head: string) =>
      `${running.url}/page?${new URLSearchParams({folder, head})}#receipt=${receiptNumber}&key=${receiptKey}`,
    close: () => running.close(0),
  };
}
