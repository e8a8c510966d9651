import {levels, type Level} from '@gov-rating/sdk/core';
import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {startBackend, type Backend} from '../testing/backend.ts';
import {drawn, openRating, type RatingPage} from '../testing/rating-page.ts';
import {defineGovRating} from './element.ts';

defineGovRating();

const bad: readonly Level[] = ['dissatisfied', 'very_dissatisfied'];

describe('<gov-rating> is as many steps long for every level', () => {
  let backend: Backend;
  let page: RatingPage;

  beforeEach(async () => {
    backend = await startBackend();
    page = await openRating(backend, await backend.invite());
  });
  afterEach(() => page.element.remove());

  async function pressOn(target: Element | undefined): Promise<void> {
    target?.scrollIntoView({block: 'center'});
    const {x, y, width, height} = (target as Element).getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)]});
    await drawn(page.element);
  }

  for (const level of levels)
    it(`takes ${level} in two presses, and one more for the reason that the rule demands of a bad rating`, async () => {
      const received = oneEvent(page.element, 'gov-rating-received');
      const targets = [page.radios()[levels.indexOf(level)]];
      let presses = 0;
      for (const target of targets) {
        await pressOn(target);
        presses++;
      }
      if (bad.includes(level)) {
        await pressOn(page.boxes()[0]);
        presses++;
      }
      await pressOn(page.sendButton());
      presses++;
      await received;
      expect(presses).to.equal(bad.includes(level) ? 3 : 2);
      expect(backend.sent()).to.equal(1);
    });

  for (const level of levels)
    it(`takes ${level} by keyboard in as many keys as any, counted from the level`, async () => {
      const received = oneEvent(page.element, 'gov-rating-received');
      let keys = 0;
      const press = async (key: string) => {
        await sendKeys({press: key});
        await drawn(page.element);
        keys++;
      };
      page.radios()[levels.indexOf(level)]?.focus();
      await press(' ');
      await press('Tab');
      if (bad.includes(level)) await press(' ');
      const tags = page.boxes().length;
      while (page.element.shadowRoot?.activeElement !== page.sendButton() && keys < 40) await press('Tab');
      await press('Enter');
      await received;
      // Stops of the Tab key: level, each tag, the button for other tags, comment, send.
      expect(keys - tags, `${keys} keys, ${tags} tags`).to.equal(bad.includes(level) ? 6 : 5);
    });
});
