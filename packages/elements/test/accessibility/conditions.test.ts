import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser, type Page} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {servePage} from './browsers.ts';
import {citizenStates, everyState, type CitizenElement} from './citizen-states.ts';
import {
  allPairs,
  conditions,
  corners,
  everyPair,
  factors,
  focused,
  inWords,
  screenConditions,
  screenCorners,
  screenFactors,
  usual,
  type Condition,
} from './conditions.ts';
import {Failures} from './failures.ts';
import type {Finding} from './measures.ts';
import {axeScript, Person} from './person.ts';

const isScreen = (element: CitizenElement) => element === 'gov-rating-evaluator' || element === 'gov-rating-kiosk';

/** The scenes of one state differ little from one another: one of each is measured under every pair, the others at the corners. */
function rowsOf(element: CitizenElement, state: string, scene: string): readonly Condition[] {
  const [first] = (citizenStates[element] as Readonly<Record<string, readonly string[]>>)[state] ?? [];
  if (isScreen(element)) return scene === first ? screenConditions : screenCorners;
  return scene === first ? conditions : corners;
}

/** Elements that have names of their own for what they show. */
const named: readonly CitizenElement[] = [
  'gov-rating',
  'gov-rating-receipt',
  'gov-rating-evaluator',
  'gov-rating-kiosk',
];

describe('the conditions', () => {
  it('hold every pair of two settings, with few rows', () => {
    assert.deepEqual(allPairs(factors, corners), conditions);
    for (const [rows, values] of [
      [conditions, factors],
      [screenConditions, screenFactors],
    ] as const) {
      const missing = everyPair(values);
      for (const row of rows)
        for (const pair of everyPair(
          Object.fromEntries(Object.keys(values).map(name => [name, [row[name as keyof typeof row]]])),
        ))
          missing.delete(pair);
      assert.deepEqual([...missing], []);
    }
    assert.ok(conditions.length <= 25, `${conditions.length} rows`);
  });
});

describe('every state that a citizen can meet is for everybody', () => {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof servePage>>;
  let page: Page;
  let person: Person;
  const failures = new Failures('element');

  before(async () => {
    served = await servePage('measured-page.ts');
    browser = await chromium.launch(await chromiumLaunch());
    const context = await browser.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      isMobile: true,
      hasTouch: true,
    });
    page = await context.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => 'citizens' in window);
    await page.evaluate(axeScript);
    person = await Person.on(page);
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  it('is in the list', async () => assert.deepEqual(await page.evaluate(() => window.citizens.unlisted()), []));

  for (const {element, state, scene} of everyState)
    it(`${element}: ${state} (${scene})`, {timeout: 60_000}, async () => {
      const rows = rowsOf(element, state, scene);
      const first = isScreen(element) ? (screenConditions[0] ?? usual) : usual;
      await person.sets(first);
      await page.evaluate(scene => window.citizens.showScene(scene), scene);
      if (named.includes(element) && state in citizenStates[element]) await isShown(element, state);
      // From here on the person uses the keyboard: the focus shows.
      await page.keyboard.press('Tab');
      const meet = (condition: Condition, found: readonly Finding[]) => failures.add(element, scene, condition, found);
      meet(first, await once(element));
      let {width} = first;
      for (const condition of rows.toSorted((a, b) => a.width - b.width)) {
        await person.sets(condition);
        meet(condition, await measured(condition, isScreen(element) || condition.width !== width));
        ({width} = condition);
      }
      await person.sets(first);
      await page.evaluate(() => window.citizens.setPage(100, false, false));
      assert.deepEqual(failures.unknownOf(scene), []);
    });

  it('fails nowhere where the list of known failures says it does', () => assert.deepEqual(failures.mended(), []));

  async function isShown(element: CitizenElement, state: string): Promise<void> {
    const shown = await page.evaluate(element => window.citizens.shownStates(element), element);
    const own = ['missing', 'isOrder', 'malformed'].includes(state) ? 'asking' : state;
    assert.ok(shown.includes(own), `${inWords(usual)}: shows ${shown.join(', ')} instead of ${own}`);
  }

  /** What is the same under every condition: structure, language, and what axe finds. */
  async function once(element: CitizenElement): Promise<readonly Finding[]> {
    return page.evaluate(async element => {
      const {violations} = await (window as unknown as Axe).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        // Contrast is measured under every theme.
        rules: {'color-contrast': {enabled: false}},
      });
      const ofAxe = violations.flatMap(({id, tags, nodes}) =>
        nodes.map(({target, failureSummary}) => ({
          measure:
            `axe ${tags.flatMap(tag => /^wcag(\d)(\d)(\d+)$/.exec(tag)?.slice(1).join('.') ?? [])[0] ?? ''} ${id}` as const,
          at: target
            .flat(9)
            .join(' ')
            .replace(/\[[^\]]*\]|:nth-child\(\d+\)/g, ''),
          figures: (failureSummary ?? '').replace(/\s+/g, ' '),
        })),
      );
      const structure = window.citizens.measureStructure();
      const shown = document.querySelector(element) as HTMLElement;
      const frame = () => new Promise(requestAnimationFrame);
      shown.setAttribute('lang', 'en');
      await frame().then(frame);
      const language = window.citizens.measureLanguage();
      shown.removeAttribute('lang');
      await frame().then(frame);
      return [...ofAxe, ...structure, ...language];
    }, element);
  }

  /** `isNew`: whether the page has another width, which some elements notice at the next picture. */
  const measured = (condition: Condition, isNew: boolean): Promise<readonly Finding[]> =>
    page.evaluate(
      async ({wechat, elder, spacing, isFocused, isNew}) => {
        const {setPage, measure, measureFocus} = window.citizens;
        await setPage(wechat, elder, spacing);
        if (isNew) await new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame));
        return [...measure(), ...(isFocused ? measureFocus() : [])];
      },
      {
        wechat: condition.wechat,
        elder: condition.elder,
        spacing: condition.spacing,
        isFocused: focused.includes(condition),
        isNew,
      },
    );
});

interface Axe {
  readonly axe: {
    run(
      of: Document,
      options: object,
    ): Promise<{violations: {id: string; tags: string[]; nodes: {target: string[]; failureSummary?: string}[]}[]}>;
  };
}
