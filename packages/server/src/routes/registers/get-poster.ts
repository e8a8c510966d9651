import {pointPoster} from '../../domain/codes/poster/point-poster.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {base64} from '../../security/base64.ts';
import {visiblePoint} from './list-points.ts';

const mediaTypes = {svg: 'image/svg+xml', pdf: 'application/pdf'} as const;

const noFont = async (): Promise<never> => {
  throw new Problem('posters_not_available');
};

/** The poster of a point that the caller may see. */
export const getPoster: Handler<'getPoster'> = async ({pointId, format, size}, context, {caller}) => {
  const {storage, settings} = context;
  const point = await visiblePoint(pointId, storage, caller.institutionCode);
  const loadFont = context.loadPosterFont ?? noFont;
  const {publicUrl, hotline} = settings;
  const options = {format, size, publicUrl, hotline: hotline.phone, loadFont};
  const file = await pointPoster(point, storage, options);
  const fileName = `poster-${point.staticCode}-${size}.${format}`;
  return {fileName, mediaType: mediaTypes[format], content: base64(file)};
};
