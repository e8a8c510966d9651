import {z} from 'zod';
import {pathParameters, type Endpoint} from './endpoints.ts';
import {problems} from './problem.ts';
import {problemDocument} from './problem-document.ts';
import {roleNames} from './roles.ts';
import {openApiWebhooks} from './openapi-webhooks.ts';
import {refusalsOf, routes, type Route} from './routes.ts';

type Json = Record<string, unknown>;

const groups = [
  {name: 'public', description: 'What everybody may read'},
  {name: 'citizen', description: 'Rating one service with an invitation'},
  {name: 'department', description: 'Systems of the institutions that serve'},
  {name: 'person', description: 'People of institutions and bureaus who signed in'},
  {name: 'office', description: 'People of institutions and bureaus, and department systems'},
];

/** The OpenAPI 3.1 description of the whole interface, made from the route table. */
export function openApiDocument(version: string): Json {
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
    servers: [{url: '/', description: 'this server'}],
    tags: groups,
    paths: paths(schemas),
    webhooks: openApiWebhooks(type => jsonSchema(type, schemas, 'output')),
    components: {
      securitySchemes: {
        invitation: {type: 'http', scheme: 'bearer', description: 'the invitation token (评价邀请)'},
        department: {
          type: 'oauth2',
          flows: {clientCredentials: {tokenUrl: routes.issueToken.endpoint.path, scopes: scopeDescriptions}},
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

const scopeDescriptions = {
  'services:write': 'register services and ask whether they are rated',
  'invitations:write': 'invite to rate',
  'orders:read': "read the institution's work orders",
};

function paths(schemas: Json): Json {
  const all: Record<string, Json> = {};
  for (const [name, route] of Object.entries(routes)) {
    const {path, method} = route.endpoint;
    (all[path] ??= {})[method.toLowerCase()] = operation(name, route, schemas);
  }
  return all;
}

function operation(name: string, route: Route, schemas: Json): Json {
  const {endpoint} = route;
  const inPath = pathParameters(endpoint.path);
  const fields = Object.keys(route.input.shape);
  const inQuery = endpoint.method === 'GET' ? fields.filter(field => !inPath.includes(field)) : [];
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
    ...(endpoint.keyed ? [idempotencyKey] : []),
  ];
  return {
    operationId: name,
    summary: route.summary,
    tags: [endpoint.caller === 'anyone' ? (endpoint.form ? 'department' : 'public') : endpoint.caller],
    security: securityOf(endpoint),
    ...(endpoint.roles ? {description: rolesInWords(endpoint.roles)} : {}),
    ...(parameters.length > 0 ? {parameters} : {}),
    ...(endpoint.method === 'POST' ? {requestBody: requestBody(route, schemas, inPath)} : {}),
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
    department: [department],
    person: [person],
    office: [person, department],
  };
  return all[caller];
}

const rolesInWords = (roles: NonNullable<Endpoint['roles']>): string =>
  `Of people, only: ${roles.map(role => `${roleNames[role].en} (\`${role}\`)`).join(', ')}.`;

/** A download is lines of JSON objects, or a table of the same columns. */
function answered({endpoint}: Route, schema: Json): Json {
  if (endpoint.answer !== 'download') return {'application/json': {schema}};
  return {'application/x-ndjson': {schema}, 'text/csv': {schema: {type: 'string'}}};
}

const keySchema = {type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$'};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'made once when the person presses send; the same key brings the same receipt. Needed here or as ' +
    '`idempotencyKey` in the body; where both are given they must be the same',
  schema: keySchema,
};

/** The body of a keyed route may carry the key too, for gateways that take off headers. */
const withKey = (schema: Json): Json => ({
  allOf: [
    schema,
    {
      type: 'object',
      properties: {
        idempotencyKey: {...keySchema, description: 'the Idempotency-Key, where a gateway takes off the header'},
      },
    },
  ],
});

function requestBody(route: Route, schemas: Json, inPath: string[]): Json {
  const body = inPath.length > 0 ? withoutFields(route.input, inPath) : route.input;
  const fields = jsonSchema(body, schemas, 'input');
  const schema = route.endpoint.keyed ? withKey(fields) : fields;
  const content: Json = {'application/json': {schema}};
  if (route.endpoint.form) content['application/x-www-form-urlencoded'] = {schema};
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

/** One schema as JSON Schema; named ones (`meta.id`) move to the components and are referred to. */
function jsonSchema(type: z.ZodType, schemas: Json, io: 'input' | 'output'): Json {
  const {$schema: _, $defs, ...schema} = z.toJSONSchema(type, {io, unrepresentable: 'any'}) as Json;
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
