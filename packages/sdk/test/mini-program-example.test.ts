import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {after, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import vm from 'node:vm';
import {words} from '../src/component/words.ts';
import {invitationOf} from '../src/wechat.ts';
import {aRatingServer} from './rating-server.ts';
import {load, open} from './simulator.ts';
import {aWechatApp} from './wechat-app.ts';

const pathOf = (place: string) => fileURLToPath(new URL(place, import.meta.url));
const example = (file: string) => pathOf(`../../../examples/mini-program/${file}`);
const component = await load(pathOf('../src/component/gov-rating'));
const ratePage = await load(example('pages/rate/index'), {'gov-rating': component});
const server = await aRatingServer();
after(() => server[Symbol.asyncDispose]());
const zh = words['zh-CN'];

/** Opens a page as the app does, with what its code or link has. */
function opened(page: string, options: object) {
  const there = open(page, aWechatApp());
  there.shown.instance['onLoad']?.(options);
  return there;
}

describe('the example of a mini-program', () => {
  it('opens for the invitation of a scanned code, whose token is as long as a scene may be, and rates', async () => {
    const {token, serviceId} = await server.invite();
    assert.ok(token.length <= 32);
    const page = open(ratePage, aWechatApp());
    page.shown.setData({endpoint: server.baseUrl});
    page.shown.instance['onLoad']?.({scene: encodeURIComponent(token)});
    const heard = new Promise<{detail: unknown}>(resolve => page.shown.addEventListener('rated', resolve));
    await page.reads('建设工程规划许可证核发');
    const rating = page.part('gov-rating');
    await rating.tap(zh.satisfied);
    await rating.tap(zh.send);
    await page.reads(zh.received);
    const {receiptNumber} = (await heard).detail as {receiptNumber: string};
    assert.ok(page.text().includes(receiptNumber));
    assert.deepEqual(await server.department.isRated({serviceId}), {rated: true});
    page.close();
  });

  it('leads from the end to the progress of the rating, with the number and key in no address', async () => {
    const {token} = await server.invite();
    const page = open(ratePage, aWechatApp());
    page.shown.setData({endpoint: server.baseUrl});
    page.shown.instance['onLoad']?.({token});
    await page.reads('建设工程规划许可证核发');
    const rating = page.part('gov-rating');
    await rating.tap(zh.dissatisfied);
    await rating.write('等了三小时');
    await rating.tap(zh.send);
    await page.reads(zh.received);
    const sent: unknown[] = [];
    const emit = (name: string, detail: unknown) => sent.push(name, detail);
    const addresses: string[] = [];
    const navigateTo = ({url, success}: {url: string; success: (opened: object) => void}) => {
      addresses.push(url);
      success({eventChannel: {emit}});
    };
    Object.assign((globalThis as unknown as {wx: object}).wx, {navigateTo});
    await rating.tap(zh.progress);
    assert.deepEqual(addresses, ['/pages/receipt/index']);
    const [name, receipt] = sent as [string, {receiptNumber: string; receiptKey: string}];
    page.close();

    const progress = open(await load(example('pages/receipt/index')), aWechatApp());
    progress.shown.setData({endpoint: server.baseUrl});
    const {instance} = progress.shown;
    Object.assign(instance, {
      getOpenerEventChannel: () => ({
        on: (asked: string, hear: (detail: unknown) => void) => asked === name && hear(receipt),
      }),
    });
    instance['onLoad']?.();
    await progress.reads('意见已交给单位，等单位接收');
    assert.ok(progress.text().includes(receipt.receiptNumber));
    assert.ok(!progress.text().includes(receipt.receiptKey));
    progress.close();
  });

  it('says that a link without an invitation is none', async () => {
    const page = opened(ratePage, {});
    await page.reads(zh.invalid);
    page.close();
  });

  it('shows the rating page in a web-view with the invitation behind #, and hears how it ended', async () => {
    const {token} = await server.invite();
    const page = opened(await load(example('pages/web/index')), {scene: token});
    assert.equal(page.shown.data['address'], `https://www.example.gov.cn/rate.html#invitation=${token}`);
    const heard = new Promise<{detail: unknown}>(resolve => page.shown.addEventListener('rated', resolve));
    const posted: object[] = [];
    const listeners: Record<string, (event: {detail: unknown}) => void> = {};
    vm.runInNewContext(readFileSync(example('web/rate.js'), 'utf8'), {
      document: {addEventListener: (name: string, listener: () => void) => (listeners[name] = listener)},
      wx: {miniProgram: {postMessage: ({data}: {data: object}) => posted.push({...data})}},
    });
    listeners['gov-rating-kept']?.({detail: null});
    listeners['gov-rating-received']?.({detail: {receiptNumber: '2026', level: 'satisfied'}});
    assert.deepEqual(posted, [{kind: 'kept'}, {kind: 'received', receiptNumber: '2026'}]);
    page.shown.instance['heard']?.({detail: {data: posted}});
    assert.deepEqual((await heard).detail, {kind: 'received', receiptNumber: '2026'});
    page.close();
  });

  it('has every page that it lists, and takes the component from where the package has it', () => {
    const {pages} = JSON.parse(readFileSync(example('app.json'), 'utf8')) as {pages: string[]};
    for (const page of pages)
      for (const ending of ['ts', 'json', 'wxml', 'wxss']) assert.ok(existsSync(example(`${page}.${ending}`)), page);
    const {usingComponents} = JSON.parse(readFileSync(example('pages/rate/index.json'), 'utf8')) as {
      usingComponents: object;
    };
    assert.deepEqual(usingComponents, {'gov-rating': '@gov-rating/sdk/gov-rating/index'});
  });

  it('and that of uni-app take the component from the folder that the package brings for mini-programs', () => {
    const read = (file: string) => readFileSync(pathOf(`../../../${file}`), 'utf8');
    const {miniprogram} = JSON.parse(read('packages/sdk/package.json')) as {miniprogram: string};
    assert.ok(
      read('examples/uni-app/package.json').includes(
        `node_modules/@gov-rating/sdk/${miniprogram}', 'src/wxcomponents'`,
      ),
    );
    assert.match(read('examples/uni-app/src/pages.json'), /"\/wxcomponents\/gov-rating\/index"/);
    assert.match(read('rollup.config.mjs'), /'gov-rating\/index': 'packages\/sdk\/src\/component\/gov-rating\.ts'/);
  });
});

describe('the invitation of a page', () => {
  const token = 'g1kT04pQd8RrXh2Lw9Zb7Yc3Nf6Vt5Ms';
  const opening: Readonly<Record<string, object>> = {
    'a mini-program code': {scene: token},
    'an ordinary QR code of its short address': {q: encodeURIComponent(`https://rating.example.gov.cn/r/${token}`)},
    'an ordinary QR code of its page': {q: encodeURIComponent(`https://www.example.gov.cn/rate#invitation=${token}`)},
    'a link of another page': {token},
  };
  for (const [what, options] of Object.entries(opening))
    it(`is found in ${what}`, () => assert.equal(invitationOf(options), token));

  it('is empty where none is there, or something else is', () => {
    for (const options of [
      {},
      {scene: ''},
      {scene: 'id%3D7'},
      {scene: '%E0%A4'},
      {q: 'https%3A%2F%2Fexample.gov.cn%2F'},
    ])
      assert.equal(invitationOf(options), '');
  });
});
