import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createResultsReader, exportAddress} from './results-reader.ts';

describe('a client that reads results', () => {
  it('has what a page shows and nothing that downloads', () => {
    const reader = createResultsReader({baseUrl: 'https://rating.example'});
    assert.deepEqual(Object.keys(reader).sort(), ['getPublication', 'getStatistics', 'listPublications']);
  });

  it('gives the URL of an export, also below a path and for an id with special characters', () => {
    assert.equal(
      exportAddress('https://rating.example/', 'abc', 'csv'),
      'https://rating.example/v1/publications/abc/export?format=csv',
    );
    assert.equal(exportAddress('/api', 'a/b', 'ndjson'), '/api/v1/publications/a%2Fb/export?format=ndjson');
    assert.throws(() => exportAddress('', '..', 'csv'), TypeError);
  });
});
