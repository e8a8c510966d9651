import {Problem} from '../problems/problem.ts';
import {qrMatrix, quietModules, type QrMatrix} from './qr-matrix.ts';

/** Dots in a millimetre of the printers of receipts, which print 203 dots an inch. */
export const dotsPerMillimetre = 8;

/** The fewest dots of a module that a scanner reads from thermal paper, as long as a module has whole dots. */
const fewestDots = 3;

/** Dots of a module where nobody asks for a size: half a millimetre. */
const usualDots = 4;

/** What printers take for one module at most. */
const mostDots = 16;

/** How wide the dark square of a code may be at most; the quiet zone comes on top. Both undefined: four dots a module. */
export interface AskedSize {
  readonly dots?: number | undefined;
  readonly millimetres?: number | undefined;
}

/** A code with the whole number of dots that each of its modules has. */
export interface SizedCode {
  readonly matrix: QrMatrix;
  readonly moduleDots: number;
  /** Width and height of the picture in dots, quiet zone included. */
  readonly dots: number;
  /** Whether somebody asked for a size. */
  readonly isSized: boolean;
}

/**
 * The code of an address, with modules as large as the size allows. It has the usual error correction M where that leaves
 * a scanner enough dots, else L. Long addresses always have L, or the modules would be too small to scan.
 *
 * @throws {Problem} `code_too_small` with the smallest size that works, where a module would have less than three dots.
 */
export function sizedCode(text: string, asked: AskedSize): SizedCode {
  const field = asked.dots === undefined ? 'codes.millimetres' : 'codes.dots';
  const width = asked.dots ?? (asked.millimetres === undefined ? undefined : asked.millimetres * dotsPerMillimetre);
  const matrices = text.length > 300 ? [qrMatrix(text, 'L')] : [qrMatrix(text, 'M'), qrMatrix(text, 'L')];
  let smallest = Infinity;
  for (const matrix of matrices) {
    const moduleDots = width === undefined ? usualDots : Math.min(mostDots, Math.floor(width / matrix.size + 1e-9));
    const dots = moduleDots * (matrix.size + 2 * quietModules);
    if (moduleDots >= fewestDots) return {matrix, moduleDots, dots, isSized: width !== undefined};
    smallest = Math.min(smallest, matrix.size * fewestDots);
  }
  throw tooSmall(field, smallest);
}

function tooSmall(field: string, dots: number): Problem {
  const millimetres = (Math.ceil((dots / dotsPerMillimetre) * 10) / 10).toFixed(1);
  return new Problem('code_too_small', {
    fieldErrors: [{field, code: 'code_too_small'}],
    addition: {
      'zh-CN': `最小可用尺寸：${dots} 点（${millimetres} 毫米），不含四周留白。`,
      'zh-TW': `最小可用尺寸：${dots} 點（${millimetres} 公釐），不含四周留白。`,
      en: `The smallest size that works is ${dots} dots (${millimetres} mm), without the quiet zone around it.`,
    },
  });
}
