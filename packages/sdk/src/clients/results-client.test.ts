import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {someStatistics} from '@gov-rating/contract/testing';
import {json, offline, page, refusal, scriptedFetch, type Step} from '../../test/scripted-fetch.ts';
import {createResultsClient, isApiError, isContractError, isNetworkError} from '../results.ts';

function aReader(...steps: Step[]) {
  const {fetch, requests} = scriptedFetch(...steps);
  const client = createResultsClient({baseUrl: 'https://rating.example.gov.cn/', fetch});
  const asked = () => requests.map(({url}) => url.replace('https://rating.example.gov.cn/v1', ''));
  return {client, requests, asked};
}

const rating = (id: string) => ({
  id,
  institutionCode: '11440100MB2C123456',
  itemCode: null,
  channel: 'web',
  day: null,
  level: 'satisfied',
  source: 'active',
  tags: [],
  order: 'none',
});

/** A body that comes in these pieces, cut wherever it was cut. */
function pieces(...parts: (Uint8Array | Error)[]): Response {
  return new Response(
    new ReadableStream({
      pull(controller) {
        const part = parts.shift();
        if (part instanceof Error) controller.error(part);
        else if (part === undefined) controller.close();
        else controller.enqueue(part);
      },
    }),
  );
}

const bytes = (text: string) => new TextEncoder().encode(text);

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of from) found.push(one);
  return found;
}

describe('results as they are now', () => {
  it('are asked for by scope and grouping', async () => {
    const {client, asked} = aReader(json(someStatistics({total: 3})));
    const {total} = await client.getStatistics({areaCode: '440100', groupBy: 'institution'});
    assert.equal(total, 3);
    assert.deepEqual(asked(), ['/statistics?areaCode=440100&groupBy=institution']);
  });
});

describe('publications', () => {
  it('are listed page by page, only as they are read', async () => {
    const entry = (publicationId: string) => ({publicationId});
    const {client, asked} = aReader(
      json({items: [entry('c'), entry('b')], nextCursor: 'next'}),
      json({items: [entry('a')], nextCursor: null}),
    );
    const found = await all(client.allPublications({areaCode: '440100', limit: 2}));
    assert.deepEqual(
      found.map(({publicationId}) => publicationId),
      ['c', 'b', 'a'],
    );
    assert.deepEqual(asked(), [
      '/publications?areaCode=440100&limit=2',
      '/publications?areaCode=440100&limit=2&cursor=next',
    ]);
  });

  it('are not listed for ever when a cursor leads back to itself', async () => {
    const again = () => json({items: [], nextCursor: 'same'});
    const {client} = aReader(again(), again());
    await assert.rejects(all(client.allPublications()), isContractError);
  });

  it('are read by their id, which is in the path', async () => {
    const {client, asked} = aReader(json({results: {}}), refusal('unknown_publication'));
    await client.getPublication({publicationId: 'a-b_c'});
    await assert.rejects(
      client.getPublication({publicationId: 'x'}),
      error => isApiError(error) && error.status === 404,
    );
    assert.deepEqual(asked(), ['/publications/a-b_c', '/publications/x']);
  });
});

describe('an export', () => {
  it('brings one rating after the other, wherever the network cut the lines', async () => {
    const text = bytes(`${JSON.stringify(rating('一'))}\n${JSON.stringify(rating('二'))}\n`);
    const {client, asked} = aReader(pieces(text.slice(0, 9), text.slice(9, 150), text.slice(150)));
    const found = await all(client.exportRatings({publicationId: 'p'}));
    assert.deepEqual(
      found.map(({id}) => id),
      ['一', '二'],
    );
    assert.deepEqual(asked(), ['/publications/p/export?format=ndjson']);
  });

  it('comes as the bytes of the file when a file is wanted, its byte order mark included', async () => {
    const {client, asked} = aReader(pieces(bytes('\uFEFFid,level\r\n'), bytes('a,satisfied\r\n')));
    const text = (await all(client.exportFile({publicationId: 'p', format: 'csv'}))).join('');
    assert.equal(text, '\uFEFFid,level\r\na,satisfied\r\n');
    assert.deepEqual(asked(), ['/publications/p/export?format=csv']);
  });

  const broken: [string, Step, (error: unknown) => boolean][] = [
    ['the server refuses', refusal('unknown_publication'), error => isApiError(error)],
    ['there is no connection', offline(), error => isNetworkError(error)],
    ['the connection breaks half-way', pieces(bytes(`${JSON.stringify(rating('a'))}\n{`), offline()), isNetworkError],
    ['the last line has no end', pieces(bytes(JSON.stringify(rating('a')))), error => isContractError(error)],
    ['a line is no rating', pieces(bytes('{"id":"a"}\n')), error => isContractError(error)],
    ['a line is no JSON', pieces(bytes('id,level\n')), error => isContractError(error)],
    ['a network asks to sign in', page(), error => isContractError(error)],
  ];
  for (const [name, step, expected] of broken) {
    it(`says so when ${name}`, async () => {
      await assert.rejects(all(aReader(step).client.exportRatings({publicationId: 'p'})), expected);
    });
  }

  it('ends the transfer when reading stops', async () => {
    const {client, requests} = aReader(
      new Response(
        new ReadableStream({
          pull: controller => controller.enqueue(bytes(`${JSON.stringify(rating('a'))}\n`)),
        }),
      ),
    );
    for await (const {id} of client.exportRatings({publicationId: 'p'})) {
      assert.equal(id, 'a');
      assert.equal(requests[0]?.signal.aborted, false);
      break;
    }
    assert.equal(requests[0]?.signal.aborted, true);
  });

  it('is given up when it is called off', async () => {
    const stop = new AbortController();
    const {client} = aReader(new Response(new ReadableStream({start: () => stop.abort()})));
    await assert.rejects(all(client.exportRatings({publicationId: 'p'}, {signal: stop.signal})), isNetworkError);
  });
});
