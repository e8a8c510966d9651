import assert from 'node:assert/strict';
import type {EnginePage} from './engines/engines.mjs';
import type {Target} from './watch.ts';

/** The standard's words, in its order. */
const levelNames = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'];

/** The number of a receipt, as it is shown: with letters and hyphens, or digits in groups of four. */
export const receiptNumber = /\d{4}(?:-\d{4}){4}/;

/** Sentences that would promise or blame something wrongly, by their typical words. */
export const sentences = {
  blamesTheLink: /链接.{0,4}(无效|打不开|有误|不对|失效)|不是有效的链接/,
  blamesTheNetwork: /无法连接|没有网络|网络(不通|异常|中断)|恢复联网/,
  promisesToSend: /自动(提交|交上去|发送|上传)|无需重复评价|不用再评/,
  saysThatItIsSent: /正在(提交|发送|上传|交)/,
  saysThatItIsRated: /已(经)?评价|评价?过/,
  saysThatItFailed: /未提交|没有交上去|提交失败|没能/,
  saysThatItExpired: /过期/,
} as const;

/**
 * A citizen on a page: sees what is rendered, uses mouse and keys. `index` is the position of the element on the page.
 */
export function person(page: EnginePage, index = 0) {
  const click = async (what: Target, word = ''): Promise<void> => {
    const place = () => page.evaluate((...args) => watched.place(...args), index, what, word);
    // A person aims at what stands still: a page may still be laying itself out. A browser that rounds how far it scrolls
    // may move by a pixel with each look.
    let at = await place();
    for (let before = {x: NaN, y: NaN}; !(Math.hypot(at.x - before.x, at.y - before.y) < 2); at = await place())
      before = at;
    await page.click(at.x, at.y);
  };
  const focused = () => page.evaluate(at => watched.focused(at), index);
  const citizen = {
    /** Waits for the form and finds nothing wrong with how the five levels are drawn. */
    async seesTheForm(): Promise<void> {
      await page.waitFor('five levels', at => watched.levels(at).split('\n').length === 5, index);
      const levels = await page.evaluate(at => watched.levels(at), index);
      assert.deepEqual(levels.split('\n'), levelNames);
      assert.equal(await page.evaluate(at => watched.faults(at), index), '');
    },
    /** Gives a bad rating, with a reason if none is chosen yet. */
    async chooses(): Promise<void> {
      await citizen.picks('不满意');
      await page.waitFor('reasons', at => watched.reasons(at) !== '', index);
      if (await page.evaluate(at => watched.chosen(at), index)) return;
      const reasons = await page.evaluate(at => watched.reasons(at), index);
      await click('reason', reasons.split('\n')[0] as string);
    },
    async picks(level: string): Promise<void> {
      // Whoever sees that it is not chosen presses again: the page may have moved under the finger.
      for (let presses = 0; presses < 5 && (await citizen.level()) !== level; presses++) {
        await click('level', level);
        await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))));
      }
      await page.waitFor(`${level} to be chosen`, (at, word) => watched.level(at) === word, index, level);
    },
    /** Goes into the comment and types, key by key. */
    async writes(keys: readonly string[]): Promise<void> {
      await page.waitFor('a comment', at => watched.comment(at).counter !== '', index);
      // A second click at the same place would be a double click, which selects a word.
      if ((await page.evaluate(at => watched.focused(at), index)) !== 'comment') await click('comment');
      await page.waitFor('the comment to have the focus', at => watched.focused(at) === 'comment', index);
      for (const key of keys) await page.press(key);
    },
    sends: () => click('send'),
    async getsAReceipt(): Promise<string> {
      return citizen.reads('a receipt', receiptNumber);
    },
    /** Everything from the form to the receipt. */
    async rates(): Promise<string> {
      await citizen.seesTheForm();
      await citizen.chooses();
      await citizen.sends();
      return citizen.getsAReceipt();
    },
    /** Waits until the element says something, and answers the words. */
    async reads(what: string, {source}: RegExp): Promise<string> {
      const found = (at: number, pattern: string) => new RegExp(pattern).exec(watched.text(at))?.[0] ?? '';
      return page.waitFor(what, found, index, source);
    },
    /** Finds that the element does not say something now. */
    async doesNotRead(...patterns: readonly RegExp[]): Promise<void> {
      const text = await page.evaluate(at => watched.text(at), index);
      for (const pattern of patterns) assert.doesNotMatch(text, pattern);
    },
    text: () => page.evaluate(at => watched.text(at), index),
    errors: () => page.evaluate(at => watched.errors(at), index),
    comment: () => page.evaluate(at => watched.comment(at), index),
    level: () => page.evaluate(at => watched.level(at), index),
    focused,
    /** Presses Tab until the focus is there. */
    async tabsTo(what: Target): Promise<void> {
      const way: string[] = [];
      while (!(await focused()).startsWith(what)) {
        assert.ok(way.length < 30, `Tab leads to ${what}; it went to ${way.join(', ')}`);
        await page.press('Tab');
        way.push(await focused());
      }
    },
    /** Chooses 不满意 and a reason, and sends, without a mouse. */
    async ratesByKeyboard(): Promise<void> {
      await citizen.tabsTo('level');
      await page.press(' ');
      await page.waitFor('a level to be chosen', at => watched.level(at) !== '', index);
      for (let step = 0; (await citizen.level()) !== '不满意' && step < 5; step++) await page.press('ArrowDown');
      assert.equal(await citizen.level(), '不满意');
      await page.waitFor('reasons', at => watched.reasons(at) !== '', index);
      await citizen.tabsTo('reason');
      await page.press(' ');
      await page.waitFor('a reason to be chosen', at => watched.chosen(at) === 1, index);
      await citizen.tabsTo('send');
      await page.press('Enter');
    },
  };
  return citizen;
}

/** The page is as it was: nothing said, nothing changed, and after the element is gone nothing listens. */
export async function assertUntouched(
  page: EnginePage,
  {noise, tellsAuthor}: {readonly noise?: RegExp | undefined; readonly tellsAuthor?: true | undefined} = {},
): Promise<void> {
  const heard = (lines: readonly string[]) => lines.filter(line => line && !noise?.test(line));
  const code = /(?:^| )gov-rating: (\w+)/;
  assert.equal(await page.evaluate(() => watched.changes()), '');
  await page.evaluate(() => watched.elements().forEach(element => element.remove()));
  assert.equal(await page.evaluate(() => watched.listeners()), '');
  const said = heard((await page.evaluate(() => watched.complaints())).split('\n'));
  const shown = heard(await page.complaints());
  if (!tellsAuthor) {
    assert.deepEqual(said, []);
    assert.deepEqual(shown, []);
    return;
  }
  assert.equal(said.length, 1, `one code for the author, not: ${said.join(' | ')}`);
  assert.match(said[0] as string, code);
  assert.deepEqual(
    shown.filter(line => !code.test(line)),
    [],
  );
}
