import {ContractError} from '../errors.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/**
 * All entries of a list, page by page as they are read, from the method that reads one page. The generator throws a
 * {@link ContractError} at a cursor that repeats, which would never end.
 */
export const allPages = <I extends {readonly cursor?: string | undefined}, O, T>(
  list: (input: I, options?: O) => Promise<Page<T>>,
): ((input?: I, options?: O) => AsyncGenerator<T, void, undefined>) =>
  async function* (input = {} as I, options) {
    for (let {cursor} = input; ;) {
      const {items, nextCursor} = await list(cursor === undefined ? input : {...input, cursor}, options);
      yield* items;
      if (nextCursor === null) return;
      if (typeof nextCursor !== 'string' || nextCursor === cursor) throw new ContractError(200, false);
      cursor = nextCursor;
    }
  };
