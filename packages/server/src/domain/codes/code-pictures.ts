import {encode} from 'fast-png';
import {dotsPerMillimetre, type SizedCode} from './code-size.ts';
import {darkRuns, quietModules} from './qr-matrix.ts';

/** A code as an SVG document. It has a size of its own only where somebody asked for one. */
export function svgCode({matrix, dots, isSized}: SizedCode): string {
  const side = matrix.size + 2 * quietModules;
  const path = darkRuns(matrix)
    .map(({column, row, length}) => `M${column + quietModules},${row + quietModules}h${length}v1h-${length}z`)
    .join('');
  const width = `${dots / dotsPerMillimetre}mm`;
  const size = isSized ? ` width="${width}" height="${width}"` : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg"${size} viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${path}"/></svg>`
  );
}

/** A code as a PNG of one bit a dot. */
export const pngCode = (code: SizedCode): Uint8Array =>
  encode({
    width: code.dots,
    height: code.dots,
    channels: 1,
    depth: 1,
    // In a PNG of one bit, 1 is white.
    data: bitmap(code).map(byte => ~byte & 0xff),
  });

/** A code in rows of bytes, the first dot in the highest bit, 1 for dark; quiet zone included. */
export function bitmap({matrix, moduleDots, dots}: SizedCode): Uint8Array {
  const rowBytes = Math.ceil(dots / 8);
  const bytes = new Uint8Array(rowBytes * dots);
  for (const {column, row, length} of darkRuns(matrix)) {
    const first = (row + quietModules) * moduleDots * rowBytes;
    const from = (column + quietModules) * moduleDots;
    for (let dot = from; dot < from + length * moduleDots; dot++) {
      const place = first + (dot >> 3);
      bytes[place] = (bytes[place] ?? 0) | (0x80 >> (dot & 7));
    }
    for (let line = 1; line < moduleDots; line++) bytes.copyWithin(first + line * rowBytes, first, first + rowBytes);
  }
  return bytes;
}
