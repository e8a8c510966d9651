import type {Route} from '@gov-rating/contract';
import {Problem} from '../domain/problems/problem.ts';
import {clientCredentials} from './client-credentials.ts';
import {parseMediaType, type BodyType} from './media-type.ts';
import {readText} from './read-body.ts';

/** The input of a caller, not yet checked. */
export type RawInput = Readonly<Record<string, unknown>>;

/**
 * Gathers the input of a route from path, query or body; the path takes precedence, because it is what the caller
 * addressed.
 */
export async function readInput(route: Route, request: Request, inPath: RawInput): Promise<RawInput> {
  const names = Object.keys(route.input.shape);
  if (route.method === 'GET') {
    const query = fieldsOf(new URL(request.url).searchParams, names);
    return {...query, ...inPath};
  }
  const type = parseMediaType(request.headers, route);
  const body = bodyFields(type, await readText(request, type, route.mostBytes), names);
  return {...body, ...(route.form ? clientCredentials(request.headers, body) : {}), ...inPath};
}

function bodyFields({kind}: BodyType, text: string, names: readonly string[]): RawInput {
  if (kind === 'csv') return {csv: text};
  return kind === 'form' ? fieldsOf(new URLSearchParams(text), names) : jsonObject(text);
}

/** The named fields. Unknown ones are ignored; one that appears twice is refused, because either could be meant. */
function fieldsOf(parameters: URLSearchParams, names: readonly string[]): RawInput {
  const given = names.map(name => [name, parameters.getAll(name)] as const).filter(([, values]) => values.length > 0);
  const doubled = given.filter(([, values]) => values.length > 1);
  if (doubled.length > 0) {
    throw new Problem('invalid_input', {fieldErrors: doubled.map(([field]) => ({field, code: 'invalid_input'}))});
  }
  return Object.fromEntries(given.map(([name, values]) => [name, values[0]]));
}

function jsonObject(text: string): RawInput {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Problem('malformed_json');
  return value as RawInput;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem('malformed_json', {cause: error});
  }
}
