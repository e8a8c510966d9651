/** The two bytes of each character of GBK, read off the platform's own decoder. */
function table(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gbk');
  const bytes = new Map<string, readonly number[]>();
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (character.length === 1 && character !== '\ufffd') bytes.set(character, [first, second]);
    }
  return bytes;
}

/** A text in GBK; throws at a character that GBK does not have. */
export function encodeGbk(text: string): Uint8Array<ArrayBuffer> {
  const bytes = table();
  return Uint8Array.from(
    [...text].flatMap(character => {
      const code = character.codePointAt(0) as number;
      const pair = code < 0x80 ? [code] : bytes.get(character);
      if (!pair) throw new RangeError(`Not in GBK: ${character}`);
      return pair;
    }),
  );
}
