import assert from 'node:assert/strict';
import test from 'node:test';
import {sm4Xml, xmlOf} from '../../src/dialects/upstream/sm4-xml.ts';
import type {XmlRules} from '../../src/domain/upstream/xml.ts';
import {decrypting, usualXml as usual} from '../fixtures/upstream-codecs.fixtures.ts';
import {aPlatform, aReceiver, aTokenOf, handUp, rated, stateOf} from '../fixtures/upstream.fixtures.ts';
import {aScene} from '../fixtures/api.fixtures.ts';

for (const [what, more] of [
  ['ECB and Base64', {}],
  ['CBC and hexadecimal digits', {mode: 'cbc', iv: 'f'.repeat(32), cipherText: 'hex'}],
] as const) {
  test(`a platform that wants XML in GB18030 with SM4 (${what}) reads rare characters, emoji and line breaks`, async context => {
    const xml: XmlRules = {...usual, ...more};
    const secret = 'the secret of a platform';
    const receiver = await aReceiver(context, {codec: decrypting(xml), secret});
    const platform = aPlatform(receiver, {dialect: 'sm4-xml', xml, token: aTokenOf(receiver, secret)});
    const scene = await aScene({settings: {upstream: [platform]}});
    const comment = '𠮷野家 😀👨‍👩‍👧 㐂 ǹ ḿ\n第二行 <b>&amp; "引号" ]]> $data $token';
    await rated(scene, {}, {level: 'satisfied', tags: ['406'], comment});
    await handUp(scene);
    const [record] = receiver.ratings.values();
    assert.deepEqual(
      [record?.['satisfaction'], record?.['writingEvaluation'], record?.['evalDetail']],
      ['4', comment, '406'],
    );
    assert.equal((await stateOf(scene)).delivered, 1);

    receiver.faults = {refuses: 1};
    await rated(scene, {serviceNumber: 2});
    await handUp(scene);
    const [refused] = await scene.storage.refusedUpstream({limit: 10});
    assert.equal(refused?.words, '1001 事项编码不存在');
  });
}

test('a carriage return survives a parser, and a character that XML cannot hold stops no record', () => {
  assert.equal(
    xmlOf({a: 'x\r\ny', b: '\u0001\ud800', c: 1}, usual),
    '<?xml version="1.0" encoding="GB18030"?><Case><a>x&#13;\ny</a><b>\ufffd\ufffd</b><c>1</c></Case>',
  );
});

const read = (body: string | Uint8Array) => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const platform = aPlatform({serviceUrl: '', ratingUrl: ''}, {dialect: 'sm4-xml', xml: usual});
  return sm4Xml.read({status: 200, body: bytes, retryAfter: undefined}, platform);
};

for (const [what, body] of [
  ['an empty body', ''],
  ['a page', '<!doctype html><title>502 Bad Gateway</title>'],
  ['a page that is XML', '<html><title>502</title></html>'],
  ['JSON', '{"code":"200"}'],
  ['XML that is cut off', '<r><code>200</code>'],
  ['an empty acknowledgement', '<r><evaluateUnid></evaluateUnid></r>'],
  ['an empty code', '<r><code/></r>'],
  ['entities that grow', '<!DOCTYPE r [<!ENTITY a "200">]><r><code>&a;</code></r>'],
  ['elements without an end of nesting', '<a>'.repeat(9000) + '</a>'.repeat(9000)],
  ['another encoding', '<?xml version="1.0" encoding="UTF-16"?><r><code>200</code></r>'],
  ['bytes of another encoding', new Uint8Array([0x3c, 0x72, 0x3e, 0xff, 0x3c, 0x2f, 0x72, 0x3e])],
] as const) {
  test(`a platform that answers with ${what} has said nothing`, () => assert.equal(read(body), undefined));
}

test('an answer in GB2312 is read with its words', () => {
  const start = new TextEncoder().encode('<?xml version="1.0" encoding="GB2312"?><r><code>9</code><errorMessage>');
  const words = new Uint8Array([0xb0, 0xec, 0xbc, 0xfe]);
  const end = new TextEncoder().encode('</errorMessage></r>');
  assert.deepEqual(read(new Uint8Array([...start, ...words, ...end])), {code: '9', words: '办件'});
});
