import assert from 'node:assert/strict';
import test from 'node:test';
import {areaPrefix} from './area-prefix.ts';

const cases: [string, string][] = [
  ['000000', ''],
  ['440000', '44'],
  ['440100', '4401'],
  ['440103', '440103'],
  ['449000', '4490'],
  ['440103001', '440103001'],
  ['440103000', '440103'],
  ['440100000', '4401'],
  ['440103001000', '440103001'],
  ['440103001001', '440103001001'],
  ['440000000000', '44'],
  ['441900003000', '441900003'],
  ['440100000001', '440100000001'],
];
for (const [code, prefix] of cases) {
  test(`area ${code} and everything below it share "${prefix}"`, () => assert.equal(areaPrefix(code), prefix));
}
