import {expect} from '@open-wc/testing';
import {startDeskBackend} from '../../testing/desk-backend.ts';
import {openDesk} from '../../testing/desk-page.ts';
import {defineGovRatingDesk} from '../element.ts';

defineGovRatingDesk();

describe('an open order whose rater took the words back', () => {
  it('says so, and when, in place of the words', async () => {
    const backend = await startDeskBackend();
    const number = await backend.badRating('不动产转移登记');
    backend.passTime(3_600_000);
    await backend.eraseWords(number);
    const page = await openDesk({client: backend.desk('head')});
    await page.openOrder(number);
    expect(page.text()).to.contain('评价人已撤回所写文字 · 2026年11月25日 11:12');
    expect(page.text()).not.to.contain('等了两个小时');
    expect(page.text()).not.to.contain('未填写说明');
    await expect(page.element).to.be.accessible();
    page.element.remove();
  });
});
