import assert from 'node:assert/strict';
import test from 'node:test';
import {decode} from 'fast-png';
import type {CodesRequest, Invitation, InvitationCodes} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import {memoryStorage} from '../../src/index.ts';
import {aScene, codeOf, type Scene} from '../fixtures/api.fixtures.ts';
import {paperPicture, testWithScanner} from '../fixtures/scanner.fixtures.ts';

const publicUrl = 'https://rating.example.gov.cn';
const longPage = `https://www.example.gov.cn/${'x'.repeat(470)}`;

async function invite(scene: Scene, body: {page?: string; codes?: CodesRequest}): Promise<Response> {
  const token = await scene.accessToken();
  const {serviceId} = await scene.ask('putService', '/v1/services', {body: aService(), token});
  return scene.call(`/v1/services/${serviceId}/invitations`, {body, token});
}

async function invited(
  body: {page?: string; codes: CodesRequest},
  address = publicUrl,
): Promise<Invitation & {codes: InvitationCodes}> {
  const response = await invite(await aScene({settings: {publicUrl: address}}), body);
  assert.equal(response.status, 201);
  return (await response.json()) as Invitation & {codes: InvitationCodes};
}

const bytesOf = (text: string | undefined): Uint8Array => Buffer.from(text ?? '', 'base64');

/** The dots of an ESC/POS raster `GS v 0`, read as a printer reads them, and their width. */
function printedRaster(bytes: Uint8Array): {rows: Uint8Array; width: number} {
  assert.deepEqual([...bytes.subarray(0, 4)], [0x1d, 0x76, 0x30, 0]);
  const [, , , , xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = bytes;
  const rows = bytes.subarray(8);
  assert.equal(rows.length, (xLow + 256 * xHigh) * (yLow + 256 * yHigh));
  return {rows, width: 8 * (xLow + 256 * xHigh)};
}

/** An SVG of rectangles that fill whole squares, as rows of bits with `scale` dots a module. */
function drawn(svg: string, scale: number): Uint8Array {
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const rowBytes = Math.ceil((side * scale) / 8);
  const rows = new Uint8Array(rowBytes * side * scale);
  for (const [, x = '', y = '', length = ''] of svg.matchAll(/M(\d+),(\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++)
      for (let dot = Number(x) * scale; dot < (Number(x) + Number(length)) * scale; dot++)
        rows[row * rowBytes + (dot >> 3)]! |= 0x80 >> (dot & 7);
  return paperPicture(rows, side * scale, 0);
}

test('no code is made for a department that asks for none', async () => {
  const answer = (await (await invite(await aScene(), {})).json()) as Invitation;
  assert.equal(answer.codes, null);
});

for (const page of [undefined, 'https://www.example.gov.cn/hall/rate', longPage])
  for (const size of [{}, {millimetres: 40}, {dots: 400}])
    testWithScanner(
      `a scanner reads the address from every format in size ${JSON.stringify(size)}: ${page?.slice(0, 36) ?? 'own page'}`,
      async scan => {
        const formats: CodesRequest['formats'] = ['svg', 'png', 'escpos'];
        const {url, shortUrl, codes} = await invited({...(page && {page}), codes: {formats, ...size}});
        const expected = page === undefined ? shortUrl : url;
        assert.equal(codes.url, expected);
        assert.deepEqual(await scan(drawn(codes.svg ?? '', 4)), [expected], 'SVG');
        assert.deepEqual(await scan(bytesOf(codes.png)), [expected], 'PNG');
        const {rows, width} = printedRaster(bytesOf(codes.escpos?.raster));
        assert.deepEqual(await scan(paperPicture(rows, width, 0)), [expected], 'raster');
      },
    );

/** The longest address of a server whose codes fit in 14 mm: 71 characters, with a port and in a folder of a portal. */
const longestAddress = 'https://zwfwhcp.xinjiangweiwuerzizhiqu.gov.cn:18443/gov-rating/citizens';

for (const address of [publicUrl, longestAddress])
  testWithScanner(
    `a scanner reads every format of a receipt's code in 14 mm at 203 dpi: ${address.slice(0, 36)}`,
    async scan => {
      const formats: CodesRequest['formats'] = ['svg', 'png', 'escpos'];
      const {shortUrl, codes} = await invited({codes: {formats, millimetres: 14}}, address);
      assert.match(shortUrl ?? '', /\/r\/[0-9A-Za-z]{32}$/);
      const square = codes.dots - 8 * codes.moduleDots;
      assert.ok(square <= 112, `${square} dots are more than 14 mm`);
      const {rows, width} = printedRaster(bytesOf(codes.escpos?.raster));
      assert.deepEqual(await scan(paperPicture(rows, width, 16)), [shortUrl], 'raster');
      assert.deepEqual(await scan(bytesOf(codes.png)), [shortUrl], 'PNG');
      assert.deepEqual(await scan(drawn(codes.svg ?? '', codes.moduleDots)), [shortUrl], 'SVG');
    },
  );

test('a code in 14 mm is refused where the address of the server is too long for it, with the size that works', async () => {
  const scene = await aScene({settings: {publicUrl: `${longestAddress}x`}});
  const refused = await invite(scene, {codes: {formats: ['escpos'], millimetres: 14}});
  assert.equal(refused.status, 422);
  const {code, detail} = (await refused.json()) as {code: string; detail: string};
  assert.equal(code, 'code_too_small');
  assert.match(detail, /最小可用尺寸：123 点（15.4 毫米）/);
  assert.equal((await invite(scene, {codes: {formats: ['escpos'], dots: 123}})).status, 201);
});

test('the picture has whole dots for each module, and four light modules around', async () => {
  for (const dots of [111, 150, 163, 200, 400]) {
    const {codes} = await invited({codes: {formats: ['png'], dots}});
    const {width, height, depth} = decode(bytesOf(codes.png));
    assert.deepEqual([width, height, depth], [codes.dots, codes.dots, 1]);
    assert.equal(codes.dots % codes.moduleDots, 0);
    const modules = codes.dots / codes.moduleDots - 8;
    assert.ok(codes.moduleDots * modules <= dots && dots < (codes.moduleDots + 1) * modules, `${dots} dots`);
  }
});

test('the SVG has the asked size in millimetres on paper, and none where nobody asks for one', async () => {
  const {codes} = await invited({codes: {formats: ['svg'], millimetres: 20}});
  assert.match(codes.svg ?? '', new RegExp(`^<svg [^>]*width="${codes.dots / 8}mm" height="${codes.dots / 8}mm"`));
  const free = await invited({codes: {formats: ['svg']}});
  assert.doesNotMatch(free.codes.svg ?? '', /^<svg [^>]*width=/);
});

test("the printer's own command has the address, its size and its error correction", async () => {
  const {shortUrl, codes} = await invited({codes: {formats: ['escpos'], millimetres: 20}});
  const bytes = bytesOf(codes.escpos?.native);
  const commands: number[][] = [];
  for (let at = 0; at < bytes.length;) {
    assert.deepEqual([...bytes.subarray(at, at + 3)], [0x1d, 0x28, 0x6b]);
    const length = (bytes[at + 3] ?? 0) + 256 * (bytes[at + 4] ?? 0);
    commands.push([...bytes.subarray(at + 5, at + 5 + length)]);
    at += 5 + length;
  }
  const [model, size, correction, store, print] = commands;
  assert.deepEqual(model, [49, 65, 50, 0]);
  assert.deepEqual(size, [49, 67, codes.moduleDots]);
  assert.deepEqual(correction, [49, 69, 49]);
  assert.deepEqual(store?.slice(0, 3), [49, 80, 48]);
  assert.equal(Buffer.from(store?.slice(3) ?? []).toString('utf8'), shortUrl);
  assert.deepEqual(print, [49, 81, 48]);
  assert.equal(commands.length, 5);
});

test('a size that no scanner reads is refused with the smallest one that works, and nothing is stored', async () => {
  const storage = await memoryStorage();
  let stored = 0;
  const {addInvitation} = storage;
  storage.addInvitation = invitation => {
    stored++;
    return addInvitation.call(storage, invitation);
  };
  const scene = await aScene({storage, settings: {publicUrl}});
  for (const [size, field] of [
    [{millimetres: 10}, 'codes.millimetres'],
    [{dots: 80}, 'codes.dots'],
  ] as const) {
    const refused = await invite(scene, {codes: {formats: ['png'], ...size}});
    assert.equal(refused.status, 422);
    const problem = (await refused.json()) as {code: string; field: string; detail: string};
    assert.deepEqual([problem.code, problem.field], ['code_too_small', field]);
    const [, smallest = ''] = /最小可用尺寸：(\d+) 点/.exec(problem.detail) ?? [];
    assert.equal(stored, 0);
    assert.equal((await invite(scene, {codes: {formats: ['png'], dots: Number(smallest) - 1}})).status, 422);
    assert.equal((await invite(scene, {codes: {formats: ['png'], dots: Number(smallest)}})).status, 201);
    stored = 0;
  }
});

for (const [what, codes] of [
  ['two sizes', {formats: ['svg'], dots: 160, millimetres: 20}],
  ['no format', {formats: []}],
  ['an unknown format', {formats: ['gif']}],
  ['half a dot', {formats: ['svg'], dots: 160.5}],
  ['more than the paper is wide', {formats: ['svg'], dots: 577}],
] as const)
  test(`codes with ${what} are refused`, async () => {
    const response = await invite(await aScene(), {codes: codes as unknown as CodesRequest});
    assert.equal(await codeOf(response), 'invalid_input');
  });
