import {expect} from '@open-wc/testing';
import {spokenNumber} from './spoken-number.ts';

it('speaks a receipt number digit by digit, with a pause after each group', () => {
  expect(spokenNumber('2611-3012-3456-7890-1235')).to.equal('2 6 1 1，3 0 1 2，3 4 5 6，7 8 9 0，1 2 3 5');
});

it('speaks the letters of an old receipt number and of an order number one by one', () => {
  expect(spokenNumber('20261129-45VTC-AY9DS')).to.equal('2 0 2 6 1 1 2 9，4 5 V T C，A Y 9 D S');
  expect(spokenNumber('GD20261129-45VTC-AY9DS')).to.equal('G D 2 0 2 6 1 1 2 9，4 5 V T C，A Y 9 D S');
});
