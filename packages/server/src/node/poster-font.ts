import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import type {PathCommand} from '../domain/codes/poster/drawing.ts';
import type {Glyph, PosterFont, Weight} from '../domain/codes/poster/poster-font.ts';

const weights: Readonly<Record<Weight, number>> = {regular: 400, bold: 700};

/** One file of the font: the characters of some ranges, in both weights. */
type Slice = (codePoint: number, weight: Weight) => Glyph | undefined;

/** A range of code points, first and last. */
type Range = readonly [number, number];

let ranges: Promise<ReadonlyMap<string, readonly Range[]>> | undefined;
const slices = new Map<string, Promise<Slice>>();

/**
 * Loads of Noto Sans SC (SIL Open Font License 1.1) the files that a text needs, 100 files of 50 KB in all, and keeps them.
 * The libraries that read them are loaded with the first one.
 */
export async function loadPosterFont(text: string): Promise<PosterFont> {
  const byName = await (ranges ??= readRanges());
  const found = new Map<string, Readonly<Record<Weight, Glyph>>>();
  for (const character of new Set(text)) {
    const codePoint = character.codePointAt(0) ?? 0;
    for (const [name, own] of byName) {
      if (!own.some(([first, last]) => first <= codePoint && codePoint <= last)) continue;
      const slice = await sliceOf(name);
      const [regular, bold] = [slice(codePoint, 'regular'), slice(codePoint, 'bold')];
      if (!regular || !bold) continue;
      found.set(character, {regular, bold});
      break;
    }
  }
  return (character, weight) => found.get(character)?.[weight];
}

const fontFile = (path: string): string =>
  fileURLToPath(import.meta.resolve(`@fontsource-variable/noto-sans-sc/${path}`));

/** Which file has which characters; the one for Latin is asked first. */
async function readRanges(): Promise<ReadonlyMap<string, readonly Range[]>> {
  const texts = JSON.parse(await readFile(fontFile('unicode.json'), 'utf8')) as Record<string, string>;
  const parsed = Object.entries(texts).map(([name, text]): [string, Range[]] => [
    name.replace(/[[\]]/g, ''),
    text.split(',').map(range => {
      const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
      return [parseInt(first, 16), parseInt(last, 16)];
    }),
  ]);
  const latinFirst = (name: string) => (name === 'latin' ? 0 : 1);
  return new Map(parsed.sort(([one], [other]) => latinFirst(one) - latinFirst(other)));
}

function sliceOf(name: string): Promise<Slice> {
  let slice = slices.get(name);
  if (!slice) {
    slice = readSlice(name);
    slices.set(name, slice);
    // A file that could not be read now can be asked for again.
    slice.catch(() => slices.delete(name));
  }
  return slice;
}

async function readSlice(name: string): Promise<Slice> {
  const [{Blob, Face, Font, Variation}, {default: unpacked}, packed] = await Promise.all([
    import('harfbuzzjs'),
    import('woff2-encoder/decompress'),
    readFile(fontFile(`files/noto-sans-sc-${name}-wght-normal.woff2`)),
  ]);
  const face = new Face(new Blob(await unpacked(packed)));
  const fonts = Object.fromEntries(
    Object.entries(weights).map(([weight, value]) => {
      const font = new Font(face);
      font.setVariations([new Variation('wght', value)]);
      return [weight, font];
    }),
  ) as Record<Weight, InstanceType<typeof Font>>;
  return (codePoint, weight) => {
    const font = fonts[weight];
    const glyph = font.nominalGlyph(codePoint);
    if (glyph === undefined || glyph === 0) return undefined;
    return {
      advance: font.glyphHAdvance(glyph) / face.upem,
      outline: commandsOf(font.glyphToPath(glyph), 1 / face.upem),
    };
  };
}

/** The commands of a path in SVG's words, which has absolute coordinates only. */
const commandsOf = (path: string, scale: number): PathCommand[] =>
  Array.from(path.matchAll(/([MLQCZ])([^MLQCZ]*)/g), ([, command, numbers = '']) => ({
    command: command as PathCommand['command'],
    numbers: (numbers.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(number => Number(number) * scale),
  }));
