import assert from 'node:assert/strict';
import test from 'node:test';
import {countCharacters, draftFaults, isStorableText, type Draft} from './draft-rules.ts';
import {catalogueV2} from './standard/tags.ts';

const rules = {tags: catalogueV2.tags, commentMaxLength: 150};
const draft = (facts: Partial<Draft>): Draft => ({level: 'satisfied', tags: [], comment: '', ...facts});

const cases: [string, Partial<Draft>, string[]][] = [
  ['a good level may be sent bare', {level: 'very_satisfied'}, []],
  ['basically satisfied may be sent bare, it is no bad rating', {level: 'basically_satisfied'}, []],
  ['dissatisfied without a reason is refused', {level: 'dissatisfied'}, ['reason_required']],
  ['very dissatisfied without a reason is refused', {level: 'very_dissatisfied'}, ['reason_required']],
  ['blanks are no reason', {level: 'dissatisfied', comment: ' \n\u3000\t'}, ['reason_required']],
  [
    'characters that show nothing are no reason',
    {level: 'dissatisfied', comment: '\u200b\u2060\u3164\u2800\ufe0f'},
    ['reason_required'],
  ],
  ['a C1 control character is refused', {comment: 'a\u0085b'}, ['text_not_well_formed']],
  ['a noncharacter is refused', {comment: 'a\uffffb'}, ['text_not_well_formed']],
  ['one visible character among invisible ones is a reason', {level: 'dissatisfied', comment: '\u200b慢\u200b'}, []],
  ['one tag is reason enough', {level: 'dissatisfied', tags: ['209']}, []],
  ['a comment is reason enough', {level: 'very_dissatisfied', comment: '等了三个小时'}, []],
  ['a tag of another level is refused', {level: 'satisfied', tags: ['209']}, ['tag_of_another_level']],
  ['a tag that is in no catalogue is refused', {level: 'satisfied', tags: ['499']}, ['unknown_tag']],
  ['a retired tag is refused', {level: 'very_satisfied', tags: ['501']}, ['unknown_tag']],
  ['150 characters fit', {comment: '好'.repeat(150)}, []],
  ['150 characters outside the basic plane fit', {comment: '𠮷'.repeat(150)}, []],
  ['151 characters do not', {comment: '好'.repeat(151)}, ['comment_too_long']],
  ['NUL is refused', {comment: 'a\u0000b'}, ['text_not_well_formed']],
  ['a lone surrogate is refused', {comment: 'a\ud800b'}, ['text_not_well_formed']],
  ['line breaks and tabs are kept', {comment: '第一行\r\n\t第二行'}, []],
  [
    'all errors are reported at once',
    {level: 'dissatisfied', tags: ['510'], comment: '好'.repeat(151)},
    ['tag_of_another_level', 'comment_too_long'],
  ],
];

for (const [name, facts, expected] of cases) {
  test(name, () => {
    assert.deepEqual(
      draftFaults(draft(facts), rules).map(fault => fault.code),
      expected,
    );
  });
}

test('a counter counts what a person sees as one character outside the basic plane', () => {
  assert.equal(countCharacters('𠮷野家😀'), 4);
});

test('a pair of surrogates is text, half a pair is not', () => {
  assert.equal(isStorableText('\ud83d\ude00'), true);
  assert.equal(isStorableText('\ude00\ud83d'), false);
});
