import {quietZone} from '../base/qr-path.ts';
import type {Kind, Line} from './lines.ts';

/** Pixels: a phone shows the picture over its whole width, and a printer still prints the code sharply. */
const width = 1080;
const margin = 84;
const codeSide = 560;

/** Size of the text, space above it, both in pixels, and how it looks. */
interface Look {
  readonly size: number;
  readonly above: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** A number is never broken: it is drawn smaller. */
  readonly whole?: boolean;
}

const muted = '#55606f';
const looks: Readonly<Record<Kind, Look>> = {
  title: {size: 60, above: 0, bold: true, colour: '#1a5fb4'},
  item: {size: 46, above: 40, bold: true},
  muted: {size: 36, above: 16, colour: muted},
  label: {size: 40, above: 64},
  number: {size: 84, above: 12, bold: true, whole: true},
  text: {size: 42, above: 12, bold: true},
  address: {size: 36, above: 4},
  help: {size: 42, above: 48, bold: true, colour: '#1a5fb4'},
};

/** Ideographs, and whatever else may be divided at any letter. */
const anywhere = '\\u2e80-\\ua4cf\\uac00-\\ud7ff\\uf900-\\ufaff\\ufe30-\\uffef';
/** What may be divided nowhere: a word, one ideograph, a syllable of Tibetan; each with the stops after it. */
const pieces = new RegExp(
  `\\s*(?:[^\\s${anywhere}\\u0f0b/]+[\\u0f0b/]*|.)[\\u3001\\u3002\\uff01\\uff0c\\uff1a\\uff1b\\uff1f\\uff09\\u300d\\u300f\\u201d]*`,
  'gu',
);

/** The lines of a text that are no wider than this; a piece that alone is wider is divided at any letter. */
function broken(text: string, limit: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (piece: string) => {
    if (!line || widthOf(line + piece) <= limit) line += line ? piece : piece.trimStart();
    else {
      lines.push(line);
      line = piece.trimStart();
    }
  };
  for (const piece of text.match(pieces) ?? [])
    if (widthOf(piece.trim()) > limit) [...piece].forEach(add);
    else add(piece);
  return line ? [...lines, line] : lines;
}

/**
 * Draws a sheet on a white picture, from top to bottom and centred, so that it reads the same from right to left.
 * Returns undefined where the browser does not give away what is drawn: some falsify pictures against being followed.
 */
export function drawPicture(lines: readonly Line[], fonts: string): HTMLCanvasElement | undefined {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', {willReadFrequently: true});
  if (!pen) return undefined;
  const limit = width - 2 * margin;
  const setFont = (size: number, bold = false) => {
    pen.font = `${bold ? 'bold ' : ''}${size}px ${fonts}`;
  };
  const widthOf = (text: string) => pen.measureText(text).width;
  /** Goes over the whole sheet, and draws it unless only its height is asked. */
  const pass = (draws: boolean): number => {
    let y = margin;
    for (const line of lines) {
      if (line.kind === 'code') {
        const {path, size} = line.code;
        const unit = Math.floor(codeSide / (size + 2 * quietZone));
        y += 32;
        if (draws) {
          pen.save();
          pen.translate((width - unit * size) / 2, y + unit * quietZone);
          pen.scale(unit, unit);
          pen.fillStyle = '#000';
          pen.fill(new Path2D(path));
          pen.restore();
        }
        y += unit * (size + 2 * quietZone);
        continue;
      }
      const {above, bold, colour = '#1b2430', whole} = looks[line.kind];
      let {size} = looks[line.kind];
      setFont(size, bold);
      if (whole && widthOf(line.text) > limit) setFont((size = Math.floor((size * limit) / widthOf(line.text))), bold);
      y += above;
      for (const text of whole ? [line.text] : broken(line.text, limit, widthOf)) {
        if (draws) {
          pen.fillStyle = colour;
          pen.fillText(text, width / 2, y + size * 1.1);
        }
        y += Math.ceil(size * 1.4);
      }
    }
    return y + margin;
  };
  const height = pass(false);
  Object.assign(canvas, {width, height});
  // After the size, which resets everything.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.textAlign = 'center';
  pass(true);
  return isTrue(pen, height) ? canvas : undefined;
}

/** Whether the corners are as white as they were drawn. */
function isTrue(pen: CanvasRenderingContext2D, height: number): boolean {
  try {
    return [0, height - 1].every(y => pen.getImageData(0, y, width, 1).data.every(value => value === 255));
  } catch {
    return false;
  }
}
