import {problems, type LeftOut} from '@gov-rating/contract';
import type {z} from 'zod';
import type {Context} from '../context/context.ts';
import type {Client} from '../domain/institutions/client-storage.ts';
import {Problem} from '../domain/problems/problem.ts';
import type {Call} from '../http/call.ts';
import {clientCredentials} from '../http/client-credentials.ts';
import {parseMediaType} from '../http/media-type.ts';
import {toProblem} from '../http/problem-response.ts';
import {readText} from '../http/read-body.ts';
import {clientWithSecret} from '../security/client-secret.ts';
import {limitCaller, limitFailures, type RateLimits} from '../security/rate-limits.ts';

/** An answer in the form of Guangdong's bridge, also for a dialect whose own answers are not known. */
export interface DialectAnswer {
  readonly code: number;
  readonly msg: string;
}

/** The values of a field, as often as it was sent. */
export type DialectFields = (name: string) => readonly unknown[];

/** Whether a text is what the contract takes for a field. */
export const matches =
  (schema: z.ZodType) =>
  (text: string): boolean =>
    schema.safeParse(text).success;

/** A detail of a person is never a reason to refuse a service; longer texts come from no form. */
export const isCleanable = (text: string): boolean => text.length <= 500;

/** What the answer says besides, when something of the person could not be kept. */
export function withLeftOut(
  answer: DialectAnswer,
  leftOut: readonly LeftOut[],
  names: Readonly<Record<string, string>>,
): DialectAnswer {
  const fields = leftOut.map(({field}) => names[field] ?? field);
  return fields.length === 0 ? answer : {...answer, msg: `${answer.msg}；无法识别、未保存：${fields.join('、')}`};
}

/** One route of a dialect. */
interface Dialect {
  /** In the log. */
  readonly routeName: string;
  readonly takes: (method: string) => boolean;
  readonly context: Context;
  readonly rateLimits: RateLimits | undefined;
  readonly answer: (fields: DialectFields, client: Client) => Promise<DialectAnswer>;
}

/** The code for a place that is not the caller's. */
export const notAllowed = 302;

/**
 * Answers a call of a dialect: a client with HTTP Basic sends a form or JSON. Status 200 for the codes 0 and 1, 4xx for what the
 * program has to mend; other refusals have 1000 and the HTTP status as their code.
 */
export async function answerDialect(
  call: Call,
  {routeName, takes, context, rateLimits, answer}: Dialect,
): Promise<Response> {
  call.set('routeName', routeName);
  try {
    const {method, raw: request} = call.req;
    if (!takes(method)) throw new Problem('method_not_allowed');
    const client = await limitFailures(rateLimits, 'login', loginKey(request, call.env.address), () =>
      authenticated(request, context),
    );
    await limitCaller(rateLimits, client);
    const answered = await answer(await fieldsOf(request), client);
    return call.json(answered, answered.code <= 1 ? 200 : answered.code === notAllowed ? 403 : 400);
  } catch (error) {
    const problem = toProblem(error);
    call.set('problem', problem);
    const {status, message} = problems[problem.code];
    for (const [name, value] of Object.entries(problem.headers)) call.header(name, value);
    return call.json({code: 1000 + status, msg: message['zh-CN']} satisfies DialectAnswer, status as 400);
  }
}

/** Id and secret of a client by HTTP Basic; it needs the scope to register services. */
async function authenticated({headers}: Request, {storage, now}: Context) {
  const challenge = {headers: {'WWW-Authenticate': 'Basic realm="gov-rating", charset="UTF-8"'}};
  const {client_id: id, client_secret: secret} = clientCredentials(headers, {});
  if (id === undefined || secret === undefined) throw new Problem('authorization_missing', challenge);
  const client = await clientWithSecret(storage, id, secret, now().toISOString());
  if (!client.scopes.includes('services:write')) throw new Problem('scope_not_granted');
  return client;
}

/** Wrong secrets are counted for a client at an address, as for access tokens. */
function loginKey({headers}: Request, address = ''): string {
  try {
    return `${(clientCredentials(headers, {}).client_id ?? '').slice(0, 100)} ${address}`;
  } catch {
    return ` ${address}`;
  }
}

/** The values of each field, from the query of a GET, a form, or JSON. */
async function fieldsOf(request: Request): Promise<DialectFields> {
  if (request.method === 'GET') return name => new URL(request.url).searchParams.getAll(name);
  const type = parseMediaType(request.headers, {form: true});
  const text = await readText(request, type);
  if (type.kind === 'form') {
    const form = new URLSearchParams(text);
    return name => form.getAll(name);
  }
  const body = jsonObject(text);
  const names = namesIn(text);
  return name => {
    const times = names.filter(one => one === name).length;
    return times > 0 && (times > 1 || body[name] !== null) ? Array<unknown>(times).fill(body[name]) : [];
  };
}

/** The names of a JSON object in their order, each as often as it is written: a parser keeps only the last of two. */
function namesIn(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (depth === 1 && token.endsWith(':')) names.push(JSON.parse(token.slice(0, -1)) as string);
  }
  return names;
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new Problem('malformed_json', {cause: error});
  }
  throw new Problem('malformed_json');
}
