import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import type {Drawing, Shape} from '../../src/domain/codes/poster/drawing.ts';
import {pdfFile, svgFile} from '../../src/domain/codes/poster/poster-files.ts';
import {drawPoster, type PosterFacts} from '../../src/domain/codes/poster/poster.ts';
import {qrMatrix, quietModules} from '../../src/domain/codes/qr-matrix.ts';
import {loadPosterFont} from '../../src/node.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {auditable, axeFindings} from '../fixtures/page-audit.fixtures.ts';
import {testWithScanner} from '../fixtures/scanner.fixtures.ts';
import {urging} from '../fixtures/urging-words.fixtures.ts';

/** Posters of halls as they are named and reached in fact, the longest too: a new kind is a line here. */
const posters: Readonly<Record<string, PosterFacts>> = {
  'a hall': {
    pointName: '示例市天河区政务服务中心',
    institutionName: '示例市天河区政务服务和数据管理局',
    address: 'https://rating.example.gov.cn/p/aB3dE5gH7j',
    hotline: '12345',
  },
  'a window': {
    pointName: '示例市天河区政务服务中心 3 号窗口',
    institutionName: '示例市天河区政务服务中心',
    address: 'https://rating.example.gov.cn/p/aB3dE5gH7j',
    hotline: '12345',
  },
  'a hall with the longest name and address': {
    pointName: '克孜勒苏柯尔克孜自治州阿克陶县塔尔塔吉克民族乡党群服务中心（便民服务大厅）不动产登记与税务综合受理专区',
    institutionName: '新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县政务服务和公共资源交易中心（数字化发展局）',
    address: 'https://zwfwhcp.xinjiangweiwuerzizhiqu.gov.cn:18443/gov-rating/citizens/p/aB3dE5gH7j',
    hotline: '12345',
  },
};

/** The smallest rectangle around an outline, in millimetres. */
function boxOf({path}: Shape) {
  const numbers = path.flatMap(command => command.numbers);
  const [across, down] = [0, 1].map(odd => numbers.filter((_, index) => index % 2 === odd)) as [number[], number[]];
  return {left: Math.min(...across), right: Math.max(...across), top: Math.min(...down), bottom: Math.max(...down)};
}

/** The contrast of two colours (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other]
    .map(colour => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5]
        .map(at => parseInt(colour.slice(at, at + 2), 16) / 255)
        .map(share => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The parts of a poster: the paper, the band at its top, the code, and the lines of text from top to bottom. */
function partsOf({shapes}: Drawing) {
  const [paper, band, ...drawn] = shapes as [Shape, Shape, ...Shape[]];
  const code = drawn.find(({fill}) => fill === '#000000') as Shape;
  return {paper, band, code, lines: drawn.filter(shape => shape !== code)};
}

describe('a poster is for everybody', () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch(await chromiumLaunch());
  });
  after(() => browser?.close());

  for (const [what, facts] of Object.entries(posters))
    for (const size of ['A4', 'A5'] as const) {
      it(`${what} on ${size}: nothing overflows, touches something else, or is too small to read`, async () => {
        const drawing = await drawPoster(facts, size, loadPosterFont);
        const {band, code, lines} = partsOf(drawing);
        const boxes = lines.map(boxOf);
        for (const [index, {left, right, top, bottom}] of boxes.entries()) {
          assert.ok(left >= 5 && right <= drawing.width - 5 && bottom <= drawing.height - 5, `line ${index} inside`);
          const before = boxes[index - 1];
          assert.ok(!before || top > before.bottom - 0.01, `line ${index} below the one before`);
          // Ten points: what a person reads at arm's length from the wall.
          assert.ok(bottom - top > 1.8, `line ${index} is ${(bottom - top).toFixed(2)} mm high`);
        }
        const [bandBottom, square] = [boxOf(band).bottom, boxOf(code)];
        const quiet = ((square.right - square.left) / qrMatrix(facts.address, 'Q').size) * quietModules;
        for (const {top, bottom} of boxes.slice(1)) {
          assert.ok(top > bandBottom, 'below the band');
          assert.ok(
            bottom < square.top - quiet || top > square.bottom + quiet,
            'outside of the light edge of the code',
          );
        }
      });

      it(`${what} on ${size}: the address is written below the code, in letters of two millimetres or more`, async () => {
        const drawing = await drawPoster(facts, size, loadPosterFont);
        const {code, lines} = partsOf(drawing);
        const below = lines.map(boxOf).filter(({top}) => top > boxOf(code).bottom);
        // A line how to enter it, the address itself, and one that rating is voluntary.
        const address = below.slice(1, -1);
        assert.ok(address.length >= 1 && address.length <= 3, `${address.length} lines`);
        for (const {top, bottom} of address) assert.ok(bottom - top >= 2, `${(bottom - top).toFixed(2)} mm`);
        const written = facts.address.replace('https://', '');
        assert.ok(drawing.words.includes(written), drawing.words.join());
      });

      it(`${what} on ${size}: every line has the contrast of small print`, async () => {
        const {paper, band, lines} = partsOf(await drawPoster(facts, size, loadPosterFont));
        for (const line of lines) {
          const ground = boxOf(line).bottom < boxOf(band).bottom ? band : paper;
          assert.ok(contrast(line.fill, ground.fill) >= 7, `${line.fill} on ${ground.fill}`);
        }
      });
    }

  for (const [what, facts] of Object.entries(posters)) {
    it(`${what}: says what the standard says, that rating is voluntary and where to complain, and urges nobody`, async () => {
      const {words, title, language} = await drawPoster(facts, 'A4', loadPosterFont);
      assert.equal(language, 'zh-CN');
      assert.doesNotMatch([title, ...words].join('\n'), urging);
      for (const said of ['政务服务“好差评”', '请扫码评价', facts.pointName, facts.institutionName])
        assert.ok(words.includes(said), said);
      assert.match(words.join(), /评价自愿.*12345/);
    });

    it(`${what}: a screen reader reads title and all words of the SVG, which passes axe`, async () => {
      const drawing = await drawPoster(facts, 'A5', loadPosterFont);
      const page = await browser.newPage();
      try {
        await page.setContent(
          `<!doctype html><html lang="zh-CN"><title>海报</title><main><h1>海报</h1>${svgFile(drawing)}</main>`,
        );
        const name = await page.getByRole('img').getAttribute('aria-labelledby');
        assert.equal(name, 'title words');
        const heard = (await page.locator('main').ariaSnapshot()).replace(/\\"/g, '"');
        for (const words of [drawing.title, ...drawing.words]) assert.ok(heard.includes(words), `${words} in ${heard}`);
        assert.equal(await page.locator('svg').getAttribute('xml:lang'), 'zh-CN');
        await auditable(page);
        assert.deepEqual(await axeFindings(page), []);
      } finally {
        await page.close();
      }
    });
  }
});

for (const [what, facts] of Object.entries(posters))
  testWithScanner(
    `the poster of ${what} as PDF has a title, is tagged, and its figure has all words as alternative text`,
    async (_scan, context) => {
      const drawing = await drawPoster(facts, 'A4', loadPosterFont);
      const file = join(await aDirectory(context), 'poster.pdf');
      await writeFile(file, await pdfFile(drawing));
      const info = (...args: string[]) => execFileSync('pdfinfo', [...args, file], {encoding: 'utf8'});
      const said = info('-enc', 'UTF-8');
      assert.match(said, /^Tagged: +yes$/m);
      assert.ok(said.includes(drawing.title), said);
      assert.match(said, /^Page size: +595\.\d* x 841\.\d* pts \(A4\)$/m);
      assert.match(info('-struct', '-enc', 'UTF-8'), /Figure/);
      const bytes = Buffer.from(await pdfFile(drawing)).toString('latin1');
      const [, alternative = ''] = /\/Alt <([0-9A-F]+)>/.exec(bytes) ?? [];
      assert.equal(Buffer.from(alternative, 'hex').swap16().toString('utf16le').slice(1), drawing.words.join('\n'));
      assert.match(bytes, /\/Lang \(zh-CN\)/);
    },
    ['pdfinfo'],
  );
