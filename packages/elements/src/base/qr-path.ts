import {encode} from 'uqr';

/** A QR code as a drawing: the path of its dark modules, one unit each, and how many modules a side has. */
export interface QrPath {
  readonly path: string;
  readonly size: number;
}

/** The quiet zone around a QR code, in modules (ISO/IEC 18004). */
export const quietZone = 4;

/** Draws a text as a QR code that a phone still reads with 15 % of it damaged; a run of a row is one rectangle. */
export function qrPath(text: string): QrPath {
  const {data, size} = encode(text, {ecc: 'M', border: 0});
  const parts: string[] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      parts.push(`M${start} ${y}h${x + 1 - start}v1h${start - x - 1}z`);
    }
  });
  return {path: parts.join(''), size};
}
