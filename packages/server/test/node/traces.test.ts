import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import test from 'node:test';
import {serve} from '../../src/node.ts';
import {startTraces} from '../../src/monitoring/traces.ts';
import {aScene} from '../fixtures/api.fixtures.ts';

interface Sent {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly {
      readonly spans: readonly {readonly name: string; readonly traceId: string; readonly parentSpanId?: string}[];
    }[];
  }[];
}

test('a collector gets a span of each request, in the trace of the proxy, and of each run that did something', async context => {
  const bodies: string[] = [];
  const collector = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      bodies.push(`${request.url} ${body}`);
      response.writeHead(200, {'Content-Type': 'application/json'}).end('{}');
    });
  });
  await new Promise<void>(resolve => collector.listen(0, '127.0.0.1', resolve));
  context.after(() => new Promise(resolve => collector.close(resolve)));
  const traces = await startTraces({
    endpoint: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`,
    version: '1.2.3',
  });
  const scene = await aScene({log: traces.request});
  const running = await serve({app: scene.app, port: 0, trustedProxies: 1, pages: false});
  context.after(() => running.close(0));
  const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
  const headers = {traceparent: `00-${traceId}-${spanId}-01`};
  await (await fetch(`${running.url}/v1/standard?person=secret`, {headers})).arrayBuffer();
  const job = (done: number) => traces.observed({name: 'seal-evidence', everyMs: 1, run: async () => done});
  await job(0).run(scene.app.context);
  await job(3).run(scene.app.context);
  await traces.stop();
  assert.ok(bodies.length > 0 && bodies.every(body => body.startsWith('/v1/traces ')));
  assert.equal(bodies.join('').includes('secret'), false);
  const spans = bodies.flatMap(body =>
    (JSON.parse(body.slice(body.indexOf('{'))) as Sent).resourceSpans.flatMap(({scopeSpans}) =>
      scopeSpans.flatMap(scope => scope.spans),
    ),
  );
  assert.deepEqual(spans.map(({name}) => name).sort(), ['GET getStandard', 'job seal-evidence']);
  const request = spans.find(({name}) => name.startsWith('GET'));
  assert.deepEqual([request?.traceId, request?.parentSpanId], [traceId, spanId]);
});
