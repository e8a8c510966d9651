import assert from 'node:assert/strict';
import test from 'node:test';
import {isNameText, isShownName, routes, type Route} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import {aKey, aScene, codeOf} from '../fixtures/api.fixtures.ts';
import {Case} from '../fixtures/order.fixtures.ts';

/** Texts that cannot be a name, by what is wrong with them. */
const wrongNames: Readonly<Record<string, string>> = {
  'a NUL': 'a\u0000b',
  'a control character': 'a\u0007b',
  'a control character of the upper range': 'a\u0085b',
  'a tab': 'a\tb',
  'a line break': 'a\nb',
  'a line separator': 'a\u2028b',
  'an override of the direction': 'a\u202eb',
  'an isolate of a direction': 'a\u2066b\u2069',
  'a mark of a direction': 'a\u200fb',
  'a tag character': 'a\u{e0041}b',
  'the first place of the tags': 'a\u{e0000}b',
  'a note between lines': 'a\ufff9b\ufffac\ufffb',
  'a space without width': 'a\u200bb',
  'a joiner of words': 'a\u2060b',
  'a byte order mark inside': 'a\ufeffb',
  'a soft hyphen': 'a\u00adb',
  'a filler of Hangul': 'a\u3164b',
  'a joiner of graphemes': 'a\u034fb',
  'a joiner among Latin letters': 'a\u200db',
  'a joiner behind a Chinese name': '窗口\u200d',
  'a joiner in front': '\u200d窗口',
  'two joiners between emoji': '👩\u200d\u200d💼',
  'a joiner behind an emoji': '👩\u200d',
  'what parts letters, between Chinese ones': '窗\u200c口',
  'what parts letters, behind the last one': 'می\u200c',
  'what parts letters, twice': 'می\u200c\u200cخواهم',
  'half of a surrogate pair': 'a\ud83db',
  'a character that is none': 'a\ufffeb',
};

const put = (facts: object) => async (name: string) => {
  const scene = await aScene();
  const body = JSON.stringify({...aService({servedAt: '2026-11-24T09:30:00+08:00'}), ...facts}).replaceAll(
    '"@"',
    JSON.stringify(name),
  );
  return scene.call('/v1/services', {body, token: await scene.accessToken()});
};

const named: Readonly<Record<string, (name: string) => Promise<Response>>> = {
  'an item': put({itemName: '@'}),
  'a service': put({serviceName: '@'}),
  'a window': put({windowNumber: '@'}),
  'a member of staff': put({staffNumber: '@'}),
  'a webhook': async name => {
    const scene = await aScene();
    const body = {url: 'https://hooks.example.gov.cn/', topics: ['order.created'], description: name};
    return scene.call('/v1/webhooks', {body, token: await scene.personToken('institution_head')});
  },
  'a piece of evidence': async name => {
    const scene = await aScene();
    const {orderNumber} = await Case.begin(scene);
    const evidence = [{title: name, reference: name}];
    const body = {version: 1, ground: 'mistaken', reason: '点错了', evidence};
    const token = await scene.personToken('institution_head');
    return scene.call(`/v1/orders/${orderNumber}/reviews`, {body, token, key: aKey()});
  },
};
for (const [what, send] of Object.entries(named))
  test(`the name of ${what} is one line that turns no direction and can be stored`, async () => {
    for (const [fault, name] of Object.entries(wrongNames)) {
      const response = await send(name);
      assert.deepEqual([response.status, await codeOf(response)], [422, 'text_not_well_formed'], fault);
    }
    const allowed = await send('Ünï 政务Ⅷ№(一)👩‍💼❤️');
    assert.notEqual(allowed.status, 422, `${allowed.status} ${await allowed.text()}`);
  });

test('the rule of names is one function', () => {
  for (const name of Object.values(wrongNames)) assert.equal(isNameText(name), false);
  assert.deepEqual([isNameText(''), isShownName(''), isShownName('\u200b')], [true, false, false]);
});

test('names of every script of China and its neighbours are allowed', () => {
  const names = [
    '葛󠄀城',
    'ᠮᠣᠩᠭᠣᠯ᠎ᠠ',
    'ᠪᠠᠭ᠋ᠰᠢ',
    'བོད་ལྗོངས',
    'ئۇيغۇر',
    'می\u200cخواهم',
    'ه\u200d',
    'ᠪᠠ᠋\u200dᠠ',
    'क\u094d\u200dष',
    'क\u094d\u200cष',
    'র\u200d\u09cdয',
    'ශ\u0dca\u200dරී',
    '🏳️\u200d🌈',
    '👩🏽\u200d💼',
    '👨\u200d👩\u200d👧\u200d👦',
    'ꆈꌠꉙ',
    'Vahcuengh',
    '박지성',
    '👩‍💼',
    '©️',
  ];
  for (const name of names) assert.ok(isShownName(name), name);
});

test('no text of any route takes half a character or a NUL', async () => {
  for (const [route, {input}] of Object.entries<Route>(routes))
    for (const [field, schema] of Object.entries(input.shape))
      for (const text of ['a\u0000b', 'a\ud83db', 'a\ufffeb']) {
        const result = (schema as {safeParse(value: unknown): {success: boolean}}).safeParse(text);
        assert.equal(result.success, false, `${route}.${field} ${JSON.stringify(text)}`);
      }
});
