import {macKey, type MacKey} from '@gov-rating/contract/evidence';

/**
 * Makes and checks the marks of rows. A mark is made when the server writes a row that is evidence or leads to evidence;
 * access to the database alone is not enough to make one.
 */
export interface RowMarks {
  /** Ids of the keys whose marks are known here, 11 characters each; the first one makes marks. */
  readonly keyIds: readonly string[];
  /** `<key id>.<code>.<code>…`: one code for each part of the row. */
  readonly make: (...parts: readonly string[]) => string;
  /**
   * Whether each part is the one that was marked.
   *
   * @returns undefined when the mark is missing, unreadable or of a key that is not known here
   */
  readonly check: (mark: string | null, ...parts: readonly (string | undefined)[]) => readonly boolean[] | undefined;
}

/** How long the id of a key at the beginning of a mark is, in characters. */
export const keyIdLength = 11;

/** What marks are for; keys for anything else that is derived from the same secret are different. */
const purpose = 'gov-rating row mark v1';

/**
 * @param secrets at least one, of at least 16 bytes each; the first makes marks, the others are of earlier keys whose
 *   marks are still accepted
 */
export function rowMarks(secrets: readonly [Uint8Array, ...Uint8Array[]]): RowMarks {
  const [newest, ...earlier] = secrets.map(secret => macKey(secret, purpose)) as [MacKey, ...MacKey[]];
  const keys = new Map([newest, ...earlier].map(key => [key.keyId, key]));
  return {
    keyIds: [...keys.keys()],
    make: (...parts) => [newest.keyId, ...parts.map(newest.mac)].join('.'),
    check(mark, ...parts) {
      const [keyId = '', ...codes] = mark?.split('.') ?? [];
      const key = keys.get(keyId);
      return key && parts.map((part, place) => part !== undefined && codes[place] === key.mac(part));
    },
  };
}
