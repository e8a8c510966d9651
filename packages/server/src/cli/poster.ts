import {writeFile} from 'node:fs/promises';
import {posterFormats, posterSizes} from '@gov-rating/contract';
import {readConfig} from '../config/config.ts';
import {readSettings} from '../config/config-settings.ts';
import {pointPoster} from '../domain/codes/poster/point-poster.ts';
import {Problem} from '../domain/problems/problem.ts';
import {resolveSettings} from '../domain/settings.ts';
import {loadPosterFont} from '../node/poster-font.ts';
import {withReadStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';

/** The options of the command line about a poster. */
export interface PosterOptions {
  readonly out?: string | undefined;
  readonly size?: string | undefined;
}

const usage = 'Usage: gov-rating-server poster POINT --out FILE.svg|FILE.pdf [--size A4|A5]';

/** Draws the poster of a point into a file; the end of its name says the format. */
export async function posterCommand(
  operator: Operator,
  pointId: string | undefined,
  {out, size: wantedSize = 'A4'}: PosterOptions,
): Promise<void> {
  const format = posterFormats.find(name => out?.toLowerCase().endsWith(`.${name}`));
  const size = posterSizes.find(name => name === wantedSize.toUpperCase());
  if (pointId === undefined || out === undefined || format === undefined || size === undefined)
    throw new OperatorError(usage);
  const config = readConfig(operator.env);
  const {PUBLIC_URL: publicUrl} = config;
  if (publicUrl === undefined) throw new OperatorError('Set PUBLIC_URL: the code on the poster leads to it.');
  const {phone: hotline} = resolveSettings(await readSettings(config)).hotline;
  const file = await withReadStorage(operator, 'poster', async storage => {
    const point = await storage.point(pointId);
    if (!point) throw new OperatorError(`There is no point "${pointId}".`);
    return pointPoster(point, storage, {format, size, publicUrl, hotline, loadFont: loadPosterFont}).catch(
      (error: unknown) => {
        throw error instanceof Problem
          ? new OperatorError(`${error.message} ${error.addition?.en ?? ''}`.trim())
          : error;
      },
    );
  });
  await writeFile(out, file);
  operator.print(`${out}: ${size}, ${file.length} bytes`);
}
