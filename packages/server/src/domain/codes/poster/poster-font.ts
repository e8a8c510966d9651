import type {PathCommand} from './drawing.ts';

/** How strong the strokes are. */
export type Weight = 'regular' | 'bold';

/** One character of a font, in em: the size of the font is 1, and the outline grows upwards from the base line. */
export interface Glyph {
  readonly advance: number;
  readonly outline: readonly PathCommand[];
}

/** A font that has what one text needs; undefined for a character that it lacks. */
export type PosterFont = (character: string, weight: Weight) => Glyph | undefined;

/** Loads what a text needs of a font. */
export type LoadPosterFont = (text: string) => Promise<PosterFont>;
