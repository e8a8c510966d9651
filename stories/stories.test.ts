import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {createApp, memoryStorage} from '@gov-rating/server';
import {serve, type Running} from '@gov-rating/server/node';
import manifest from '../packages/elements/custom-elements.json' with {type: 'json'};
import {chromiumLaunch} from '../packages/tooling/machine.mjs';
import {bothNames} from './.storybook/labels.ts';

const directory = fileURLToPath(new URL('static', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Described {
  readonly tagName?: string;
  readonly attributes: readonly {readonly name: string}[];
  readonly members: readonly {readonly kind: string; readonly name: string; readonly privacy?: string}[];
  readonly events?: readonly {readonly name: string}[];
}
const elements = (manifest.modules as readonly {readonly declarations: readonly object[]}[])
  .flatMap(({declarations}) => declarations as readonly Described[])
  .filter(({tagName}) => tagName);

interface StoryIndex {
  readonly entries: Readonly<
    Record<string, {readonly type: string; readonly name: string; readonly title: string; readonly tags?: string[]}>
  >;
}

/** The console codes of the stories that show a mistake of a page. */
const advice: Readonly<Record<string, string>> = {
  'gov-rating--without-invitation': 'gov-rating: token_malformed',
  'gov-rating-board--not-ours': 'gov-rating: unexpected_answer',
  'gov-rating-ends--not-ours': 'gov-rating: unexpected_answer',
  'gov-rating-my--not-ours': 'gov-rating: unexpected_answer',
  'gov-rating-receipt--not-ours': 'gov-rating: unexpected_answer',
  'gov-rating-scale--unknown-level': 'gov-rating: level_unknown',
};

/** What Storybook's preview has in its page, as far as the tests use it. */
interface Preview {
  readonly axe: {readonly run: (root: string) => Promise<{violations: {id: string}[]}>};
  readonly __STORYBOOK_PREVIEW__?: {readonly currentRender?: {readonly id?: string; readonly phase?: string}};
  readonly __STORYBOOK_ADDONS_CHANNEL__: {
    emit: (event: string, ...args: unknown[]) => void;
    on: (event: string, heard: (...args: never[]) => void) => void;
    /** What came with an event when it came last; empty before. */
    last: (event: string) => readonly never[];
  };
}

/** How many pages show stories at once; each is loaded once and then goes from story to story, as a reader does. */
const pageCount = 2;

/** Stories after which a page is loaded anew, so that nothing of the many servers in it adds up. */
const perLoad = 40;

const index = JSON.parse(readFileSync(`${directory}/index.json`, 'utf8')) as StoryIndex;
const entries = Object.entries(index.entries);
let running: Running;
let browser: Browser;

before(async () => {
  const app = createApp({
    storage: await memoryStorage(),
    tokenSecret: 'only files are served in this test, no ratings',
  });
  running = await serve({app, port: 0, files: [{prefix: '/', directory}], pages: false});
  browser = await chromium.launch(await chromiumLaunch());
});
after(async () => {
  await browser?.close();
  await running?.close();
});

describe('every story, built and opened in a real browser', {concurrency: pageCount}, () => {
  /** A page of stories, and its console output since the last call. */
  interface Reader {
    readonly page: Page;
    complaints: string[];
    shown: number;
  }
  const free: Reader[] = [];

  async function newReader(): Promise<Reader> {
    const page = await (await browser.newContext({locale: 'zh-CN', viewport: {width: 900, height: 900}})).newPage();
    const reader: Reader = {page, complaints: [], shown: 0};
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) reader.complaints.push(message.text());
    });
    page.on('pageerror', error => reader.complaints.push(String(error)));
    return reader;
  }

  /** Shows a story: by its address in a new page, otherwise as the tree of Storybook does. */
  async function show({page, shown}: Reader, id: string): Promise<void> {
    if (shown === 0) {
      await page.goto(`${running.url}/iframe.html?id=${id}&viewMode=story`);
      await page.evaluate(axe);
    } else
      await page.evaluate(storyId => {
        const {__STORYBOOK_ADDONS_CHANNEL__: channel} = globalThis as unknown as Preview;
        channel.emit('setCurrentStory', {storyId, viewMode: 'story'});
      }, id);
    await page.waitForFunction(
      id => {
        const {currentRender} = (globalThis as unknown as Preview).__STORYBOOK_PREVIEW__ ?? {};
        return currentRender?.id === id && ['finished', 'errored', 'aborted'].includes(currentRender.phase ?? '');
      },
      id,
      {timeout: 60_000},
    );
  }

  for (const [id, {type}] of entries) {
    if (type !== 'story') continue;
    it(`${id} draws without complaint and passes axe`, async () => {
      const reader = free.pop() ?? (await newReader());
      reader.complaints = [];
      let done = false;
      try {
        await show(reader, id);
        const violations = await reader.page.evaluate(async () => {
          const {axe} = globalThis as unknown as Preview;
          return (await axe.run('#storybook-root')).violations.map(violation => violation.id);
        });
        const expected = advice[id] ? [advice[id]] : [];
        assert.deepEqual({complaints: reader.complaints, violations}, {complaints: expected, violations: []});
        done = true;
      } finally {
        reader.shown++;
        if (done && reader.shown < perLoad) free.push(reader);
        else await reader.page.context().close();
      }
    });
  }
});

describe('Storybook around the stories', () => {
  let page: Page;

  before(async () => {
    page = await browser.newPage({locale: 'zh-CN', viewport: {width: 1280, height: 900}});
  });

  for (const {tagName, attributes, members} of elements) {
    it(`<${tagName}> has a page of one live story, with a control for each attribute and nothing private`, async () => {
      await page.goto(`${running.url}/iframe.html?id=${tagName}--docs&viewMode=docs`);
      const rows = page.locator('.docblock-argstable tbody tr');
      await rows.filter({hasText: 'css custom properties'}).first().waitFor();
      const controlled = await rows.filter({has: page.locator('td:last-child :is(input, select, textarea)')}).all();
      const names = await Promise.all(controlled.map(row => row.locator('td').first().innerText()));
      const shown = await rows.locator('td:first-child').allInnerTexts();
      const hidden = members
        .filter(({privacy}) => privacy === 'private' || privacy === 'protected')
        .map(({kind, name}) => (kind === 'method' ? `${name}()` : name));
      assert.deepEqual(
        {
          missing: attributes.filter(({name}) => !names.includes(name)),
          private: hidden.filter(name => shown.includes(name)),
          live: await page.locator('.docs-story').count(),
        },
        {missing: [], private: [], live: 1},
      );
      const others = entries.filter(([id, {type}]) => type === 'story' && id.startsWith(`${tagName}--`)).length - 1;
      assert.equal(await page.locator(`a[href*="?path=/story/${tagName}--"]`).count(), others);
    });
  }

  it('names every entry in Chinese and in English', () => {
    const untranslated = entries
      .flatMap(([, {title, name}]) => [title, name])
      .filter(name => !/\p{Script=Han}/u.test(bothNames(name)));
    assert.deepEqual([...new Set(untranslated)], []);
  });

  it('shows the code of a story, ready to copy', async () => {
    await page.goto(`${running.url}/iframe.html?id=gov-rating--own-words&viewMode=story`);
    const markup = await page.waitForFunction(() => {
      const {__STORYBOOK_ADDONS_CHANNEL__: channel} = globalThis as unknown as Partial<Preview>;
      const [shown] = (channel?.last('storybook/docs/snippet-rendered') ?? []) as readonly {readonly source: string}[];
      return shown?.source;
    });
    assert.equal(
      await markup.jsonValue(),
      [
        '<script src="https://rating.example.gov.cn/gov-rating.js" defer></script>',
        '<gov-rating></gov-rating>',
        '<script>',
        "  document.querySelector('gov-rating').messages = {",
        '    "question": "您对本次窗口服务是否满意？",',
        '    "send": "确认提交"',
        '  };',
        '</script>',
      ].join('\n'),
    );
  });

  it('shows every event of every element among the actions', async () => {
    await page.goto(`${running.url}/iframe.html?id=gov-rating-scale--words&viewMode=story`);
    await page.locator('gov-rating-scale').waitFor();
    const events = elements.flatMap(({tagName, events = []}) => events.map(({name}) => ({tagName, name})));
    const heard = await page.evaluate(events => {
      const {__STORYBOOK_ADDONS_CHANNEL__: channel} = globalThis as unknown as Preview;
      const names: string[] = [];
      channel.on('storybook/actions/action-event', (shown: {data: {name: string}}) => names.push(shown.data.name));
      for (const {tagName, name} of events) {
        const element = document.body.appendChild(document.createElement(tagName as string));
        element.dispatchEvent(new CustomEvent(name, {detail: {number: 1}, bubbles: true, composed: true}));
        element.remove();
      }
      return names;
    }, events);
    assert.deepEqual(
      heard,
      events.map(({tagName, name}) => `${tagName}: ${name}`),
    );
  });

  it('marks the part chosen in the list of parts', async () => {
    await page.goto(`${running.url}/iframe.html?id=gov-rating--good-level-chosen&viewMode=story&globals=parts:shown`);
    await page.getByRole('radio', {name: /^send /}).check();
    const outline = await page.locator('[part~=send]').evaluate(button => getComputedStyle(button).outlineWidth);
    assert.equal(outline, '3px');
  });
});
