/** Characters that nobody sees and that some apps put into a copied link. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Decodes what is percent-encoded; the bytes of another charset stay as they are. */
const decoded = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, encoded => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });

/**
 * The code at the beginning of a text, with whatever people, chat apps and scanners put around it: punctuation, brackets,
 * parameters, a fragment, each perhaps encoded up to three times. Undefined where none begins.
 *
 * @param isCode Whether a text of letters, digits, `-` and `_` is a whole code.
 */
export function codeBeginning(text: string, isCode: (candidate: string) => boolean): string | undefined {
  const plain = decoded(decoded(decoded(text))).replace(invisible, '');
  const [, begun = ''] = /^[^\w-]*(.*)$/s.exec(plain) ?? [];
  const [whole = ''] = /^[\w-]*/.exec(begun) ?? [];
  const [lettersOnly = ''] = /^[A-Za-z0-9]*/.exec(begun) ?? [];
  return [whole, lettersOnly].find(isCode);
}
