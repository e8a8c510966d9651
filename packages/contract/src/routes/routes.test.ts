import assert from 'node:assert/strict';
import test from 'node:test';
import {z} from 'zod';
import {endpoints, pathParameters} from '../endpoints.ts';
import {openApiDocument} from '../openapi.ts';
import {problems} from '../problem.ts';
import type {RouteName} from '../types.ts';
import {refusalsOf, routes, type Route} from './index.ts';
import {aDraft, aService, anInstitution} from '../testing/index.ts';
import {institution} from './institutions.ts';

const table: [string, Route][] = Object.entries(routes);

test('no two routes share method and path', () => {
  const places = Object.values(endpoints).map(({method, path}) => `${method} ${path}`);
  assert.equal(new Set(places).size, places.length);
});

for (const [name, route] of table) {
  test(`${name} takes every name of its path as input`, () => {
    for (const parameter of pathParameters(route.path)) assert.ok(parameter in route.input.shape, parameter);
  });

  test(`${name} limits every text it takes`, () => {
    const open = unlimitedTexts(openApiDocument('0') as Json, name);
    assert.deepEqual(open, []);
  });
}

test('what leads to a rating or to the one who gave it is in no address, which logs and histories keep', () => {
  const secrets = /receipt|invitationToken|caseNumber|projectNo|assertion|ticket$|code$|secret|key|digits|telephone/i;
  const ofPlaces = ['institutionCode', 'areaCode', 'itemCode'];
  const found = table.flatMap(([name, {method, path, input}]) =>
    (method === 'GET' ? Object.keys(input.shape) : pathParameters(path))
      .filter(field => secrets.test(field) && !ofPlaces.includes(field))
      .map(field => `${name}: ${field}`),
  );
  assert.deepEqual(found, []);
});

for (const [name, route] of table) {
  test(`${name} is checked by a field that each of its answers has`, () => {
    const [field, type, nullable = false] = route.responseCheck;
    const {shape} = route.output as z.ZodObject;
    assert.equal(shape[field]?.safeParse(undefined).success, false, field);
    assert.equal(typeOf(shape[field]), type);
    assert.equal(shape[field]?.safeParse(null).success, nullable, field);
  });
}

test('what pages read of the routes is what the routes say', () => {
  for (const [name, endpoint] of Object.entries(endpoints))
    for (const [fact, value] of Object.entries(endpoint))
      assert.deepEqual(value, routes[name as RouteName][fact as 'path'], `${name}.${fact}`);
  assert.deepEqual(Object.keys(endpoints), Object.keys(routes));
});

test('every refusal of the table is reachable from some route, from the address line or from the transport', () => {
  const reachable = new Set(table.flatMap(([, route]) => refusalsOf(route)));
  const ofAddress = ['not_found', 'method_not_allowed', 'header_repeated'];
  const ofTransport = ['malformed_request', 'headers_too_large', 'request_timed_out'];
  const unreachable = Object.keys(problems).filter(
    code => !reachable.has(code as never) && ![...ofAddress, ...ofTransport].includes(code),
  );
  assert.deepEqual(unreachable, []);
});

/** Every plain field inside an input, as a path. */
function* pathsOf(schema: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (schema instanceof z.ZodObject)
    for (const [name, field] of Object.entries(schema.shape)) yield* pathsOf(field, [...path, name]);
  else if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    yield* pathsOf(schema.unwrap(), path);
  else if (schema instanceof z.ZodArray) yield* pathsOf(schema.element, [...path, '0']);
  else yield path;
}

/** A value at a path, with lists where the path has numbers. */
const at = (path: readonly string[], value: unknown): unknown =>
  path.reduceRight<unknown>((inside, name) => (name === '0' ? [inside] : {[name]: inside}), value);

for (const [name, route] of table)
  test(`${name} lists every refusal that its fields can bring`, () => {
    const listed: readonly string[] = refusalsOf(route);
    for (const path of pathsOf(route.input))
      for (const wrong of ['a\u0000b', 'a\ud800', 'a\nb', 'x'.repeat(9000), '!', '', 7, -1, [], {}, null])
        for (const issue of route.input.safeParse(at(path, wrong)).error?.issues ?? [])
          if (Object.hasOwn(problems, issue.message))
            assert.ok(listed.includes(issue.message), `${path}: ${issue.message}`);
  });

test('a refusal that a retry may help is one of load, of the way or of the server, never of the input', () => {
  for (const [code, {status, retry}] of Object.entries(problems))
    assert.equal(retry, [408, 429].includes(status) || status >= 500, code);
});

test('every refusal speaks every language', () => {
  for (const [code, {message}] of Object.entries(problems))
    for (const text of Object.values(message)) assert.ok(text.length > 3, code);
});

const service = routes.putService.input;
const refused: [string, unknown, string][] = [
  ['a case number of 51 characters', aService({projectNo: 'x'.repeat(51)}), 'projectNo'],
  ['service number 0', aService({serviceNumber: 0}), 'serviceNumber'],
  ['service number 100', aService({serviceNumber: 100}), 'serviceNumber'],
  ['an unknown node', {...aService(), node: 'started'}, 'node'],
  ['an item name of 201 characters', aService({itemName: '事'.repeat(201)}), 'itemName'],
  ['an item name of blanks', aService({itemName: '  '}), 'itemName'],
  ['a time without offset', aService({servedAt: '2026-11-24T09:30:00'}), 'servedAt'],
  ['a day that does not exist', aService({servedAt: '2026-02-30T09:30:00Z'}), 'servedAt'],
  ['an institution code with a blank', aService({institutionCode: '1144 0100'}), 'institutionCode'],
];
for (const [name, input, field] of refused) {
  test(`${name} is refused and the field named`, () => {
    const result = service.safeParse(input);
    assert.equal(result.error?.issues[0]?.path.join('.'), field);
  });
}

test('the builders of the tests pass the schemas that they are for', () => {
  assert.ok(service.safeParse(aService({serviceNumber: 99, projectNo: 'x'.repeat(50)})).success);
  assert.ok(institution.safeParse(anInstitution()).success);
  assert.ok(routes.submitRating.input.safeParse(aDraft()).success);
});

test('an unknown field is dropped, so that an older server accepts a newer caller', () => {
  const parsed = service.parse({...aService(), userName: '张三'});
  assert.equal('userName' in parsed, false);
});

test('a level given as a number is refused, because the scales in use contradict each other', () => {
  const result = routes.submitRating.input.safeParse({level: 5});
  assert.equal(result.error?.issues[0]?.message, 'unknown_level');
});

test('the same tag twice is refused', () => {
  assert.equal(routes.submitRating.input.safeParse(aDraft({tags: ['510', '510']})).success, false);
});

type Json = Record<string, unknown>;

/** The JavaScript type of what a schema describes. */
function typeOf(schema: z.core.$ZodType | undefined): string {
  if (schema instanceof z.ZodNullable) return typeOf(schema.unwrap() as z.core.$ZodType);
  if (schema instanceof z.ZodArray || schema instanceof z.ZodObject) return 'object';
  if (schema instanceof z.ZodLiteral) return typeof schema.value;
  if (schema instanceof z.ZodNumber) return 'number';
  return schema instanceof z.ZodBoolean ? 'boolean' : 'string';
}

/** Paths of string schemas in an operation's input that have no length limit, pattern, format or list of values. */
function unlimitedTexts(document: Json, operationId: string): string[] {
  const operations = Object.values(document.paths as Json).flatMap(path => Object.values(path as Json) as Json[]);
  const operation = operations.find(candidate => candidate.operationId === operationId) as Json;
  const found: string[] = [];
  const walk = (node: unknown, at: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const schema = node as Json;
    if (typeof schema.$ref === 'string') {
      const name = schema.$ref.split('/').at(-1) as string;
      walk(((document.components as Json).schemas as Json)[name], name);
      return;
    }
    const limited = ['maxLength', 'pattern', 'enum', 'const'].some(key => key in schema);
    if (schema.type === 'string' && !limited) found.push(at);
    for (const [key, value] of Object.entries(schema)) walk(value, `${at}.${key}`);
  };
  walk(operation.parameters, 'parameters');
  walk(operation.requestBody, 'body');
  return found;
}
