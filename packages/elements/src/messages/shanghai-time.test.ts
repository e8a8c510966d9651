import {expect} from '@open-wc/testing';
import {shanghaiTime} from './shanghai-time.ts';

const zh = '{y}年{m}月{d}日 {t}';

describe('the time of a service', () => {
  for (const [moment, seen] of [
    ['2026-11-24T09:30:00+08:00', '2026年11月24日 09:30'],
    ['2026-11-24T01:30:00Z', '2026年11月24日 09:30'],
    ['2026-12-31T16:00:00.000Z', '2027年1月1日 00:00'],
    ['2026-02-28T15:59:59Z', '2026年2月28日 23:59'],
    ['2026-07-01T00:00:00-05:00', '2026年7月1日 13:00'],
    ['yesterday', 'yesterday'],
    ['', ''],
  ] as const)
    it(`is shown as clocks in China show it, wherever the browser is: ${moment || 'none'}`, () => {
      expect(shanghaiTime(moment, zh)).to.equal(seen);
    });

  it('is written as a language wants it', () => {
    expect(shanghaiTime('2026-01-05T01:05:00Z', '{y}-{mm}-{dd} {t}')).to.equal('2026-01-05 09:05');
  });
});
