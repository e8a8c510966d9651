/**
 * Returns a value from the fragment of the page's URL, which browsers never send to a server; empty when it is missing.
 *
 * Routers prefix the fragment with a slash or a question mark; chat apps and scanners append punctuation and parameters
 * or encode characters. So the value begins after its name, at any position, and ends at the first character other than
 * letters, digits, `-` and `_`. In a frame without the value, the parent frames of the same origin are read.
 *
 * @example fromAddress('invitation') // 'Zx…' on https://portal.example.gov.cn/#/rate?invitation=Zx…
 */
export function fromAddress(name: string): string {
  const place = new RegExp(`(?:[#&?/;]|%(?:25)*(?:23|26|2f|3f))${name}(?:=|%(?:25)*3d)([\\w-]+)`, 'i');
  for (let frame: Window = window; ; frame = frame.parent) {
    try {
      const [, value] = place.exec(frame.location.hash) ?? [];
      if (value) return value;
    } catch {
      // A frame of another origin cannot be read, but its parent may have our origin again.
    }
    if (frame.parent === frame) return '';
  }
}
