/** Decodes what can be decoded; the bytes of another charset stay as they are. */
const decoded = (text: string) =>
  text.replace(/(%[\da-f]{2})+/gi, encoded => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });

/** Characters that nobody sees and that some apps put into a copied link. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * Returns a value from the fragment of the page's URL, which browsers never send to a server; empty when it is missing.
 *
 * Routers prefix the fragment with a slash or a question mark; people, chat apps and scanners put quotes, brackets and
 * blanks around the value, write full-width signs, append punctuation and parameters, or encode characters up to three
 * times. So the value begins after its name, at any position, and has only letters, digits, `-` and `_`. In a frame without the
 * value, the parent frames of the same origin are read.
 *
 * @param least The fewest characters of the value; shorter ones belong to the page. No token is shorter than 16.
 *
 * @example fromAddress('invitation') // 'Zx…' on https://portal.example.gov.cn/#/rate?invitation=Zx…
 */
export function fromAddress(name: string, least = 16): string {
  const aside = '[^\\w/&?#-]*';
  return find(new RegExp(`(?:^|[^\\w-])${name}${aside}[=:\uff1d\uff1a]${aside}([\\w-]{${least},})`, 'i'));
}

/**
 * Whether a word without a value stands in the fragment of the page's URL, between the values there.
 *
 * @example isInAddress('elder') // true on /rate#elder and on /rate#invitation=Zx…&elder
 */
export const isInAddress = (name: string): boolean => !!find(new RegExp(`(?:^|[#/?&])(${name})(?![\\w-])`, 'i'));

/** What the pattern finds in the fragment of the page or of a parent frame of the same origin; empty for nothing. */
function find(pattern: RegExp): string {
  for (let frame: Window = window; ; frame = frame.parent) {
    try {
      const text = decoded(decoded(decoded(frame.location.hash)));
      const [, value] = pattern.exec(text.replace(invisible, '')) ?? [];
      if (value) return value;
    } catch {
      // A frame of another origin cannot be read, but its parent may have our origin again.
    }
    if (frame.parent === frame) return '';
  }
}
