import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {publication, publicationEntry} from '../routes/publications.ts';
import {statistics} from '../routes/statistics.ts';
import {aPublication, aPublicationEntry, aStatistics} from './results.ts';

describe('results as tests need them', () => {
  it('keep the contract', () => {
    assert.deepEqual(statistics.parse(aStatistics()), aStatistics());
    assert.deepEqual(publication.parse(aPublication()), aPublication());
    assert.deepEqual(publicationEntry.parse(aPublicationEntry()), aPublicationEntry());
  });
});
