import type {CodesRequest, InvitationCodes} from '@gov-rating/contract';
import {pngCode, svgCode} from '../../domain/codes/code-pictures.ts';
import {sizedCode} from '../../domain/codes/code-size.ts';
import {nativeCode, rasterCode} from '../../domain/codes/escpos-code.ts';
import {base64} from '../../security/base64.ts';

/** The codes of an address that are asked for; throws `code_too_small`. */
export function invitationCodes(url: string, {formats, ...asked}: CodesRequest): InvitationCodes {
  const code = sizedCode(url, asked);
  const {moduleDots, dots} = code;
  return {
    url,
    ...(formats.includes('svg') ? {svg: svgCode(code)} : {}),
    ...(formats.includes('png') ? {png: base64(pngCode(code))} : {}),
    ...(formats.includes('escpos')
      ? {escpos: {native: base64(nativeCode(code)), raster: base64(rasterCode(code))}}
      : {}),
    moduleDots,
    dots,
  };
}
