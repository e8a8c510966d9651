/**
 * packages/contract/src/types.ts: what travels, as plain TypeScript. Types inferred by zod carry no sentence, need zod to be
 * installed and the DOM library to compile; these have a comment on every field and need nothing. That they are the
 * same types is compiled in `types.test-d.ts`. zod-to-ts was tried by its documentation: it writes neither limits nor defaults, and
 * does not distinguish what is sent from what is answered.
 */
import {problemDocument, routes, webhookEvents} from '@gov-rating/contract';
import {sentenceOf, unwrapped} from '../src/field-documentation.ts';

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/** Types that were met, by name. */
const declared = new Map();

/** The module's text. */
export function typesModule() {
  declared.clear();
  const all = Object.values(routes);
  const inputs = all.map(({operationId, summary, input}) => [
    operationId,
    summary,
    named(input, 'input', `${capital(operationId)}Request`, `What \`${operationId}\` takes`),
  ]);
  const outputs = all.map(({operationId, summary, output}) => [
    operationId,
    summary,
    named(output, 'output', `${capital(operationId)}Answer`, `What \`${operationId}\` answers`),
  ]);
  const events = Object.entries(webhookEvents).map(([type, {name, data}]) => [
    `'${type}'`,
    name.en,
    typeOf(data, 'output', 'WebhookMessage'),
  ]);
  named(problemDocument, 'output');
  return `// Generated from the schemas by "npm run generate"; edit src/routes or src/field-sentences.ts instead.
/* eslint-disable max-lines */
/**
 * What travels, as plain types with a sentence for every field; they need neither zod nor the DOM library.
 *
 * @example
 * \`\`\`ts
 * import type {Order, RouteInput} from '@gov-rating/contract/types';
 *
 * const isLate = ({overdue, state}: Order): boolean => overdue && state !== 'closed';
 * const query: RouteInput<'listOrders'> = {state: 'created', sort: 'due'};
 * \`\`\`
 */
import type {ProblemCode} from './problem.ts';

export type {ProblemCode} from './problem.ts';

${[...declared.values()].join('\n\n')}

/** What a caller writes for each route. */
export interface RouteInputs {
${inputs.map(member).join('\n')}
}

/** What each route answers. */
export interface RouteOutputs {
${outputs.map(member).join('\n')}
}

/** What an event of each kind says. */
export interface WebhookEventContents {
${events.map(member).join('\n')}
}

/** The name of a route. */
export type RouteName = keyof RouteInputs;
/** What a caller writes for a route. */
export type RouteInput<N extends RouteName> = RouteInputs[N];
/** What a route answers. */
export type RouteOutput<N extends RouteName> = RouteOutputs[N];

/** The name of a kind of event. */
export type WebhookEventType = keyof WebhookEventContents;
/** What an event of a kind says. */
export type WebhookEventData<T extends WebhookEventType> = WebhookEventContents[T];
/** A kind that a webhook can ask for; a test comes unasked. */
export type WebhookTopic = Exclude<WebhookEventType, 'webhook.tested'>;
/** One event as it travels: kind, moment and thin data. */
export type WebhookMessage = {
  [T in WebhookEventType]: {
    /** The kind of event. */
    readonly type: T;
    /** When it happened, RFC 3339 in UTC. */
    readonly timestamp: string;
    /** What it says: ids and states; no name, no comment and no level. */
    readonly data: WebhookEventData<T>;
  };
}[WebhookEventType];

/** A refusal in JSON (RFC 9457). */
export type ProblemDocument = Problem;
/** What a department says of one service (办件服务). */
export type ServiceFacts = Omit<ServiceRegistration, 'person' | 'servedSubject'>;
/** What a department may set on an invitation. */
export type InviteInput = Omit<RouteInputs['invite'], 'serviceId'>;
/** Which period, institution or area to publish. */
export type PublishInput = RouteInputs['publish'];
/** Which results to read. */
export type StatisticsQuery = RouteInputs['getStatistics'];
`;
}

const member = ([name, sentence, type]) => `/** ${ended(sentence)} */\n${name}: ${type};`;

const ended = text => `${capital(text).replace(/\.$/, '')}.`;

/** The name of the type of an object; declares it. Objects without an id get the given name. */
function named(schema, io, name, sentence) {
  const {id, description} = schema.meta() ?? {};
  if (Object.keys(unwrapped(schema)._zod.def.shape ?? {x: 1}).length === 0) return 'Record<string, never>';
  const own = id ?? name;
  const said = ended(description ?? sentence ?? own);
  const text = `${comment(said)}\nexport type ${own} = ${bodyOf(schema, io, own)};`;
  const before = declared.get(own);
  if (before !== undefined && before !== text) throw new Error(`${own} has two forms: one is sent, one is answered.`);
  declared.set(own, text);
  return own;
}

const bodyOf = (schema, io, owner) =>
  `{\n${Object.entries(schema._zod.def.shape)
    .map(([name, field]) => property(name, field, io, owner))
    .join('\n')}\n}`;

function property(name, field, io, owner) {
  const {type} = field._zod.def;
  const optional = type === 'optional' || (type === 'default' && io === 'input');
  const key = /^\w+$/.test(name) ? name : `'${name}'`;
  const written = typeOf(type === 'optional' || type === 'default' ? field._zod.def.innerType : field, io, owner);
  return `${comment(ended(sentenceOf(owner, name, field)))}\n${key}${optional ? '?' : ''}: ${written}${optional ? ' | undefined' : ''};`;
}

function typeOf(schema, io, owner) {
  const {def} = schema._zod;
  switch (def.type) {
    case 'object':
      return schema.meta()?.id ? named(schema, io) : bodyOf(schema, io, owner);
    case 'array':
      return `(${typeOf(def.element, io, owner)})[]`;
    case 'nullable':
      return `${typeOf(def.innerType, io, owner)} | null`;
    case 'default':
    case 'optional':
      return typeOf(def.innerType, io, owner);
    case 'record':
      return `Record<string, ${typeOf(def.valueType, io, owner)}>`;
    case 'union':
      return def.options.map(option => typeOf(option, io, owner)).join(' | ');
    case 'enum':
      return isProblemCode(def) ? 'ProblemCode' : union(Object.values(def.entries));
    case 'literal':
      return union(def.values);
    case 'pipe':
      // What prepares a value, such as the digits of a query, has no type of its own.
      return typeOf(def.in._zod.def.type === 'transform' ? def.out : def.in, io, owner);
    case 'string':
    case 'number':
    case 'boolean':
    case 'unknown':
      return def.type;
    default:
      throw new Error(`There is no way yet to write a schema of type ${def.type}.`);
  }
}

const isProblemCode = ({entries}) => entries === problemDocument.shape.code._zod.def.entries;
const union = values => values.map(value => JSON.stringify(value)).join(' | ');

/** A comment whose lines fit. */
function comment(text) {
  if (text.length < 100) return `/** ${text} */`;
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1).length + word.length > 100) lines.push('');
    lines.push(`${lines.pop()}${lines.at(-1) === '' ? '' : ' '}${word}`.trim());
  }
  return `/**\n${lines.map(line => ` * ${line}`).join('\n')}\n */`;
}
