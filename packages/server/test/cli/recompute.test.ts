import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import type {PublicationEntry} from '@gov-rating/contract';
import {createResultsClient} from '@gov-rating/sdk/results';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aScene, type Scene} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {published} from '../fixtures/publication.fixtures.ts';
import {preparedSqliteFile} from '../fixtures/prepared-databases.fixtures.ts';

/** What a reader has who took publication and export from a server, and the folder of that server. */
interface Taken {
  readonly scene: Scene;
  readonly directory: string;
  readonly entry: PublicationEntry;
  readonly exportFile: string;
  readonly publicationFile: string;
}

async function taken(context: TestContext): Promise<Taken> {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(await preparedSqliteFile(directory));
  context.after(() => storage.close());
  const scene = await aScene({storage});
  const entry = await published(scene);
  const {publicationId} = entry;
  const reader = createResultsClient({
    baseUrl: 'http://localhost:8080',
    fetch: (url, init) => scene.app.fetch(new Request(url, init)),
  });
  const lines: string[] = [];
  for await (const piece of reader.exportFile({publicationId})) lines.push(piece);
  const [exportFile, publicationFile] = [join(directory, 'export.ndjson'), join(directory, 'publication.json')];
  await writeFile(exportFile, lines.join(''));
  await writeFile(publicationFile, await (await scene.call(`/v1/publications/${publicationId}`)).text());
  return {scene, directory, entry, exportFile, publicationFile};
}

/** Runs the command line and gives back its exit code and all that it said. */
async function input(directory: string, ...args: string[]) {
  const lines: string[] = [];
  const tell = (line: string) => void lines.push(line);
  const operator = {env: {DATA_DIR: directory}, print: tell, printError: tell, stop: new AbortController().signal};
  return {code: await run(['recompute', ...args], operator), text: lines.join('\n')};
}

test('a publication is recomputed from the files alone', async context => {
  const {directory, exportFile, publicationFile} = await taken(context);
  assert.deepEqual(await input(directory, '--export', exportFile, '--publication', publicationFile), {
    code: 0,
    text: 'The same, byte for byte, from 6 ratings.',
  });
});

test('an operator recomputes a publication of the own database by its id', async context => {
  const {directory, exportFile, entry} = await taken(context);
  const {code} = await input(directory, '--export', exportFile, '--publication', entry.publicationId);
  assert.equal(code, 0);
});

test('a bad rating changed to a good one in the export is found', async context => {
  const {scene, directory, exportFile, publicationFile, entry} = await taken(context);
  const text = await (await scene.call(`/v1/publications/${entry.publicationId}/export`)).text();
  await writeFile(exportFile, text.replace('"dissatisfied"', '"very_satisfied"'));
  const {code, text: disclosed} = await input(directory, '--export', exportFile, '--publication', publicationFile);
  assert.equal(code, 1);
  assert.match(disclosed, /First difference at results\.channels\.0\.bad:\n {2}published {3}2\n {2}recomputed {2}1/);
});

test('a missing file or one that is not an export is reported in a sentence', async context => {
  const {directory, exportFile, publicationFile} = await taken(context);
  const cases: [string[], RegExp][] = [
    [[], /needs --export FILE/],
    [['--export', exportFile, '--publication', 'AAAAAAAAAAAAAAAAAAAAAA'], /neither a file nor a publication/],
    [['--export', exportFile, '--publication', '/no/such/file.json'], /There is no file/],
    [['--export', join(directory, 'none'), '--publication', publicationFile], /There is no file/],
    [['--export', publicationFile, '--publication', publicationFile], /Line 1 is no rating/],
    [['--export', exportFile, '--publication', exportFile], /not JSON/],
  ];
  for (const [args, sentence] of cases) {
    const {code, text} = await input(directory, ...args);
    assert.equal(code, 1, text);
    assert.match(text, sentence);
  }
});

test('a program reads statistics, publications and every rating of an export with the SDK', async context => {
  const {scene, entry} = await taken(context);
  const reader = createResultsClient({
    baseUrl: 'http://localhost:8080',
    fetch: (url, init) => scene.app.fetch(new Request(url, init)),
  });
  assert.equal((await reader.getStatistics({areaCode: '440100', groupBy: 'institution'})).total, 6);
  const listed: string[] = [];
  for await (const {publicationId} of reader.allPublications()) listed.push(publicationId);
  assert.deepEqual(listed, [entry.publicationId]);
  const {results} = await reader.getPublication({publicationId: entry.publicationId});
  const levels: string[] = [];
  for await (const {level} of reader.exportRatings({publicationId: entry.publicationId})) levels.push(level);
  assert.equal(levels.length, results.total);
  assert.equal(levels.filter(level => level === 'dissatisfied').length, 2);
});
