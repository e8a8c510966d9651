/**
 * A value that the page's address carries behind `#`, where no server sees it; empty where there is none.
 *
 * Routers put the fragment behind a slash or a question mark of their own, chat apps and scanners glue punctuation and
 * parameters behind it or encode its signs. So the value begins after its name, wherever that stands, and its own alphabet
 * (letters, digits, `-` and `_`) says where it ends. In a frame without such a value the frames around it are read, as far
 * as they are of the same origin.
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
      // A frame of another origin tells nothing, but one further out may be ours again.
    }
    if (frame.parent === frame) return '';
  }
}
