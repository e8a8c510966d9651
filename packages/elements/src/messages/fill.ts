/**
 * Fills the placeholders of a text of the catalogue. A placeholder without a value becomes empty.
 *
 * @example fill('{n} ratings', {n: 3}) // '3 ratings'
 */
export const fill = (sentence: string, facts: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => `${facts[name] ?? ''}`);
