import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {Hono} from 'hono';
import {chromium, type Browser, type Page} from 'playwright-core';
import {levelNames, levels} from '@gov-rating/contract/standard';
import {createServiceClient, type ServiceClient} from '@gov-rating/sdk/service';
import {createApp, hash, memoryStorage, type Storage} from '@gov-rating/server';
import {pagePolicy, serve, type Running} from '@gov-rating/server/node';
import {chromiumLaunch} from '../packages/tooling/machine.mjs';
import {newCase, type CaseFacts} from './data/cases.ts';
import {demoAgents, demoInstitution} from './data/institutions.ts';
import {agentPages} from './hotline/agent-pages.ts';
import {openWatchedPage} from './watched-page.ts';

const clientSecret = 'a secret that only the hotline of this test has';
const here = fileURLToPath(new URL('.', import.meta.url));

describe('the work place of an agent of the hotline, in a real browser', {timeout: 600_000}, () => {
  let storage: Storage;
  let running: Running;
  let department: ServiceClient;
  let browser: Browser;
  let url = '';
  const cases: CaseFacts[] = Array.from({length: 12}, (_, at) => ({
    ...newCase(new Date(Date.now() - (at + 1) * 3_600_000), at * 3),
    node: 'completed',
  }));
  /** The next case that nobody has rated. */
  const aCase = () => cases.find(({projectNo}) => !used.has(projectNo) && used.add(projectNo)) as CaseFacts;
  const used = new Set<string>();
  const sent: Parameters<ServiceClient['collectRating']>[0][] = [];
  /** Lets the next rating get no answer after it was stored. */
  let loseAnswer = false;

  before(async () => {
    browser = await chromium.launch(await chromiumLaunch());
    storage = await memoryStorage();
    await storage.saveInstitutions([{...demoInstitution, parentCode: null}]);
    const scopes = ['services:write', 'ratings:collect'] as const;
    const facts = {id: 'hotline', name: '12345', institutionCode: demoInstitution.code, pageOrigins: []};
    const secretHash = await hash(clientSecret);
    await storage.saveClient({...facts, secretHash, scopes, channels: ['hotline'] as const});
    const api = createApp({storage, tokenSecret: 'a secret that only these tests have', log: () => undefined});
    const made: {pages?: Hono} = {};
    running = await serve({
      app: {
        fetch: (request, peer) =>
          api.fetch(request, {
            ...peer,
            site: async (asked, path, base) =>
              (await peer?.site?.(asked, path, base)) ??
              (path.startsWith('/examples/hotline') ? made.pages?.fetch(asked) : undefined),
          }),
      },
      port: 0,
      files: [
        {path: '/examples/hotline/agent.css', file: `${here}hotline/agent.css`},
        {path: '/examples/hotline/agent.js', file: `${here}hotline/agent.js`},
        {prefix: '/examples/site/', directory: `${here}site`},
      ],
    });
    url = `${running.url}/examples/hotline/`;
    department = createServiceClient({baseUrl: running.url, clientId: 'hotline', clientSecret});
    const pages = agentPages({
      client: {
        listCaseServices: (...call) => department.listCaseServices(...call),
        async collectRating(rating, options) {
          const receipt = await department.collectRating(rating, options);
          sent.push(rating);
          if (loseAnswer) {
            loseAnswer = false;
            await department.listCaseServices({projectNo: 'P'}, {signal: AbortSignal.abort()});
          }
          return receipt;
        },
      },
      cases: () => cases,
      institutionName: () => demoInstitution.name,
      agents: demoAgents,
    });
    made.pages = new Hono({strict: false})
      .use(async (call, next) => {
        await next();
        call.header('Content-Security-Policy', pagePolicy);
      })
      .route('/', pages);
  });
  after(async () => {
    await browser?.close();
    await running?.close(0);
  });

  /** An agent who has signed in, in a browser of his own. */
  async function anAgent(viewport = {width: 1366, height: 768}) {
    const watched = await openWatchedPage(browser);
    await watched.page.setViewportSize(viewport);
    watched.page.setDefaultTimeout(Number(process.env['STEP_MS'] ?? 30_000));
    await watched.page.goto(url);
    await watched.page.getByLabel('坐席').selectOption('H002');
    await watched.page.getByRole('button', {name: '签到'}).click();
    await watched.page.getByText('坐席 吴桐（H002）').waitFor();
    // The page puts the focus there once it can be used.
    await watched.page.locator('#number:focus').waitFor();
    return watched;
  }

  const lookUp = async (page: Page, projectNo: string) => {
    await page.getByLabel('诉求或办件编号').fill(projectNo);
    await page.keyboard.press('Enter');
  };
  const isRated = async ({projectNo}: CaseFacts) => (await department.listCaseServices({projectNo})).items[0]?.rated;

  it('lets an agent enter a bad rating by the keyboard alone, with the clerk of the session and the channel of the hotline', async () => {
    const {page, complaints} = await anAgent();
    const facts = aCase();
    await page.keyboard.type(facts.projectNo);
    await page.keyboard.press('Enter');
    const script = page.locator('#script');
    await script.getByText(`请问您对“${facts.itemName}”这次办理怎么评价？`).waitFor();
    assert.equal(await page.locator('input[name=level]:checked').count(), 0, 'no level is chosen beforehand');
    await page.keyboard.press('4');
    await script.getByText('您选的是“不满意”，对吗？请说一说原因。').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('这个等级需要原因').waitFor();
    assert.equal(await isRated(facts), undefined, 'nothing is stored before');
    await page.getByLabel(/来电人的原话/).focus();
    await page.keyboard.type('等了 3 个小时');
    assert.equal(
      await page.locator('input[value=dissatisfied]').isChecked(),
      true,
      'a digit in the words chooses no level',
    );
    await page.keyboard.press('Control+Enter');
    await page.getByText(/请记一下查询号码：\s*\d{4}(?:-\d{4}){4}/).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'done-title');
    const {clerk, channel, level, comment, tags} = sent.at(-1) ?? {};
    assert.deepEqual(
      {clerk, channel, level, comment, tags},
      {clerk: 'H002', channel: 'hotline', level: 'dissatisfied', comment: '等了 3 个小时', tags: []},
    );
    assert.equal(await isRated(facts), true);
    await page.getByRole('button', {name: '下一位'}).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'number');
    assert.deepEqual(
      complaints.filter(complaint => !complaint.includes('400')),
      [],
    );
  });

  it('lets the agent read what the institution says about privacy before the question, and never again', async () => {
    const privacyNotice = {
      'zh-CN': '您的评价只用于改进服务',
      'zh-TW': '您的評價只用於改進服務',
      en: 'Used to improve.',
    };
    await storage.saveInstitutions([{...demoInstitution, parentCode: null, privacyNotice}]);
    const {page} = await anAgent();
    await lookUp(page, aCase().projectNo);
    const script = page.locator('#script');
    await script.getByText(/^您的评价只用于改进服务。请问您对/).waitFor();
    await page.keyboard.press('2');
    await script.getByText(/^您选的是“满意”/).waitFor();
    await storage.saveInstitutions([{...demoInstitution, parentCode: null}]);
  });

  it('has every level alike: one key each, in the order of the standard, of one size, sent by the same steps', async () => {
    const {page} = await anAgent();
    await lookUp(page, aCase().projectNo);
    await page.locator('#rating').waitFor();
    const boxes = await page.locator('.levels label').evaluateAll(labels =>
      labels.map(label => {
        const {width, height} = label.getBoundingClientRect();
        return {size: `${Math.round(width)}×${Math.round(height)}`, text: label.textContent?.trim() ?? ''};
      }),
    );
    assert.equal(new Set(boxes.map(({size}) => size)).size, 1);
    assert.deepEqual(
      boxes.map(({text}) => text),
      levels.map((level, at) => `${at + 1}${levelNames[level]['zh-CN']}`),
    );
    const spoken = await page.locator('#script').innerText();
    assert.ok(spoken.includes(levels.map(level => levelNames[level]['zh-CN']).join('、')), spoken);
    for (const [at, level] of levels.entries()) {
      await page.keyboard.press(String(at + 1));
      assert.equal(await page.locator('input[name=level]:checked').inputValue(), level);
      assert.equal(await page.locator(`.tags[data-level=${level}] input`).count(), 8);
      assert.equal(await page.locator('.tags:visible').count(), 1);
    }
  });

  it('keeps the reasons of a level while the caller thinks of another one, and sends those of the last level only', async () => {
    const {page} = await anAgent();
    await lookUp(page, aCase().projectNo);
    await page.locator('#rating').waitFor();
    await page.keyboard.press('4');
    await page.locator('.tags:visible input').first().check();
    await page.keyboard.press('5');
    await page.locator('.tags:visible input').nth(1).check();
    await page.keyboard.press('4');
    assert.equal(await page.locator('.tags:visible input').first().isChecked(), true);
    await page.keyboard.press('Control+Enter');
    await page.locator('#done').waitFor();
    const {level, tags = []} = sent.at(-1) ?? {};
    assert.deepEqual([level, tags.length, tags[0]?.[0]], ['dissatisfied', 1, '2']);
  });

  it('says which case is unknown, has another node or is rated already, and shows no form for it', async () => {
    const {page} = await anAgent();
    const rated = aCase();
    await department.collectRating(
      {service: rated, channel: 'hotline', level: 'satisfied'},
      {idempotencyKey: 'rated-before-this-call'},
    );
    for (const [number, sentence, node] of [
      ['', /请输入来电人说的编号/, 'completed'],
      ['NOBODY1', /查不到这个编号/, 'completed'],
      [aCase().projectNo, /只有“办结”，请改选节点/, 'accepted'],
      [rated.projectNo, /已经评过了/, 'completed'],
    ] as const) {
      await page.getByLabel('评价节点').selectOption(node);
      await lookUp(page, number);
      await page.locator('#find-trouble').getByText(sentence).waitFor();
      assert.equal(await page.locator('#rating').isVisible(), false);
    }
  });

  it('loses nothing without a network, and stores one rating where the answer was lost', async () => {
    const {page} = await anAgent();
    const facts = aCase();
    await lookUp(page, facts.projectNo);
    await page.locator('#rating').waitFor();
    await page.keyboard.press('5');
    await page.locator('.tags:visible input').first().check();
    await page.getByLabel(/来电人的原话/).fill('没有人接待');
    const trouble = page.locator('#trouble');
    await page.context().setOffline(true);
    await page.keyboard.press('Control+Enter');
    await trouble.getByText('网络不通，没有送达。内容都还在').waitFor();
    await page.context().setOffline(false);
    loseAnswer = true;
    await page.keyboard.press('Control+Enter');
    await trouble.getByText('评价服务器没有回应，没有送达').waitFor();
    assert.equal(await page.getByLabel(/来电人的原话/).inputValue(), '没有人接待');
    await page.keyboard.press('Control+Enter');
    await page.locator('#done').waitFor();
    const {groups} = await storage.groupCounts({}, 'channel', 20);
    const worst = groups[0]?.levels.find(({level}) => level === 'very_dissatisfied');
    assert.equal(worst?.active, 1);
  });

  it('takes no rating from who is not signed in, whatever work number a page claims, and keeps what was entered', async () => {
    const {page} = await anAgent();
    const facts = aCase();
    await lookUp(page, facts.projectNo);
    await page.locator('#rating').waitFor();
    await page.keyboard.press('2');
    await page.context().clearCookies();
    await page.keyboard.press('Control+Enter');
    await page.locator('#trouble').getByText('签到已失效').waitFor();
    assert.equal(await isRated(facts), undefined);
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', {name: '在新标签页签到'}).click(),
    ]);
    await tab.getByRole('button', {name: '签到'}).click();
    await tab.getByText('坐席 周宁').waitFor();
    await page.bringToFront();
    await page.getByRole('button', {name: '发送评价'}).click();
    await page.locator('#done').waitFor();
    assert.deepEqual([sent.at(-1)?.level, sent.at(-1)?.clerk], ['satisfied', 'H001']);
    const body = {
      projectNo: aCase().projectNo,
      node: 'completed',
      level: 'satisfied',
      key: 'x'.repeat(22),
      clerk: 'H001',
    };
    const response = await fetch(`${url}ratings`, {method: 'POST', body: JSON.stringify(body)});
    assert.equal(response.status, 401);
  });

  for (const viewport of [
    {width: 1366, height: 768},
    {width: 390, height: 844},
    {width: 320, height: 700},
  ])
    it(`fits ${viewport.width} px in every state, without sideways scrolling`, async () => {
      const {page} = await anAgent(viewport);
      const isWithin = async (state: string) => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${state} is ${over} px too wide`);
        const shots = process.env['HOTLINE_SHOTS'];
        if (shots) await page.screenshot({path: `${shots}/${viewport.width}-${state}.png`, fullPage: true});
      };
      await isWithin('begin');
      await lookUp(page, 'NOBODY1');
      await page.locator('#find-trouble').getByText('查不到').waitFor();
      await isWithin('unknown');
      await lookUp(page, aCase().projectNo);
      await page.locator('#rating').waitFor();
      await isWithin('level');
      await page.keyboard.press('4');
      await page.keyboard.press('Control+Enter');
      await page.locator('#trouble').getByText('这个等级需要原因').waitFor();
      await isWithin('reason');
      await page.locator('.tags:visible input').first().check();
      await page.keyboard.press('Control+Enter');
      await page.locator('#done').waitFor();
      await isWithin('done');
    });
});
