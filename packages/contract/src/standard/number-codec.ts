/** Reads the numbers of one outside code table; `name` says which table, because numbers never travel alone. */
export interface NumberDecoder<T extends string> {
  /** The table's name, equal to the name it is exported under. */
  readonly name: string;
  /** Returns the name behind a number or its canonical decimal string, and undefined for anything else. */
  decode(value: unknown): T | undefined;
}

/** Reads and writes the numbers of one outside code table. */
export interface NumberCodec<T extends string> extends NumberDecoder<T> {
  /** Returns the number for a name; every name that the type admits has one. */
  encode(value: T): number;
}

/**
 * Finds the name behind a code: `5` and `'5'` match 5; `'05'`, `'5.0'`, 5.5, `''`, null and true match nothing.
 *
 * The codes in the table must differ from each other. Works for a profile's channel codes too.
 */
export function decodeNumber<T extends string>(
  codes: Readonly<Partial<Record<T, number>>>,
  value: unknown,
): T | undefined {
  return (Object.keys(codes) as T[]).find(name => {
    const code = codes[name];
    return code !== undefined && (value === code || value === String(code));
  });
}

/** Makes a codec from a table of names and their numbers; the numbers must differ from each other. */
export function numberCodec<T extends string>(name: string, codes: Readonly<Record<T, number>>): NumberCodec<T> {
  return {
    name,
    encode: value => codes[value],
    decode: value => decodeNumber(codes, value),
  };
}
