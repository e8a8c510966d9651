import {presetOf} from './field-documentation.ts';
import {fieldSentences} from './field-sentences.ts';
import {z} from 'zod';
import {pathParameters, type Endpoint, type Scope} from './endpoint.ts';
import {idempotencyKeyPattern} from './limits.ts';
import {problems} from './problem.ts';
import {problemDocument} from './problem-document.ts';
import {roleNames} from './roles.ts';
import {openApiWebhooks} from './openapi-webhooks.ts';
import {refusalsOf, routes, type Route} from './routes/index.ts';

type Json = Record<string, unknown>;

const tags = [
  {name: 'standard', description: 'The standard as data: levels, tags, channels, rules of a region'},
  {name: 'institutions', description: 'Rated institutions (机构)'},
  {name: 'access', description: 'Access tokens of department systems, and the rights of the caller'},
  {name: 'points', description: 'Halls, windows and other places where services are given (评价点)'},
  {name: 'staff', description: 'People who serve (工作人员)'},
  {name: 'aliases', description: 'Other codes by which institutions are named (机构别名编码)'},
  {name: 'registers', description: 'Whole files of points, staff and other codes of institutions'},
  {name: 'services', description: 'Services that can be rated (办件服务)'},
  {name: 'invitations', description: 'The right to rate one service once (评价邀请)'},
  {name: 'ratings', description: 'Ratings (评价)'},
  {name: 'receipts', description: 'Progress, answer and supplement of a rating (评价回执, 追评)'},
  {name: 'raters', description: 'What a person who has proved who they are may rate, and has rated'},
  {name: 'orders', description: 'Work orders of bad ratings (差评工单)'},
  {name: 'persons', description: 'Who was served, for the call back'},
  {name: 'reviews', description: 'Reviews (复核) and appeals (申诉)'},
  {name: 'suspicions', description: 'Ratings that a detection rule flagged for a person to check'},
  {name: 'notices', description: 'Rectification notices (限期整改)'},
  {name: 'statistics', description: 'Counts and measures of ratings'},
  {name: 'publications', description: 'Published results (通报) and exports of ratings'},
  {name: 'evidence', description: 'The evidence log: proofs that nothing was removed'},
  {name: 'devices', description: 'Screens at windows and terminals (评价器): pairing, settings, requests to rate'},
  {name: 'webhooks', description: 'Events that the server sends to other systems'},
];

/** The OpenAPI 3.1 description of the whole interface, made from the route table. */
export function openApiDocument(version: string, path = ''): Json {
  const schemas: Json = {};
  return {
    openapi: '3.1.0',
    info: {
      title: 'Unified evaluation API (政务服务“好差评”统一评价接口)',
      version,
      description:
        'One service, one rating: register a service, invite, rate, read results. Refusals are problem documents (RFC 9457) with a stable `code`.',
      license: {name: 'Apache-2.0', identifier: 'Apache-2.0'},
    },
    servers: [{url: `${path}/`, description: 'this server'}],
    tags,
    paths: paths(schemas),
    webhooks: openApiWebhooks(type => jsonSchema(type, schemas, 'output')),
    components: {
      securitySchemes: {
        invitation: {type: 'http', scheme: 'bearer', description: 'the invitation token (评价邀请)'},
        rater: {
          type: 'http',
          scheme: 'bearer',
          description:
            'the token of a rater who has proved who they are, from `openRaterSession`, `openTicketSession` or `openCodeSession`',
        },
        device: {type: 'http', scheme: 'bearer', description: 'the key of a device (评价器), from its pairing'},
        department: {
          type: 'oauth2',
          flows: {clientCredentials: {tokenUrl: routes.issueToken.path, scopes: scopeDescriptions}},
        },
        person: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'a token of the identity provider of this deployment (OpenID Connect), with role and institution',
        },
      },
      schemas,
    },
  };
}

const scopeDescriptions: Readonly<Record<Scope, string>> = {
  'services:write': 'register services and ask whether they are rated',
  'invitations:write': 'invite to rate',
  'orders:read': "read the institution's work orders",
  'registers:write': 'keep the registers of points, staff and other codes of institutions',
  'ratings:collect': 'bring ratings that were given elsewhere, of the channels that the client is trusted with',
  'devices:write': 'pair, list, set and revoke devices',
  'devices:prompt': 'ask for ratings on devices, and sign staff in there',
};

function paths(schemas: Json): Json {
  const all: Record<string, Json> = {};
  for (const route of Object.values(routes) as Route[]) {
    const {path, method} = route;
    (all[path] ??= {})[method.toLowerCase()] = operation(route, schemas);
  }
  return all;
}

function operation(route: Route, schemas: Json): Json {
  const inPath = pathParameters(route.path);
  const fields = Object.keys(route.input.shape);
  const inQuery = route.method === 'GET' ? fields.filter(field => !inPath.includes(field)) : [];
  const input = jsonSchema(route.input, schemas, 'input');
  const properties = (input.properties ?? {}) as Record<string, Json>;
  const required = (input.required ?? []) as string[];
  const parameters = [
    ...inPath.map(field => ({name: field, in: 'path', required: true, schema: properties[field]})),
    ...inQuery.map(field => ({
      name: field,
      in: 'query',
      required: required.includes(field),
      schema: properties[field],
    })),
    ...(route.keyed ? [idempotencyKey] : []),
  ];
  return {
    operationId: route.operationId,
    summary: route.summary,
    tags: [route.subject],
    security: securityOf(route),
    ...(route.roles ? {description: rolesInWords(route.roles)} : {}),
    ...(parameters.length > 0 ? {parameters} : {}),
    ...(route.method === 'POST' ? {requestBody: requestBody(route, schemas, inPath)} : {}),
    responses: {
      [route.status]: {
        description: 'done',
        content: answered(route, jsonSchema(route.output, schemas, 'output')),
      },
      ...refusals(route, schemas),
    },
  };
}

function securityOf({caller, scope, roles}: Endpoint): Json[] {
  const department = {department: scope === undefined ? [] : [scope]};
  const person = {person: roles ?? []};
  const all = {
    anyone: [],
    citizen: [{invitation: []}],
    rater: [{rater: []}],
    device: [{device: []}],
    department: [department],
    person: [person],
    office: [person, department],
  };
  return all[caller];
}

const rolesInWords = (roles: NonNullable<Endpoint['roles']>): string =>
  `Of people, only: ${roles.map(role => `${roleNames[role].en} (\`${role}\`)`).join(', ')}.`;

/** A download is lines of JSON objects, or a table of the same columns; an event has the object as its data. */
function answered({answer}: Route, schema: Json): Json {
  if (answer === 'events') return {'text/event-stream': {schema}};
  if (answer !== 'download') return {'application/json': {schema}};
  return {'application/x-ndjson': {schema}, 'text/csv': {schema: {type: 'string'}}};
}

const keySchema = {type: 'string', pattern: idempotencyKeyPattern.source};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'made once, when the person presses send; the same key gets the same receipt. Required here or as ' +
    '`idempotencyKey` in the body; where both are given they must be the same',
  schema: keySchema,
};

/** The body of a keyed route may hold the key too, for gateways that remove headers. */
const withKey = (schema: Json): Json => ({
  allOf: [
    schema,
    {
      type: 'object',
      properties: {
        idempotencyKey: {...keySchema, description: 'the Idempotency-Key, where a gateway removes the header'},
      },
    },
  ],
});

function requestBody(route: Route, schemas: Json, inPath: string[]): Json {
  const body = inPath.length > 0 ? withoutFields(route.input, inPath) : route.input;
  const fields = jsonSchema(body, schemas, 'input');
  const schema = route.keyed ? withKey(fields) : fields;
  const content: Json = {'application/json': {schema}};
  if (route.form) content['application/x-www-form-urlencoded'] = {schema};
  if (route.csv) content['text/csv'] = {schema: (fields.properties as Json)['csv']};
  return {required: true, content};
}

function refusals(route: Route, schemas: Json): Json {
  const byStatus = new Map<number, string[]>();
  for (const code of refusalsOf(route)) {
    const {status} = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const schema = jsonSchema(problemDocument, schemas, 'output');
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        status,
        {description: codes.map(code => `\`${code}\``).join(', '), content: {'application/problem+json': {schema}}},
      ]),
  );
}

/** Gives each field the sentence that the types have, where its schema has none of its own. */
function describeFields({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}) {
  const preset = presetOf(zodSchema);
  if (preset !== undefined) jsonSchema.default ??= preset as z.core.JSONSchema.BaseSchema['default'];
  if (!(zodSchema instanceof z.ZodObject)) return;
  const owner = String(zodSchema.meta()?.id ?? '');
  for (const [name, property] of Object.entries(jsonSchema.properties ?? {})) {
    const sentence = fieldSentences[`${owner}.${name}`] ?? fieldSentences[name];
    if (sentence && typeof property === 'object' && !property.$ref) property.description ??= sentence;
  }
}

/** One schema as JSON Schema; schemas with `meta.id` move to the components and become references. */
function jsonSchema(type: z.ZodType, schemas: Json, io: 'input' | 'output'): Json {
  const {
    $schema: _,
    $defs,
    ...schema
  } = z.toJSONSchema(type, {io, unrepresentable: 'any', override: describeFields}) as Json;
  for (const [name, definition] of Object.entries(($defs ?? {}) as Json)) schemas[name] = referTo(definition, name);
  const id = schema.id;
  if (typeof id !== 'string') return referTo(schema) as Json;
  schemas[id] = referTo(schema, id);
  return {$ref: `#/components/schemas/${id}`};
}

/**
 * Rewrites `$defs` references to component references and drops what zod leaves behind: ids, and the closing of
 * objects, because a newer server may add fields that an older caller must tolerate.
 */
function referTo(node: unknown, ownId?: string): unknown {
  if (Array.isArray(node)) return node.map(entry => referTo(entry));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(
        ([key, value]) =>
          !(key === 'id' && value === ownId && ownId !== undefined) &&
          key !== '$defs' &&
          !(key === 'additionalProperties' && value === false),
      )
      .map(([key, value]) =>
        key === '$ref' && typeof value === 'string'
          ? [key, value.replace('#/$defs/', '#/components/schemas/')]
          : [key, referTo(value)],
      ),
  );
}

function withoutFields(input: z.ZodObject, names: string[]): z.ZodObject {
  return z.object(Object.fromEntries(Object.entries(input.shape).filter(([name]) => !names.includes(name))));
}
