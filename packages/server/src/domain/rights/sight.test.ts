import assert from 'node:assert/strict';
import test from 'node:test';
import {decidersOf, limitedSight, sightInCase, sightTable, type SightOf} from './sight.ts';

const [county, city, province] = ['11440106MB2D123456', '11440100MB2C123456', '11440000MB2D000001'];
const kinds = Object.keys(sightTable) as SightOf[];

test('people of an institution are limited to what the table says of their own, those of one without a superior are not', () => {
  for (const kind of kinds) {
    const {own} = sightTable[kind];
    const limit = own === 'all' ? undefined : {institutionCode: county, sight: own};
    assert.deepEqual(limitedSight(kind, {code: county, parentCode: city}), limit, kind);
    assert.equal(limitedSight(kind, {code: province, parentCode: null}), undefined, kind);
  }
});

test('in a case the rated and the handling institution see the same part, all others all of it', () => {
  const parties = [county, '11440104MB2F123456'];
  const inCase = {parties, aboveRated: [city, province], aboveHandling: [city, province]};
  for (const kind of kinds) {
    for (const party of parties) assert.equal(sightInCase(kind, inCase, party), sightTable[kind].own, kind);
    assert.equal(sightInCase(kind, inCase, city), 'all', kind);
    assert.equal(sightInCase(kind, {...inCase, aboveRated: []}, county), 'all', kind);
  }
});

test('only institutions above both the rated and the handling one decide', () => {
  const decide = (aboveRated: string[], aboveHandling: string[]) =>
    decidersOf({parties: [county], aboveRated, aboveHandling});
  assert.deepEqual(decide([city, province], [city, province]), [city, province]);
  assert.deepEqual(decide([city, province], [province]), [province]);
  assert.deepEqual(decide([], [city]), []);
});
