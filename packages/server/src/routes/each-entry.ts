import {problems, type RouteOutput} from '@gov-rating/contract';
import {Problem} from '../domain/problems/problem.ts';
import {StorageUnavailable} from '../domain/storage.ts';

type EntryProblem = NonNullable<RouteOutput<'putServices'>['entries'][number]['problem']>;

/** What became of one entry of a batch. */
export type EntryOutcome<R> =
  {readonly done: R; readonly problem: null} | {readonly done: null; readonly problem: EntryProblem};

/**
 * Does the entries of a batch at the same time, so that they share transactions; those with a key in common one after another.
 * One that is refused does not stop the others.
 *
 * @throws {StorageUnavailable} when none could be done because the storage is away.
 */
export async function eachEntry<T, R>(
  entries: readonly T[],
  keysOf: (entry: T) => string | readonly string[],
  work: (entry: T) => Promise<R>,
): Promise<EntryOutcome<R>[]> {
  const before = new Map<string, Promise<unknown>>();
  const works = entries.map(entry => {
    const keys = [keysOf(entry)].flat();
    const result = Promise.all(keys.flatMap(key => before.get(key) ?? [])).then(() => work(entry));
    const ended = result.catch(() => undefined);
    for (const key of keys) before.set(key, ended);
    return result;
  });
  const settled = await Promise.allSettled(works);
  const isAway = (result: PromiseSettledResult<R>) => failureOf(result) instanceof StorageUnavailable;
  const failed = settled.every(isAway)
    ? works[0]
    : works.find((_, place) => {
        const failure = failureOf(settled[place]);
        return failure !== undefined && !(failure instanceof Problem) && !(failure instanceof StorageUnavailable);
      });
  await failed;
  return settled.map(result =>
    result.status === 'fulfilled'
      ? {done: result.value, problem: null}
      : {done: null, problem: problemOf(result.reason)},
  );
}

const failureOf = (result: PromiseSettledResult<unknown> | undefined): unknown =>
  result?.status === 'rejected' ? result.reason : undefined;

function problemOf(reason: unknown): EntryProblem {
  const {code, fieldErrors} = reason instanceof Problem ? reason : new Problem('unavailable');
  const {message: messages, retry} = problems[code];
  return {code, field: fieldErrors[0]?.field ?? null, messages, retry};
}
