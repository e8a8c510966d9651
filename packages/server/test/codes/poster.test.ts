import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'node:test';
import {chromium} from 'playwright-core';
import {chromiumLaunch} from '../../../tooling/machine.mjs';
import {run} from '../../src/cli/run.ts';
import {drawPoster, paperSizes, type PosterFacts} from '../../src/domain/codes/poster/poster.ts';
import {pdfFile, svgFile} from '../../src/domain/codes/poster/poster-files.ts';
import {loadPosterFont, sqliteStorage} from '../../src/node.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';
import {pagePicture, testWithScanner} from '../fixtures/scanner.fixtures.ts';

const publicUrl = 'https://rating.example.gov.cn';
const hall: PosterFacts = {
  pointName: '广州市天河区政务服务中心',
  institutionName: '广州市天河区政务服务和数据管理局',
  address: `${publicUrl}/p/aB3dE5gH7j`,
  hotline: '12345',
};
const longest: PosterFacts = {
  pointName: '内蒙古自治区鄂尔多斯市准格尔旗薛家湾镇综合便民服务中心'.repeat(4).slice(0, 100),
  institutionName: 'Administrative Service and Data Administration of the Autonomous Region'.padEnd(100, 'x'),
  address: `https://${'a'.repeat(60)}.example.gov.cn/gov/rating-api/p/aB3dE5gH7j`,
  hotline: '010-12345678-1234',
};

/** An SVG as a browser draws it on paper, as a PNG. */
async function browserPicture(svg: string, dotsPerInch: number, size: keyof typeof paperSizes): Promise<Uint8Array> {
  const browser = await chromium.launch(await chromiumLaunch());
  try {
    const [width, height] = [paperSizes[size].width, paperSizes[size].height].map(mm => Math.round((mm / 25.4) * 96));
    const page = await browser.newPage({
      viewport: {width: width ?? 0, height: height ?? 0},
      deviceScaleFactor: dotsPerInch / 96,
    });
    await page.setContent(`<body style="margin:0">${svg}`);
    return await page.screenshot();
  } finally {
    await browser.close();
  }
}

for (const [who, facts] of [
  ['a hall', hall],
  ['the longest names and address', longest],
] as const)
  for (const size of ['A4', 'A5'] as const)
    testWithScanner(
      `a scanner reads the address from the poster of ${who} on ${size} at 150 dpi, as PDF and as SVG`,
      async scan => {
        const drawing = await drawPoster(facts, size, loadPosterFont);
        assert.deepEqual(await scan(pagePicture(await pdfFile(drawing), 150)), [facts.address], 'PDF');
        assert.deepEqual(await scan(await browserPicture(svgFile(drawing), 150, size)), [facts.address], 'SVG');
      },
      ['pdftoppm'],
    );

for (const facts of [hall, longest])
  test(`nothing of a poster reaches over the edge: ${facts.pointName.slice(0, 12)}`, async () => {
    const {width, height, shapes} = await drawPoster(facts, 'A5', loadPosterFont);
    const [background, band, ...drawn] = shapes;
    assert.ok(background && band);
    for (const {path} of drawn)
      for (const {numbers} of path)
        numbers.forEach((number, index) => {
          const most = index % 2 === 0 ? width : height;
          assert.ok(number >= 5 && number <= most - 5, `${number} of ${most}`);
        });
  });

test('a poster has the words of the standard, the names and the address, also for who hears it', async () => {
  const svg = svgFile(await drawPoster(hall, 'A4', loadPosterFont));
  for (const text of ['政务服务“好差评”', '请扫码评价', hall.pointName, hall.institutionName])
    assert.ok(svg.includes(text), text);
  assert.ok(svg.includes('rating.example.gov.cn/p/aB3dE5gH7j'));
  assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="title words" width="210mm" height="297mm"/);
});

test('a poster of a region with another general line names that one', async () => {
  const svg = svgFile(await drawPoster({...hall, hotline: '010-12345678'}, 'A4', loadPosterFont));
  assert.match(svg, /咨询投诉请打 010-12345678。/);
});

test('names with signs of markup stay names', async () => {
  const svg = svgFile(await drawPoster({...hall, pointName: '<b>&"服务"</b>'}, 'A4', loadPosterFont));
  assert.match(svg, /<title id="title">政务服务“好差评” &#60;b&#62;&#38;&#34;服务&#34;&#60;\/b&#62;<\/title>/);
});

test('every character of a name is drawn, a rare one too, and each is where it belongs', async () => {
  const outlines = async (pointName: string) =>
    (await drawPoster({...hall, pointName}, 'A5', loadPosterFont)).shapes[3]?.path.length ?? 0;
  const [without, withRare] = [await outlines('服务中心'), await outlines('龘服务中心')];
  assert.ok(withRare > without + 50, 'an outline of 48 strokes');
});

for (const [name, missing] of [
  ['𠮷祥便民服务中心', '𠮷 (U+20BB7)'],
  ['㐂服务站', '㐂 (U+3402)'],
  ['ئۇيغۇر', 'ئ (U+626)'],
] as const)
  test(`a name with ${missing} is refused with that character, and never drawn without it`, async () => {
    await assert.rejects(
      drawPoster({...hall, pointName: name}, 'A4', loadPosterFont),
      (error: {code: string; addition: Record<string, string>}) => {
        assert.equal(error.code, 'character_not_drawable');
        assert.ok(error.addition['zh-CN']?.includes(missing), error.addition['zh-CN']);
        return true;
      },
    );
  });

testWithScanner(
  'a head of an office takes the poster of a window, which names its hall too',
  async scan => {
    const scene = await aScene({settings: {publicUrl}, loadPosterFont});
    const hallPoint = await aHall(scene);
    const window = await aHall(scene, {kind: 'window', name: '3 号窗口', number: '3', parentId: hallPoint.pointId});
    const token = await scene.personToken('institution_head');
    const path = `/v1/points/${window.pointId}/poster`;
    const pdf = await scene.ask('getPoster', `${path}?size=A5`, {token});
    assert.deepEqual([pdf.mediaType, pdf.fileName], ['application/pdf', `poster-${window.staticCode}-A5.pdf`]);
    const address = `${publicUrl}/p/${window.staticCode}`;
    assert.deepEqual(await scan(pagePicture(Buffer.from(pdf.content, 'base64'), 150)), [address]);
    const svg = await scene.ask('getPoster', `${path}?format=svg`, {token});
    assert.equal(svg.mediaType, 'image/svg+xml');
    assert.ok(Buffer.from(svg.content, 'base64').toString('utf8').includes('天河区政务服务中心 3 号窗口'));
  },
  ['pdftoppm'],
);

testWithScanner(
  'an operator draws a poster into a file',
  async (scan, context) => {
    const directory = await aDirectory(context);
    const storage = await sqliteStorage(join(directory, 'gov-rating.db'));
    const {pointId, staticCode} = await aHall(await aScene({storage}));
    await storage.close();
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const env = {DATA_DIR: directory, PUBLIC_URL: publicUrl};
    const command = (...args: string[]) =>
      run(['poster', ...args], {env, print: say, printError: say, stop: new AbortController().signal});
    const out = join(directory, 'poster.pdf');
    assert.equal(await command(pointId, '--out', out, '--size', 'a5'), 0, said.join('\n'));
    assert.deepEqual(await scan(pagePicture(await readFile(out), 150)), [`${publicUrl}/p/${staticCode}`]);
    assert.equal(await command('AAAAAAAAAAAAAAAAAAAAAA', '--out', out), 1);
    assert.match(said.at(-1) ?? '', /There is no point/);
    for (const wrong of [[pointId], [pointId, '--out', 'poster.gif'], [pointId, '--out', out, '--size', 'A3']])
      assert.equal(await command(...wrong), 1);
    assert.match(said.at(-1) ?? '', /^Usage: gov-rating-server poster POINT/);
  },
  ['pdftoppm'],
);
