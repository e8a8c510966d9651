/** What a page of a mini-program was opened with: the parameter of its `onLoad`. */
export interface OpenedWith {
  /** Of a mini-program code (小程序码), encoded; at most 32 characters, as many as a token has. */
  readonly scene?: string | undefined;
  /** The address in an ordinary QR code (普通链接二维码), encoded. */
  readonly q?: string | undefined;
  /** Of a link inside mini-programs. */
  readonly token?: string | undefined;
}

/** The token of an invitation, at the end of a text: alone, behind `/r/` of its short address, or behind `invitation=`. */
const tokenAtEnd = /(?:^|\/r\/|\binvitation=)([\w-]{32,44})$/;

/**
 * The invitation that a page was opened for; empty when there is none.
 *
 * @param options What `onLoad` of the page gets.
 *
 * @example
 * ```ts
 * import {invitationOf} from '@gov-rating/sdk/wechat';
 *
 * invitationOf({scene: 'g1kT04pQd8RrXh2Lw9Zb7Yc3Nf6Vt5Ms'}); // a code that was made with the token as its scene
 * invitationOf({q: encodeURIComponent('https://rating.example.gov.cn/r/g1kT04pQd8RrXh2Lw9Zb7Yc3Nf6Vt5Ms')});
 * ```
 */
export function invitationOf({scene, q, token}: OpenedWith): string {
  const text = scene || q || token || '';
  let decoded = text;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    // Not encoded, or cut off: what is no token is not taken for one.
  }
  return tokenAtEnd.exec(decoded.trim())?.[1] ?? '';
}
