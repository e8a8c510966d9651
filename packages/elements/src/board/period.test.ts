import {expect} from '@open-wc/testing';
import {daysOf} from './period.ts';

describe('the period of live results', () => {
  /** 00:30 on 1 March in Beijing, still February in London. */
  const now = Date.parse('2028-02-29T16:30:00Z');

  for (const [period, from, to] of [
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['1d', '2028-03-01', '2028-03-01'],
    ['30d', '2028-02-01', '2028-03-01'],
    ['1m', '2028-03-01', '2028-03-01'],
    ['12m', '2027-04-01', '2028-03-01'],
  ] as const)
    it(`reads ${period} by the calendar of Beijing`, () => {
      expect(daysOf(period, now)).to.deep.equal({from, to});
    });

  for (const period of ['', '26', '2026-13', '2026-00', '2026-1', '12', '12y', '1234d', ' 12m'])
    it(`takes "${period}" for no period`, () => {
      expect(daysOf(period, now)).to.equal(undefined);
    });
});
