import assert from 'node:assert/strict';
import test from 'node:test';
import {creditCodeCheck} from './credit-code.ts';

for (const code of ['91110000802100433B', '91350100M000100Y43', '11440100MB2C12345P']) {
  test(`the check character of ${code} is right`, () => assert.equal(creditCodeCheck(code), code[17]));
  test(`a single wrong digit of ${code} is noticed at every place`, () => {
    for (let place = 0; place < 17; place++) {
      const other = code[place] === '7' ? '8' : '7';
      assert.notEqual(creditCodeCheck(`${code.slice(0, place)}${other}${code.slice(place + 1)}`), code[17]);
    }
  });
}

test('two neighbours in the wrong order are noticed', () => {
  assert.notEqual(creditCodeCheck('91110000802104033B'), 'B');
});

for (const code of ['9111000080210O433B', '911100008021004', '', 'z1110000802100433B']) {
  test(`"${code}" has no check character, because it is no code of the standard`, () => {
    assert.equal(creditCodeCheck(code), undefined);
  });
}
