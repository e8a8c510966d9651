import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {levels} from '@gov-rating/contract/standard';
import {createReceiptClient} from '../src/clients/receipt-client.ts';
import {keptInput, keptMs, markOf, mostKept} from '../src/component/kept-input.ts';
import {anInstitution} from '@gov-rating/contract/testing';
import {words} from '../src/component/words.ts';
import {createClient} from '../src/core.ts';
import {aGateway, answering} from './gateway.fixtures.ts';
import {localServer} from './local-server.ts';
import {aRatingServer} from './rating-server.ts';
import {load, open} from './simulator.ts';
import {aWechatApp} from './wechat-app.ts';

const file = fileURLToPath(new URL('../src/component/gov-rating', import.meta.url));
const component = await load(file);
const server = await aRatingServer();
after(() => server[Symbol.asyncDispose]());
const zh = words['zh-CN'];

/** A page with the component for a new invitation, once the form is there. */
async function aPage(app = aWechatApp(), properties: object = {}) {
  const {token, serviceId} = await server.invite();
  const page = open(component, app, {endpoint: server.baseUrl, token, ...properties});
  await page.reads('建设工程规划许可证核发');
  return {...page, app, token, serviceId};
}

const rated = async () => (await createClient({baseUrl: server.baseUrl}).getStatistics()).total;
const ordersNow = async () => (await server.department.listOrders({limit: 100})).items;

describe('a mini-program’s page', () => {
  for (const [language, setting] of [
    ['zh-CN', 'zh_CN'],
    ['zh-TW', 'zh_TW'],
    ['en', 'en'],
    ['en', 'fr'],
    ['zh-CN', 'ug'],
  ] as const)
    it(`asks neutrally, with the words of the standard and nothing chosen, of somebody whose WeChat speaks ${setting}`, async () => {
      const page = await aPage(aWechatApp({language: setting}));
      const text = words[language];
      const [group] = page.withRole('radiogroup');
      assert.equal(group?.['aria-label'], text.question);
      const radios = page.withRole('radio');
      assert.deepEqual(
        radios.map(radio => radio['aria-label']),
        levels.map(level => text[level]),
      );
      assert.deepEqual(new Set(radios.map(radio => `${radio['class']}`.trim())), new Set(['box level']));
      assert.deepEqual(new Set(radios.map(radio => radio['aria-checked'])), new Set([false]));
      page.close();
    });

  it('takes a good rating in two taps', async () => {
    const page = await aPage();
    const before = await rated();
    const heard: unknown[] = [];
    page.shown.addEventListener('received', ({detail}) => heard.push(detail));
    await page.tap(zh.satisfied);
    await page.tap(zh.send);
    await page.reads(zh.received);
    assert.equal(await rated(), before + 1);
    const [detail] = heard as [{receiptNumber: string; orderNumber: string | null}];
    assert.ok(page.text().includes(detail.receiptNumber));
    assert.equal(detail.orderNumber, null);
    assert.equal(page.withRole('alert').length, 1, 'the end is said');
    page.close();
  });

  it('asks for a level, and for the reason of a bad one, before anything is sent', async () => {
    const page = await aPage();
    await page.tap(zh.send);
    await page.reads(zh.pick);
    await page.tap(zh.dissatisfied);
    assert.ok(!page.text().includes(zh.pick));
    await page.tap(zh.send);
    await page.reads(zh.reason);
    assert.deepEqual(await server.department.isRated({serviceId: page.serviceId}), {rated: false});
    await page.write(' \u200b');
    await page.tap(zh.send);
    assert.ok(page.text().includes(zh.reason), 'what shows nothing is no reason');
    await page.write('等了三小时');
    assert.ok(!page.text().includes(zh.reason));
    await page.tap(zh.send);
    await page.reads(zh.received);
    const order = (await ordersNow()).find(({comment}) => comment === '等了三小时');
    assert.match(order?.orderNumber ?? '', /^GD/);
    assert.ok(!page.text().includes(order?.orderNumber ?? ''), 'the number of the order is for staff');
    assert.ok(page.text().includes(zh.order.replace('{unit}', '广州市规划和自然资源局')));
    page.close();
  });

  it('offers the reasons of the chosen level, core ones first, and finds them again after a look at another level', async () => {
    const page = await aPage();
    await page.tap(zh.dissatisfied);
    const boxes = () => page.withRole('checkbox');
    assert.equal(page.withRole('group')[0]?.['aria-label'], zh.tagsBad);
    assert.equal(boxes().length, 3);
    await page.tap(zh.more.replace('{n}', '5'));
    assert.equal(boxes().length, 8);
    const [first] = boxes();
    await page.tap(`${first?.['aria-label']}`);
    assert.equal(boxes()[0]?.['aria-checked'], true);
    await page.tap(zh.satisfied);
    assert.ok(boxes().every(box => box['aria-checked'] === false));
    await page.tap(zh.dissatisfied);
    assert.equal(boxes()[0]?.['aria-checked'], true);
    await page.tap(zh.send);
    await page.reads(zh.received);
    page.close();
  });

  it('counts characters as people do, lets too much be written but not sent, and keeps out what no server stores', async () => {
    const page = await aPage();
    await page.tap(zh.satisfied);
    await page.write('👍很好');
    await page.reads('3/');
    const [, most = ''] = /3\/(\d+)/.exec(page.text()) ?? [];
    await page.write('好'.repeat(Number(most) + 2));
    await page.reads(zh.over.replace('{n}', '2'));
    await page.tap(zh.send);
    assert.deepEqual(await server.department.isRated({serviceId: page.serviceId}), {rated: false});
    await page.write('一\0二\r\n三');
    assert.equal(page.shown.data['comment'], '一二\n三');
    await page.tap(zh.send);
    await page.reads(zh.received);
    page.close();
  });

  it('keeps a rating without a network, finds it when it is opened anew, and sends it once when the network is back', async () => {
    const before = await rated();
    const page = await aPage();
    const {app, token} = page;
    app.connect('offline');
    await page.tap(zh.very_satisfied);
    await page.tap(zh.send);
    await page.reads(zh.kept);
    assert.ok(page.text().includes(zh.keptText));
    page.close();
    assert.equal(app.listening(), 0, 'a closed page leaves nothing behind');
    const later = aWechatApp({storage: app.storage});
    later.connect('offline');
    const again = open(component, later, {endpoint: server.baseUrl, token});
    await again.reads(zh.kept);
    later.connect('online');
    await again.reads(zh.received);
    assert.equal(await rated(), before + 1);
    again.close();
  });

  it('finds what was filled in when it is opened anew, of each level its reasons, and forgets it once it is sent', async () => {
    const page = await aPage();
    const {app, token} = page;
    await page.tap(zh.satisfied);
    const reason = `${page.withRole('checkbox')[0]?.['aria-label']}`;
    await page.tap(reason);
    await page.tap(zh.dissatisfied);
    await page.write('等了三小时');
    page.close();
    assert.ok(![...app.storage].flat().join().includes(token), 'what is kept does not hold the invitation');
    const later = aWechatApp({storage: app.storage});
    const other = await aPage(later);
    assert.ok(
      other.withRole('radio').every(radio => radio['aria-checked'] === false),
      'another invitation has none of it',
    );
    other.close();
    const again = open(component, later, {endpoint: server.baseUrl, token});
    await again.reads('5/');
    assert.equal(again.shown.data['comment'], '等了三小时');
    assert.deepEqual(
      again
        .withRole('radio')
        .filter(radio => radio['aria-checked'])
        .map(radio => radio['aria-label']),
      [zh.dissatisfied],
    );
    await again.tap(zh.satisfied);
    assert.equal(again.withRole('checkbox').find(box => box['aria-checked'])?.['aria-label'], reason);
    await again.tap(zh.send);
    await again.reads(zh.received);
    again.close();
    assert.ok(!app.storage.get('gov-rating-input')?.includes('等了三小时'));
  });

  it('keeps no input on a device of several people, and forgets what is there', async () => {
    const page = await aPage();
    const {app, token} = page;
    await page.tap(zh.satisfied);
    await page.write('很快');
    page.close();
    const shared = open(component, app, {endpoint: server.baseUrl, token, sharedDevice: true});
    await shared.reads('建设工程规划许可证核发');
    assert.ok(shared.withRole('radio').every(radio => radio['aria-checked'] === false));
    await shared.tap(zh.dissatisfied);
    await shared.write('太慢');
    shared.close();
    assert.doesNotMatch([...app.storage].flat().join(), /很快|太慢/);
  });

  it('keeps input of five invitations at most, for a week at most, and nothing of what no form offers', async () => {
    const app = aWechatApp();
    let now = Date.parse('2026-11-24T01:00:00Z');
    const kept = keptInput(app.wx, () => now);
    const token = (number: number) => `g1kT04pQd8RrXh2Lw9Zb7Yc3Nf6Vt5M${number}`;
    const input = {level: 'satisfied', reasons: {}, comment: '好'} as const;
    for (let number = 0; number <= mostKept; number++) kept.write(token(number), input);
    assert.deepEqual([kept.read(token(0)), kept.read(token(1))], [undefined, input]);
    kept.write(token(1), {...input, comment: '好'.repeat(4001)});
    assert.equal(kept.read(token(1))?.comment, '');
    now += keptMs;
    assert.equal(kept.read(token(1)), undefined);
    app.storage.set('gov-rating-input', JSON.stringify([{of: markOf(token(2)), at: now, level: 'best'}]));
    assert.equal(kept.read(token(2)), undefined);
    app.wx.setStorageSync = () => {
      throw new Error('exceed storage max size 10Mb');
    };
    kept.write(token(3), input);
  });

  it('offers the progress and the way back only to a page that opens them, and says by events what it needs', async () => {
    const {token} = await server.invite({returnUrl: 'https://www.example.gov.cn/done'});
    const page = open(component, aWechatApp(), {endpoint: server.baseUrl, token, progress: true, leave: true});
    await page.reads('建设工程规划许可证核发');
    const heard: Record<string, unknown> = {};
    for (const name of ['progress', 'leave', 'received'])
      page.shown.addEventListener(name, ({detail}) => (heard[name] = detail));
    await page.tap(zh.satisfied);
    await page.tap(zh.send);
    await page.reads(zh.received);
    assert.deepEqual(Object.keys(Object(heard['received'])), ['receiptNumber', 'orderNumber'], 'the key only by a tap');
    await page.tap(zh.progress);
    await page.tap(zh.leave);
    const {receiptNumber, receiptKey} = heard['progress'] as {receiptNumber: string; receiptKey: string};
    const receipts = createReceiptClient({baseUrl: server.baseUrl, fetch: (url, init) => fetch(url, init)});
    assert.equal((await receipts.getReceipt({receiptNumber, receiptKey})).state, 'effective');
    assert.deepEqual(heard['leave'], {returnUrl: 'https://www.example.gov.cn/done'});
    page.close();
    const other = await server.invite({returnUrl: 'https://www.example.gov.cn/done'});
    const plain = open(component, aWechatApp(), {endpoint: server.baseUrl, token: other.token});
    await plain.reads('建设工程规划许可证核发');
    await plain.tap(zh.satisfied);
    await plain.tap(zh.send);
    await plain.reads(zh.received);
    assert.ok(!plain.text().includes(zh.progress));
    assert.ok(plain.text().includes('https://www.example.gov.cn/done'), 'to be copied');
    plain.close();
  });

  it('asks again under the same key when the page was closed in the middle of sending', async () => {
    const before = await rated();
    const {app, token, ...page} = await aPage();
    app.connect('answers are lost');
    await page.tap(zh.satisfied);
    await page.tap(zh.send);
    await page.reads(zh.kept);
    page.close();
    const later = aWechatApp({storage: app.storage});
    const again = open(component, later, {endpoint: server.baseUrl, token});
    await again.reads(zh.received);
    assert.deepEqual(new Set([...app.keys, ...later.keys]).size, 1);
    assert.equal(await rated(), before + 1);
    again.close();
  });

  it('says so when the service has been rated, the link has expired, is none, or the page names no server', async () => {
    const {token, ...first} = await aPage();
    await first.tap(zh.satisfied);
    await first.tap(zh.send);
    await first.reads(zh.received);
    first.close();
    const ends = [
      [{token}, zh.rated, zh.ratedText],
      [{token: 'x'.repeat(32)}, zh.invalid, zh.askWindow],
      [{token: 'short'}, zh.invalid, zh.askWindow],
      [{token, endpoint: ''}, zh.closed, zh.askWindow],
    ] as const;
    for (const [properties, title, detail] of ends) {
      const page = open(component, aWechatApp(), {endpoint: server.baseUrl, ...properties});
      await page.reads(title);
      assert.ok(page.text().includes(detail));
      assert.ok(!page.text().includes(zh.retry), 'nothing is offered that cannot help');
      page.close();
    }
    const {token: late} = await server.invite();
    server.clock.ahead = 400 * 86_400_000;
    const page = open(component, aWechatApp(), {endpoint: server.baseUrl, token: late});
    await page.reads(zh.expired);
    server.clock.ahead = 0;
    page.close();
  });

  it('dials the institution and the general line where a link has expired, and 12345 where it is none', async () => {
    await server.storage.saveInstitutions([{...anInstitution(), phone: '020-12345678-12'}]);
    const {token} = await server.invite();
    server.clock.ahead = 400 * 86_400_000;
    const app = aWechatApp();
    const page = open(component, app, {endpoint: server.baseUrl, token});
    await page.reads(zh.expired);
    server.clock.ahead = 0;
    const own = `打${anInstitution().name}电话 020-12345678-12`;
    await page.tap(own);
    await page.tap('拨打 12345');
    assert.deepEqual(app.called, ['02012345678', '12345']);
    assert.deepEqual(
      page.withRole('link').map(link => link['aria-label']),
      [`打${anInstitution().name}电话 0 2 0，1 2 3 4 5 6 7 8，1 2`, '拨打 1 2 3 4 5'],
    );
    page.close();
    await server.storage.saveInstitutions([anInstitution()]);
    const none = open(component, app, {endpoint: server.baseUrl, token: 'short'});
    await none.reads(zh.invalid);
    assert.deepEqual(
      none.withRole('link').map(link => link['aria-label']),
      ['拨打 1 2 3 4 5'],
    );
    none.close();
  });

  it('shows the end where the service was rated elsewhere meanwhile', async () => {
    const {token, ...page} = await aPage();
    const elsewhere = open(component, aWechatApp(), {endpoint: server.baseUrl, token});
    await elsewhere.reads('建设工程规划许可证核发');
    await elsewhere.tap(zh.satisfied);
    await elsewhere.tap(zh.send);
    await elsewhere.reads(zh.received);
    elsewhere.close();
    Object.assign(globalThis, {wx: page.app.wx});
    await page.tap(zh.satisfied);
    await page.tap(zh.send);
    await page.reads(zh.rated);
    page.close();
  });

  it('sends once, however often send is tapped', async () => {
    const page = await aPage();
    const before = await rated();
    await page.tap(zh.satisfied);
    for (let taps = 0; taps < 3; taps++) page.shown.querySelectorAll('.send')[0]?.dispatchEvent('tap');
    await page.reads(zh.received);
    assert.equal(new Set(page.app.keys).size, 1);
    assert.equal(await rated(), before + 1);
    page.close();
  });

  it('shows why a rating is refused, and goes back to the form with what was filled in', async () => {
    await using gateway = await aGateway(server.baseUrl);
    const page = await aPage(aWechatApp(), {endpoint: gateway.baseUrl});
    await page.tap(zh.dissatisfied);
    await page.write('等了三小时');
    const messages = {'zh-CN': '评价功能维护中。', 'zh-TW': '評價功能維護中。', en: 'Under maintenance.'};
    const problem = {code: 'maintenance', retry: false, detail: messages.en, messages, requestId: 'r-1'};
    gateway.becomes(answering(409, JSON.stringify(problem), {'content-type': 'application/problem+json'}));
    await page.tap(zh.send);
    await page.reads(messages['zh-CN']);
    assert.ok(page.text().includes(zh.refused) && page.text().includes('r-1'));
    gateway.becomes(() => undefined);
    await page.tap(zh.back);
    assert.equal(page.withRole('radio')[3]?.['aria-checked'], true);
    await page.tap(zh.send);
    await page.reads(zh.received);
    assert.ok((await ordersNow()).filter(({comment}) => comment === '等了三小时').length > 0);
    page.close();
  });

  it('offers to try again without a connection, and loads the form once there is one', async () => {
    const app = aWechatApp();
    app.connect('offline');
    const {token} = await server.invite();
    const page = open(component, app, {endpoint: server.baseUrl, token});
    await page.reads(zh.unreachable);
    app.connect('online');
    await page.tap(zh.retry);
    await page.reads('建设工程规划许可证核发');
    page.close();
  });

  it('says that it was not the rating system which answered, as behind the sign-in page of a network', async () => {
    await using portal = await localServer((_, response) => response.end('<h1>Please sign in</h1>'));
    const page = open(component, aWechatApp(), {endpoint: portal.baseUrl, token: 'x'.repeat(32)});
    await page.reads(zh.foreign);
    assert.ok(page.text().includes(zh.foreignText));
    page.close();
  });

  it('is in large text where the page asks for it or the person has set large text in WeChat', async () => {
    const classOf = async (fontSize: number, theme: string) => {
      const page = await aPage(aWechatApp({fontSize}), {theme});
      const mode = page.shown.data['mode'];
      page.close();
      return mode;
    };
    assert.equal(await classOf(17, ''), '');
    assert.equal(await classOf(17, 'elder'), 'elder');
    assert.equal(await classOf(22, ''), 'elder');
    assert.equal(await classOf(22, 'contrast'), 'contrast');
  });
});
