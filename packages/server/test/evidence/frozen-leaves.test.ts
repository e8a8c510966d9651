import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {hashOfLeaf} from '@gov-rating/contract/evidence';
import {
  committedServiceFacts,
  laterServiceFacts,
  textOfLeaf,
  toLeaf,
  type LeafSource,
} from '../../src/domain/evidence/leaf.ts';

/**
 * What was sealed stays sealed: rows as they were stored, with the hash that each version of the leaf gave them. An example
 * is never changed. A new version of a leaf gets examples of its own.
 */
interface FrozenLeaf {
  readonly about: string;
  readonly version: 1 | 2 | 3 | 4 | 5;
  readonly source: LeafSource;
  readonly leafHash: string;
}

const frozen = JSON.parse(
  readFileSync(new URL('frozen-leaves.json', import.meta.url), 'utf8'),
) as readonly FrozenLeaf[];

for (const {about, version, source, leafHash} of frozen) {
  test(`${about} still has the hash under which it was sealed`, () => {
    const hash = hashOfLeaf(textOfLeaf(toLeaf(source, version)));
    assert.equal(Buffer.from(hash).toString('hex'), leafHash);
  });
}

test('a fact that services get later leaves every sealed hash as it is', () => {
  for (const {version, source, leafHash} of frozen) {
    if (!('service' in source)) continue;
    if (source.kind === 'rating' ? version >= 3 : version === 2) continue;
    const service = {...source.service, ticketNumber: 'A017'};
    const hash = hashOfLeaf(textOfLeaf(toLeaf({...source, service}, version)));
    assert.equal(Buffer.from(hash).toString('hex'), leafHash);
  }
});

test('the facts of a service that leaves commit to are the ones that were sealed first', () => {
  assert.deepEqual(committedServiceFacts, [
    ...['institutionCode', 'projectNo', 'serviceNumber', 'node', 'itemCode', 'itemName'],
    ...['serviceName', 'staffNumber', 'windowNumber', 'servedAt'],
  ]);
  assert.deepEqual(laterServiceFacts, ['pointId', 'ticketNumber', 'staffList']);
});
