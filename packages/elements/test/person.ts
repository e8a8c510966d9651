import assert from 'node:assert/strict';
import type {EnginePage} from '../../tooling/engines.mjs';

/** The standard's words, in its order. */
const words = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'];

/** A citizen before a page: sees what is drawn, uses the mouse. `index` tells elements of one page apart. */
export function person(page: EnginePage, index = 0) {
  const click = async (what: 'level' | 'reason' | 'send', word: string): Promise<void> => {
    const {x, y} = await page.evaluate((...args) => watched.place(...args), index, what, word);
    await page.click(x, y);
  };
  return {
    /** Waits for the form and finds nothing wrong with how the five levels are drawn. */
    async seesTheForm(): Promise<void> {
      await page.waitFor('five levels', at => watched.levels(at).split('\n').length === 5, index);
      const levels = await page.evaluate(at => watched.levels(at), index);
      assert.deepEqual(levels.split('\n'), words);
      assert.equal(await page.evaluate(at => watched.faults(at), index), '');
    },
    /** Says what was not right, with a reason if there is none yet. */
    async chooses(): Promise<void> {
      await click('level', '不满意');
      await page.waitFor('reasons', at => watched.reasons(at) !== '', index);
      if (await page.evaluate(at => watched.chosen(at), index)) return;
      const reasons = await page.evaluate(at => watched.reasons(at), index);
      await click('reason', reasons.split('\n')[0] as string);
    },
    sends: () => click('send', ''),
    async getsAReceipt(): Promise<void> {
      await page.waitFor('a receipt', at => /\d{8}-[0-9A-Z]{5}-[0-9A-Z]{5}/.test(watched.text(at)), index);
    },
  };
}

/** The page is as it was: nothing said, nothing changed, and after the element is gone nothing listens. */
export async function assertUntouched(page: EnginePage): Promise<void> {
  assert.equal(await page.evaluate(() => watched.changes()), '');
  await page.evaluate(() => watched.elements().forEach(element => element.remove()));
  assert.equal(await page.evaluate(() => watched.listeners()), '');
  assert.equal(await page.evaluate(() => watched.complaints()), '');
  assert.deepEqual(await page.complaints(), []);
}
