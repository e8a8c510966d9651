import fc from 'fast-check';
import {roles, routes, type Route, type RouteName} from '@gov-rating/contract';
import {anything, objectsOf} from './arbitraries.ts';
import type {Known} from './known-things.ts';

/** A request as it will be sent; plain data, so that one that brings a fault is printed and sent again. */
export interface Shot {
  readonly route: RouteName;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
}

const names = Object.keys(routes) as RouteName[];

/** Mostly the first, seldom the second. */
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 9): fc.Arbitrary<T> =>
  fc.oneof({weight, arbitrary: usual}, {weight: 1, arbitrary: odd});

/** Text for a header: what HTTP lets pass. */
const headerText = fc
  .string({unit: 'binary-ascii', maxLength: 80})
  .map(text => text.replace(/[^\t\x20-\x7e]/g, '').trim());

/** Fields with one of them left out, replaced, or one too many. */
function spoilt(fields: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  const named = Object.keys(fields);
  const [first = 'x', ...rest] = named;
  const replaced = fc
    .tuple(fc.constantFrom(first, ...rest), anything)
    .map(([name, value]) => ({...fields, [name]: value}));
  const left = fc
    .constantFrom(first, ...rest)
    .map(name => Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name)));
  const added = fc
    .tuple(fc.constantFrom('__proto__', 'constructor', 'toString', 'idempotencyKey', 'x'), anything)
    .map(([name, value]) => ({...fields, [name]: value}));
  return fc.oneof(
    {weight: 6, arbitrary: fc.constant(fields)},
    {weight: 3, arbitrary: replaced},
    {weight: 1, arbitrary: left},
    {weight: 1, arbitrary: added},
  );
}

/** Requests of every route by every kind of caller: mostly right, and wrong somewhere. */
export const shots = (known: Known): fc.Arbitrary<Shot> =>
  fc.constantFrom(...names).chain(name => {
    const route: Route = routes[name];
    const fields = objectsOf(route.input, known.values).chain(spoilt);
    return fc
      .record({
        fields,
        method: mostly(
          fc.constant<string>(route.method),
          fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
        ),
        tail: mostly(
          fc.constant(''),
          fc.constantFrom('/', '//', '/..', '/x', '%2f', '%00', ';a=b', '?', '?a=%zz&a', '#'),
        ),
        headers: headersOf(route, known),
        raw: mostly(fc.constant(undefined), fc.uint8Array({maxLength: 200}), 30),
        cut: mostly(fc.constant(1), fc.double({min: 0, max: 1, noNaN: true}), 30),
      })
      .map(shot => toShot(name, route, shot));
  });

interface Parts {
  readonly fields: Record<string, unknown>;
  readonly method: string;
  readonly tail: string;
  readonly headers: Record<string, string>;
  readonly raw: Uint8Array | undefined;
  readonly cut: number;
}

function toShot(name: RouteName, route: Route, {fields, method, tail, headers, raw, cut}: Parts): Shot {
  const path = route.path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(asText(fields[field] ?? 'x')));
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const query = route.method === 'GET' ? `?${queryOf(fields)}` : '';
  const text = asJson(fields);
  const whole = headers['content-type']?.includes('form')
    ? queryOf(fields)
    : text.slice(0, Math.ceil(text.length * cut));
  const body = hasBody ? (raw === undefined ? whole : new Uint8Array(raw)) : undefined;
  return {route: name, method, path: path + tail + query, headers, body};
}

const headersOf = (route: Route, known: Known): fc.Arbitrary<Record<string, string>> =>
  fc
    .record({
      authorization: authorization(route, known),
      'content-type': mostly(
        fc.constant('application/json'),
        fc.oneof(
          fc.constantFrom('application/x-www-form-urlencoded', 'application/json;charset=gbk', 'text/plain', ';;=', ''),
          headerText,
        ),
      ),
      'idempotency-key': mostly(
        fc.stringMatching(/^[A-Za-z0-9_-]{16,64}$/),
        fc.oneof(fc.constantFrom('short', 'a-key-that-comes-again', ''), headerText),
      ),
      'accept-language': fc.oneof(fc.constantFrom('en', 'zh-TW;q=1', ';q='), headerText),
      'if-none-match': mostly(fc.constant(''), fc.oneof(fc.constant('*'), headerText)),
      origin: mostly(fc.constant(''), headerText),
    })
    .map(headers => Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')));

/** Mostly a token that opens the route, else one of another caller, or none at all. */
function authorization({caller, roles: allowed = []}: Route, {tokens}: Known): fc.Arbitrary<string> {
  const staff = allowed.flatMap(role => [...tokens[role], tokens[role][0] ?? '']);
  const bearer = (list: readonly string[]) => fc.constantFrom(...list).map(token => `Bearer ${token}`);
  const fitting = {
    anyone: fc.constant(''),
    citizen: bearer(tokens.citizen),
    rater: bearer(tokens.rater),
    device: bearer(tokens.device),
    department: bearer(tokens.department),
    person: staff.length === 0 ? fc.constant('') : bearer(staff),
    office: bearer([...staff, ...tokens.department]),
  }[caller];
  const strange = tokens.nobody.map(token => token.replace(/[^\x20-\x7e]/g, ''));
  return mostly(
    fitting,
    fc.oneof(
      bearer([
        ...tokens.citizen,
        ...tokens.rater,
        ...tokens.device,
        ...tokens.department,
        ...roles.flatMap(role => tokens[role]),
        ...strange,
      ]),
      fc.constantFrom('', 'Basic eDp5', 'Bearer', 'Basic !', 'x'),
      headerText,
    ),
    4,
  );
}

function queryOf(fields: Record<string, unknown>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(asText(value))}`).join('&');
}

const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    // A value that JSON does not have, such as a bigint or a circle.
    return '{"x":1';
  }
};

/** Any value as a well-formed text. */
const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : asJson(value)).replace(/\p{Surrogate}/gu, '\ufffd');
