import {expect} from '@open-wc/testing';
import {typedNumber} from './number.ts';

const number = '20261124-7K3Q0-2M11D';

describe('the number of a receipt', () => {
  for (const [how, typed] of [
    ['as it was given', number],
    ['in small letters with spaces', ' 20261124 7k3q0 2m11d '],
    ['without anything between', '202611247K3Q02M11D'],
    ['with the letter O for zero, I and L for one', '2O261l24-7K3QO-2MIlD'],
    ['in full width, as Chinese keyboards write it', '２０２６１１２４－７Ｋ３Ｑ０－２Ｍ１１Ｄ'],
    ['with dashes of other kinds', '20261124–7K3Q0—2M11D'],
    ['copied with the words around it', '回执编号：20261124-7K3Q0-2M11D。'],
    ['copied after English words', 'Receipt number: 20261124-7K3Q0-2M11D.'],
  ] as const)
    it(`is understood ${how}`, () => expect(typedNumber(typed)).to.deep.equal({number}));

  for (const [what, typed, fault, count] of [
    ['nothing', ' - ', 'missing', 0],
    ['too little', '20261124-7K3', 'malformed', 11],
    ['too much', `${number}9`, 'malformed', 19],
    ['the number of a work order', 'gd20261124-7K3Q0-2M11D', 'isOrder', 20],
    ['the number of a work order after words', 'Work order: GD20261124-7K3Q0-2M11D', 'isOrder', 20],
    ['words alone', 'receipt', 'malformed', 7],
    ['a letter that no number has', '20261124-7K3QU-2M11D', 'malformed', 18],
    ['a letter in the date', '2026112A-7K3Q0-2M11D', 'malformed', 18],
  ] as const)
    it(`is not ${what}`, () => expect(typedNumber(typed)).to.deep.equal({fault, count}));
});
