import assert from 'node:assert/strict';
import test from 'node:test';
import {canonicalDocument, canonicalJson, type CanonicalValue} from './canonical-json.ts';

const spelled: [string, CanonicalValue, string][] = [
  ['nothing', null, 'null'],
  ['yes and no', [true, false], '[true,false]'],
  ['integers', [0, -0, 1, -7, Number.MAX_SAFE_INTEGER], '[0,0,1,-7,9007199254740991]'],
  ['an empty object', {}, '{}'],
  ['an empty list', [], '[]'],
  ['names in any order', {b: 1, a: {d: [], c: ''}}, '{"a":{"c":"","d":[]},"b":1}'],
  // RFC 8785 section 3.2.3: sorted by UTF-16 code units, where the emoji comes before U+FB33.
  [
    'the names of the RFC',
    {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Hebrew',
      '1': 'One',
      '\ud83d\ude00': 'Emoji',
      '\u0080': 'Control',
      ö: 'o',
    },
    '{"\\r":"CR","1":"One","\u0080":"Control","ö":"o","\u20ac":"Euro","\ud83d\ude00":"Emoji","\ufb33":"Hebrew"}',
  ],
  // RFC 8785 section 3.2.2.2: short escapes where there are some, small letters in the others, nothing else escaped.
  ['controls', '\u0000\b\t\n\f\r\u001f"\\/\u007f\u2028', '"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\/\u007f\u2028"'],
  ['Chinese and emoji', '态度差 😡', '"态度差 😡"'],
  ['a name that objects inherit', {constructor: 1, __proto: 2}, '{"__proto":2,"constructor":1}'],
];
for (const [name, value, text] of spelled) {
  test(`${name} has one spelling, which reads back as the same`, () => {
    assert.equal(canonicalJson(value), text);
    assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
  });
}

const refused: [string, unknown][] = [
  ['a fraction', 0.5],
  ['an integer that is not safe', 2 ** 53],
  ['no number', NaN],
  ['an endless number', [Infinity]],
  ['undefined', {a: undefined}],
  ['a function', () => 1],
  ['a big integer', 1n],
  ['a lone surrogate', 'a\ud800'],
  ['a lone surrogate in a name', {'\udc00': 1}],
];
for (const [name, value] of refused) {
  test(`${name} has no spelling`, () => assert.throws(() => canonicalJson(value as CanonicalValue), TypeError));
}

test('the same facts in another order spell the same, however deep', () => {
  const one = {a: [{x: 1, y: 2}], b: {c: null, d: 'é'}};
  const other = {b: {d: 'é', c: null}, a: [{y: 2, x: 1}]};
  assert.equal(canonicalJson(one), canonicalJson(other));
});

test('a document may hold fractions, and a member without a value is left out', () => {
  assert.equal(canonicalDocument({b: 0.1, a: [1e21, -0], c: undefined}), '{"a":[1e+21,0],"b":0.1}');
  assert.throws(() => canonicalDocument([NaN]), TypeError);
  assert.throws(() => canonicalDocument([undefined]), TypeError);
});
