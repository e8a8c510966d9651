import {staffPictureLimits} from '@gov-rating/contract';
import {JPG} from 'image-size/types/jpg';
import {PNG} from 'image-size/types/png';
import {WEBP} from 'image-size/types/webp';
import {fieldProblem} from '../../domain/problems/problem.ts';
import type {StaffPicture} from '../../domain/registers/staff-storage.ts';
import {base64, fromBase64} from '../../security/base64.ts';
import {hash} from '../../security/hash.ts';

const formats = [
  {mediaType: 'image/jpeg', format: JPG},
  {mediaType: 'image/png', format: PNG},
  {mediaType: 'image/webp', format: WEBP},
] as const;

/**
 * The picture that base64 holds, known by its bytes and never by a name. A drawing with scripts (SVG) and a picture that a
 * screen would need much memory for are refused.
 */
export async function pictureOf(text: string): Promise<StaffPicture> {
  const picture = readPicture(text);
  if (!picture) throw fieldProblem('picture', 'picture_refused');
  return {...picture, pictureId: await hash(picture.data)};
}

function readPicture(text: string): Omit<StaffPicture, 'pictureId'> | undefined {
  try {
    const bytes = fromBase64(text);
    const found = formats.find(({format}) => format.validate(bytes));
    if (!found || bytes.length > staffPictureLimits.bytes) return undefined;
    const {width, height} = found.format.calculate(bytes);
    const fits = [width, height].every(side => side > 0 && side <= staffPictureLimits.pixels);
    return fits ? {mediaType: found.mediaType, data: base64(bytes)} : undefined;
  } catch {
    // No base64, or a picture that ends before it says how large it is.
    return undefined;
  }
}
