import {expect} from '@open-wc/testing';
import {startDeskBackend} from '../../testing/desk-backend.ts';
import {openDesk} from '../../testing/desk-page.ts';
import {defineGovRatingDesk} from '../element.ts';

defineGovRatingDesk();

/** How the desk calls the number of a ticket. */
const names = {'zh-CN': '排队号', 'zh-TW': '排隊號', en: 'Ticket'};

describe('<gov-rating-desk> with an order about a queue ticket', () => {
  for (const [lang, name] of Object.entries(names))
    it(`names in ${lang} the place in list and order, the number of the ticket, and no case`, async () => {
      const backend = await startDeskBackend();
      const number = await backend.badTicket('A0042');
      const page = await openDesk({client: backend.desk('staff'), lang});
      try {
        await page.settled(() => page.all('.row').length > 0);
        expect(page.text('.row')).to.contain('天河区政务服务中心');
        await page.openOrder(number);
        expect(page.text('#order')).to.equal('天河区政务服务中心');
        expect(page.text('.detail')).to.contain(`${name} A0042`);
        expect(page.text()).not.to.match(/#|null|undefined|办件编号|辦件編號|Case number/);
        await expect(page.element).to.be.accessible();
      } finally {
        page.element.remove();
      }
    });
});
