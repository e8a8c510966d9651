import assert from 'node:assert/strict';
import fc from 'fast-check';
import {problemDocument, problems, refusalsOf, routes, type ProblemCode, type Route} from '@gov-rating/contract';
import type {LogEntry, Storage} from '../../src/index.ts';
import type {Scene} from '../fixtures/api.fixtures.ts';
import {OpenStream} from '../fixtures/event-stream.fixtures.ts';
import {aPopulatedScene} from './known-things.ts';
import {shots, type Shot} from './requests.ts';

/** Refusals that come of the address line alone. */
const ofAddress: readonly ProblemCode[] = ['not_found', 'method_not_allowed', 'header_repeated', 'rate_limited'];

/** What came of many requests: how many were answered, and how many refused with each code. */
export type Outcomes = ReadonlyMap<string, number>;

/** One run of the fuzzer over one storage. */
export interface Run {
  readonly storage: Storage;
  readonly requests: number;
  /** The same seed makes the same requests. */
  readonly seed: number;
}

/**
 * Sends requests to the whole app and checks each answer: no fault of the server, every refusal a documented problem of
 * the route that was called, every success of the form that the contract says. Rejects with the shortest request that
 * brings something else.
 */
export async function fire({storage, requests, seed}: Run): Promise<Outcomes> {
  const entries: LogEntry[] = [];
  const {scene, known} = await aPopulatedScene(storage, entry => void entries.push(entry));
  const outcomes = new Map<string, number>();
  const property = fc.asyncProperty(shots(known), async shot => {
    entries.length = 0;
    const outcome = await answerTo(scene, shot, entries);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  });
  await fc.assert(property, {numRuns: requests, seed, verbose: 0});
  assert.deepEqual(await storage.recount(), []);
  return outcomes;
}

/** Sends one request and checks its answer; the code of the refusal, or `done`. */
async function answerTo({app}: Scene, shot: Shot, entries: readonly LogEntry[]): Promise<string> {
  const {method, path, headers, body} = shot;
  const init = {method, headers, ...(body === undefined ? {} : {body})};
  const response = await app.fetch(new Request(`http://localhost:8080${path}`, init));
  const text = await textOf(response);
  const what = `${response.status} ${text.slice(0, 500)}`;
  const [entry] = entries;
  assert.ok(response.status < 500, `a fault of the server: ${what} ${JSON.stringify(entry?.error)}`);
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(entry?.status, response.status, 'the log says something else');
  const route = Object.hasOwn(routes, entry.route) ? (routes[entry.route as keyof typeof routes] as Route) : undefined;
  if (response.status >= 400) return refusalIn(response, method, text, route);
  if (response.status === 200 || response.status === 201) demandForm(response, method, text, route);
  return 'done';
}

/** The body; of a stream of events, which does not end, the data of its first event. */
async function textOf(response: Response): Promise<string> {
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (!isStream || response.body === null) return response.text();
  const stream = new OpenStream(response);
  const first = await stream.next();
  await stream.cancel();
  return JSON.stringify(first?.event);
}

function refusalIn(response: Response, method: string, text: string, route: Route | undefined): string {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  if (method === 'HEAD') return 'refused';
  const {code, status} = problemDocument.parse(JSON.parse(text));
  assert.equal(status, response.status);
  assert.equal(status, problems[code].status);
  const documented = route ? refusalsOf(route) : ofAddress;
  assert.ok(documented.includes(code), `${code} is no refusal that ${route?.operationId ?? 'an address'} documents`);
  if (status === 401) assert.ok(response.headers.get('www-authenticate'));
  return code;
}

function demandForm(response: Response, method: string, text: string, route: Route | undefined): void {
  if (!route || method === 'HEAD') return;
  assert.equal(response.status, route.status);
  const isTable = response.headers.get('content-type')?.startsWith('text/csv') ?? false;
  if (isTable) return;
  const lines = route.answer === 'download' ? text.split('\n').filter(line => line !== '') : [text];
  for (const line of lines) {
    const parsed = route.output.safeParse(JSON.parse(line));
    assert.ok(parsed.success, `${route.operationId} answers ${line.slice(0, 300)}: ${String(parsed.error)}`);
  }
}
