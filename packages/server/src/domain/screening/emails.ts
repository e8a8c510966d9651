const local = /[A-Za-z0-9._%+'-]/;
const host = /[A-Za-z0-9.-]/;
const longestLocal = 64;
const longestHost = 253;

/** Where e-mail addresses are in a narrow text: from every `@` outwards, not farther than an address can be long. */
export function emailsIn(text: string): {readonly start: number; readonly end: number}[] {
  const found: {start: number; end: number}[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (at - start < longestLocal && start > (found.at(-1)?.end ?? 0) && local.test(text[start - 1] as string))
      start--;
    let end = at + 1;
    while (end - at <= longestHost && end < text.length && host.test(text[end] as string)) end++;
    const name = text.slice(at + 1, end).replace(/[.-]+$/, '');
    if (start < at && /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/.test(name))
      found.push({start, end: at + 1 + name.length});
  }
  return found;
}
