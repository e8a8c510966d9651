import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {institutions} from './institutions.ts';
import {items} from './items.ts';

describe('the institutions of the example data', () => {
  it('have invented names and areas, because their ratings are invented', () => {
    for (const {name, areaCode} of institutions) {
      assert.match(name, /^(示例[省市]|[甲乙丙丁戊己庚辛壬癸][州江]市)/);
      assert.match(areaCode, /^99/);
    }
  });

  it('are known to every item, each by one name and one code', () => {
    const names = new Set(institutions.map(({name}) => name));
    assert.equal(names.size, institutions.length);
    assert.equal(new Set(institutions.map(({code}) => code)).size, institutions.length);
    for (const {institution} of items) assert.ok(names.has(institution), institution);
  });
});
