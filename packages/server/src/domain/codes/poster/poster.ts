import {Problem} from '../../problems/problem.ts';
import {darkRuns, qrMatrix, quietModules} from '../qr-matrix.ts';
import {placed, rectangle, type Drawing, type PathCommand, type Shape} from './drawing.ts';
import type {LoadPosterFont, PosterFont, Weight} from './poster-font.ts';
import {fittedText, type TextBox} from './text-lines.ts';

/** What is on a poster. */
export interface PosterFacts {
  /** The name of the hall, or of the point. */
  readonly pointName: string;
  readonly institutionName: string;
  /** The address of the point's page, which the code holds: `https://…/p/CODE`. */
  readonly address: string;
  /** The number of the general line, such as `12345`. */
  readonly hotline: string;
}

/** Sizes of paper (ISO 216), in millimetres. */
export const paperSizes = {A4: {width: 210, height: 297}, A5: {width: 148, height: 210}} as const;

/** A size of paper. */
export type PaperSize = keyof typeof paperSizes;

/** The words that every poster has. */
const words = {
  title: '政务服务“好差评”',
  prompt: '请扫码评价',
  byHand: '也可以在浏览器里输入网址（区分大小写）',
  voluntary: '评价自愿，任何人不得强迫或干扰。咨询投诉请打 {hotline}。',
} as const;

const colours = {
  band: '#12467b',
  onBand: '#ffffff',
  text: '#1d2530',
  quiet: '#4c5866',
  code: '#000000',
  paper: '#ffffff',
};

/** Texts as outlines, centred in the page. */
class Sheet {
  readonly shapes: Shape[] = [];
  private readonly font: PosterFont;
  private readonly middle: number;

  constructor(font: PosterFont, width: number) {
    this.font = font;
    this.middle = width / 2;
  }

  fill(fill: string, path: readonly PathCommand[]): void {
    this.shapes.push({fill, path});
  }

  /** Draws a text in the middle of a box whose upper edge is at `top`; returns where its last line ends. */
  text(text: string, top: number, {weight, fill, ...box}: TextBox & {weight: Weight; fill: string}): number {
    const {size, lines} = fittedText(text, box, line => this.width(line, weight));
    const height = lines.length * box.lineHeight * size;
    let base = top + (box.height - height) / 2 + size * (box.lineHeight / 2 + 0.36);
    for (const line of lines) {
      let x = this.middle - (this.width(line, weight) * size) / 2;
      const path: PathCommand[] = [];
      for (const character of line) {
        const glyph = this.font(character, weight);
        if (!glyph) continue;
        path.push(...placed(glyph.outline, x, base, size, -size));
        x += glyph.advance * size;
      }
      this.fill(fill, path);
      base += box.lineHeight * size;
    }
    return top + (box.height + height) / 2;
  }

  private width(text: string, weight: Weight): number {
    let width = 0;
    for (const character of text) width += this.font(character, weight)?.advance ?? 0;
    return width;
  }
}

/** The address as a person types it: browsers add `https://` by themselves. */
const written = (address: string): string => address.replace(/^https:\/\//, '');

/**
 * The poster of a point: its static code (静态码), what it is for, and the address in words. All texts are outlines, so that
 * it looks the same everywhere.
 *
 * @throws {Problem} `character_not_drawable` with the characters that the font lacks: a name is never shown without one.
 */
export async function drawPoster(facts: PosterFacts, size: PaperSize, loadFont: LoadPosterFont): Promise<Drawing> {
  const address = written(facts.address);
  const {title, prompt, byHand} = words;
  const voluntary = words.voluntary.replace('{hotline}', facts.hotline);
  const texts = [title, facts.institutionName, facts.pointName, prompt, byHand, address, voluntary];
  const font = await loadFont(texts.join(''));
  refuseMissing(texts.join(''), font);

  const {width, height} = paperSizes[size];
  // All lengths are those of A5; A4 is the same in large.
  const unit = height / paperSizes.A5.height;
  const sheet = new Sheet(font, width);
  const inner = width - 20 * unit;
  const box = (boxHeight: number, textSize: number, weight: Weight, fill: string) => ({
    ...{width: inner, height: boxHeight * unit, size: textSize * unit, weight, fill},
    lineHeight: 1.3,
  });
  sheet.fill(colours.paper, rectangle(0, 0, width, height));
  sheet.fill(colours.band, rectangle(0, 0, width, 30 * unit));
  sheet.text(title, 3 * unit, box(24, 12, 'bold', colours.onBand));
  sheet.text(facts.pointName, 34 * unit, box(22, 9, 'bold', colours.text));
  if (facts.institutionName !== facts.pointName)
    sheet.text(facts.institutionName, 56 * unit, box(12, 5, 'regular', colours.quiet));
  sheet.text(prompt, 69 * unit, box(14, 9.5, 'bold', colours.text));
  drawCode(sheet, facts.address, {middle: width / 2, top: 84 * unit, side: 84 * unit});
  sheet.text(byHand, 170 * unit, box(8, 4.5, 'regular', colours.quiet));
  sheet.text(address, 178 * unit, box(14, 6.5, 'bold', colours.text));
  sheet.text(voluntary, 195 * unit, box(9, 4, 'regular', colours.quiet));
  return {
    ...{width, height, language: 'zh-CN', title: `${title} ${facts.pointName}`, shapes: sheet.shapes},
    words: [...new Set(texts)],
  };
}

/** The code with its quiet zone in a square. A wall gets scratches: a quarter of the code may be lost. */
function drawCode(sheet: Sheet, address: string, square: {middle: number; top: number; side: number}): void {
  const matrix = qrMatrix(address, 'Q');
  const module = square.side / (matrix.size + 2 * quietModules);
  const left = square.middle - square.side / 2;
  const path = darkRuns(matrix).flatMap(({column, row, length}) =>
    rectangle(
      left + (column + quietModules) * module,
      square.top + (row + quietModules) * module,
      length * module,
      module,
    ),
  );
  sheet.fill(colours.code, path);
}

function refuseMissing(text: string, font: PosterFont): void {
  const missing = [...new Set(text)].filter(character => !font(character, 'regular'));
  if (missing.length === 0) return;
  const list = missing.map(character => `${character} (U+${character.codePointAt(0)?.toString(16).toUpperCase()})`);
  throw new Problem('character_not_drawable', {
    addition: {
      'zh-CN': `字体中没有：${list.join('、')}。`,
      'zh-TW': `字型中沒有：${list.join('、')}。`,
      en: `The font lacks: ${list.join(', ')}.`,
    },
  });
}
