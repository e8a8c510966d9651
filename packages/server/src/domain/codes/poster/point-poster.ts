import type {Point} from '@gov-rating/contract';
import {Problem} from '../../problems/problem.ts';
import {fullName} from '../../registers/full-name.ts';
import type {Storage} from '../../storage.ts';
import {pdfFile, svgFile} from './poster-files.ts';
import type {LoadPosterFont} from './poster-font.ts';
import {drawPoster, type PaperSize} from './poster.ts';

/** Formats of the file. */
export type PosterFormat = 'svg' | 'pdf';

/** What a poster is made with. */
export interface PosterOptions {
  readonly format: PosterFormat;
  readonly size: PaperSize;
  /** The address of the server, without a slash at the end. */
  readonly publicUrl: string;
  /** The number of the general line (`HOTLINE`). */
  readonly hotline: string;
  readonly loadFont: LoadPosterFont;
}

/**
 * The file of a point's poster.
 *
 * @throws {Problem} `point_closed` for one whose code opens nothing any more, and what {@link drawPoster} throws.
 */
export async function pointPoster(
  point: Point,
  storage: Pick<Storage, 'point' | 'institution'>,
  {format, size, publicUrl, hotline, loadFont}: PosterOptions,
): Promise<Uint8Array> {
  if (point.closedAt !== null) throw new Problem('point_closed');
  const [institution, pointName] = await Promise.all([
    storage.institution(point.institutionCode),
    fullName(point, storage),
  ]);
  const facts = {
    pointName,
    institutionName: institution?.name ?? '',
    address: `${publicUrl}/p/${point.staticCode}`,
    hotline,
  };
  const drawing = await drawPoster(facts, size, loadFont);
  return format === 'pdf' ? pdfFile(drawing) : new TextEncoder().encode(svgFile(drawing));
}
