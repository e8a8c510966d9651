import {renderSVG} from 'uqr';

/**
 * An address as a QR code, an SVG document without a size of its own, with the quiet zone of four modules that
 * ISO/IEC 18004 asks for. Long addresses get the lowest error correction, or the modules would be too small to scan.
 */
export const qrCode = (url: string): string =>
  renderSVG(url, {ecc: url.length > 300 ? 'L' : 'M', border: 4, pixelSize: 1});
