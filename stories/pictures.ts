import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import pixelmatch from 'pixelmatch';
import type {BrowserContext, Page} from 'playwright-core';
import {PNG} from 'pngjs';

const kept = fileURLToPath(new URL('pictures/', import.meta.url));
const differences = fileURLToPath(new URL('../node_modules/.cache/pictures/', import.meta.url));

/** Share of the pixels that may differ: less than a character of a small picture. */
const tolerance = 0.0001;

/** Stops what would make two pictures of the same state differ: the clock, and chance. */
export async function stillness(context: BrowserContext): Promise<void> {
  await context.clock.setFixedTime('2026-11-29T10:00:00+08:00');
  await context.addInitScript(() => {
    let state = 1;
    // Park and Miller's generator: every page draws the same numbers.
    Math.random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    crypto.getRandomValues = <A extends ArrayBufferView | null>(into: A): A => {
      const bytes = into ? new Uint8Array(into.buffer, into.byteOffset, into.byteLength) : [];
      for (let at = 0; at < bytes.length; at++) bytes[at] = Math.random() * 256;
      return into;
    };
    let count = 0;
    crypto.randomUUID = () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
  });
}

/** Replaces numbers of receipts, orders and refused requests by fixed ones, because they are random. */
export const hideNumbers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const roots: Node[] = [document.body];
    for (const root of roots) {
      const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        if (node instanceof Element && node.shadowRoot) roots.push(node.shadowRoot);
        if (node instanceof Element && node.matches('.id bdi')) node.textContent = 'ABCDEFGHJKLMNPQRSTUVWX';
        if (node instanceof Text) node.data = node.data.replace(/(\d{8})-\w{5}-\w{5}/g, '$1-ABCDE-FGHJK');
        if (node instanceof Element && /^\d{4}(-\d{4}){4}$/.test(node.textContent))
          ['2611-', '2405-', '1738-', '6420-', '9356'].forEach((group, at) => {
            const part = node.children[at * 2];
            if (part) part.textContent = group;
          });
      }
    }
  });

/**
 * What decides how this machine draws text: the browser's version and a picture of words in the fonts of the elements.
 * Pictures of two machines can be compared only where it is the same.
 */
export async function fontsOf(page: Page): Promise<string> {
  await page.setContent(
    `<meta charset="utf-8"><body style="margin:0;font:16px system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif">
    <p lang="zh-CN">政务服务“好差评”：非常满意，1234567890 Receipt</p><p><b>评价 Rating</b> <button>提交</button></p>`,
  );
  const probe = createHash('sha256')
    .update(await page.screenshot())
    .digest('hex')
    .slice(0, 16);
  return `Chromium ${page.context().browser()?.version().split('.')[0]}, words ${probe}`;
}

/** The fonts that the kept pictures were taken with; undefined before any was taken. */
export const keptFonts = (): string | undefined =>
  existsSync(`${kept}fonts.txt`) ? readFileSync(`${kept}fonts.txt`, 'utf8').trim() : undefined;

/** Keeps the fonts of this machine as those of the pictures. */
export function keepFonts(fonts: string): void {
  mkdirSync(kept, {recursive: true});
  writeFileSync(`${kept}fonts.txt`, `${fonts}\n`);
}

/** The whole page, once two pictures in a row are the same. */
export async function picture(page: Page): Promise<Buffer> {
  let before: Buffer | undefined;
  for (let attempt = 0; attempt < 20; attempt++) {
    const now = await page.screenshot({fullPage: true, animations: 'disabled', caret: 'hide'});
    if (before?.equals(now)) return now;
    before = now;
  }
  throw new Error('The page does not come to rest: twenty pictures in a row differ.');
}

/** Keeps a picture. */
export function keep(name: string, taken: Buffer): undefined {
  writeFileSync(`${kept}${name}.png`, PNG.sync.write(coarse(taken), {deflateLevel: 9, colorType: 2}));
}

/**
 * The picture in 16 steps of each colour, which makes the kept files half as big. One step is less than what a
 * comparison takes for a difference.
 */
function coarse(taken: Buffer): PNG {
  const image = PNG.sync.read(taken);
  image.data.forEach((value, at, all) => {
    all[at] = Math.round(value / 17) * 17;
  });
  return image;
}

/**
 * Compares a picture with the kept one. Returns undefined when they agree, otherwise a sentence with the paths of three
 * pictures: as it was, as it is, and the difference in red.
 */
export function difference(name: string, taken: Buffer): string | undefined {
  const file = `${kept}${name}.png`;
  if (!existsSync(file)) return `There is no picture ${file}: look at the state and run "npm run pictures".`;
  const [was, is] = [PNG.sync.read(readFileSync(file)), coarse(taken)];
  const width = Math.max(was.width, is.width);
  const height = Math.max(was.height, is.height);
  const shown = new PNG({width, height});
  const differing = pixelmatch(onCanvas(was, width, height), onCanvas(is, width, height), shown.data, width, height, {
    threshold: 0.1,
  });
  const sameSize = was.width === is.width && was.height === is.height;
  if (sameSize && differing <= tolerance * width * height) return undefined;
  mkdirSync(differences, {recursive: true});
  const paths = {was: file, is: `${differences}${name}.is.png`, difference: `${differences}${name}.difference.png`};
  writeFileSync(paths.is, PNG.sync.write(is));
  writeFileSync(paths.difference, PNG.sync.write(shown));
  const sizes = sameSize ? '' : ` Was ${was.width} × ${was.height}, is ${is.width} × ${is.height}.`;
  return [
    `${differing} of ${width * height} pixels differ.${sizes} If that is meant, run "npm run pictures" and commit.`,
    ...Object.entries(paths).map(([which, path]) => `  ${which}: ${path}`),
  ].join('\n');
}

/** The pixels on a canvas of this size, white where the picture ends before. */
function onCanvas(image: PNG, width: number, height: number): Uint8Array {
  if (image.width === width && image.height === height) return image.data;
  const canvas = new PNG({width, height, fill: true});
  canvas.data.fill(255);
  PNG.bitblt(image, canvas, 0, 0, image.width, image.height, 0, 0);
  return canvas.data;
}
