import {bitmap} from './code-pictures.ts';
import type {SizedCode} from './code-size.ts';
import type {Correction} from './qr-matrix.ts';

const GS = 0x1d;

/** The error correction in `GS ( k`, function 169. */
const corrections: Readonly<Record<Correction, number>> = {L: 48, M: 49, Q: 50};

/**
 * A code in the printer's own command: ESC/POS `GS ( k`, functions 165 (model 2), 167 (dots of a module), 169 (error
 * correction), 180 (store) and 181 (print). The printer draws it, without a quiet zone; blank paper around it is that.
 */
export function nativeCode({matrix: {text, correction}, moduleDots}: SizedCode): Uint8Array<ArrayBuffer> {
  const data = new TextEncoder().encode(text);
  const command = (...parameters: number[]) => {
    const length = parameters.length;
    return [GS, 0x28, 0x6b, length & 0xff, length >> 8, ...parameters];
  };
  return new Uint8Array([
    ...command(49, 65, 50, 0),
    ...command(49, 67, moduleDots),
    ...command(49, 69, corrections[correction]),
    ...command(49, 80, 48, ...data),
    ...command(49, 81, 48),
  ]);
}

/**
 * A code as a picture: ESC/POS `GS v 0`, for printers whose own command fails or prints too small. The quiet zone is part
 * of it.
 */
export function rasterCode(code: SizedCode): Uint8Array<ArrayBuffer> {
  const rowBytes = Math.ceil(code.dots / 8);
  const dots = bitmap(code);
  const raster = new Uint8Array(8 + dots.length);
  raster.set([GS, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8, code.dots & 0xff, code.dots >> 8]);
  raster.set(dots, 8);
  return raster;
}
