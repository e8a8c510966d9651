import type {ReadAnswer, UpstreamAnswer} from '../../domain/upstream/answers.ts';
import type {AnswerRules} from '../../domain/upstream/platform.ts';

/** The value at a path of names separated by dots; undefined where there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    return (found as Readonly<Record<string, unknown>>)[name];
  }, value);
}

/** A value as text; undefined for what is neither text, number nor yes or no. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

/** The JSON object of an answer; undefined for anything else, such as a page, an empty body or bytes that are no UTF-8. */
export function jsonOf({body}: UpstreamAnswer): object | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Code and words of a JSON answer; undefined without a code. */
export function readJson(answer: UpstreamAnswer, {code, words}: AnswerRules): ReadAnswer | undefined {
  const body = jsonOf(answer);
  const found = textOf(valueAt(body, code));
  return found === undefined ? undefined : {code: found, words: textOf(valueAt(body, words)) ?? ''};
}
