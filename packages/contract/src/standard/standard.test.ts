import assert from 'node:assert/strict';
import test from 'node:test';

import {channelNames, channels, nationalChannelCodes, shandongCityChannelCodes} from './channels.ts';
import {device, gb39046, interfaceScale, levelCodecs, stars} from './codecs.ts';
import {fact, unknownFact} from './fact.ts';
import {badLevels, isBad, isLevel, levelNames, levels, type Level} from './levels.ts';
import {languages} from './localized.ts';
import type {Localized} from './localized.ts';
import * as nodeTables from './nodes.ts';
import {decodeNumber} from './number-codec.ts';
import {profileIds, profiles} from './profiles.ts';
import {catalogueV1, findRetiredTag} from './tags-v1.ts';
import {catalogueV2, findTag, tagDimensionNames, tagsOfLevel, type Tag} from './tags.ts';
import {plainTextLimit} from '../routes/standard.ts';
import * as userTables from './user-types.ts';

const oddInput = [
  '',
  ' 5',
  '05',
  '5.0',
  '+5',
  '5e0',
  '0x5',
  5.5,
  NaN,
  Infinity,
  -1,
  99,
  null,
  undefined,
  true,
  5n,
  [5],
  {},
];

test('a caller finds five levels from best to worst and the last two are bad', () => {
  assert.deepEqual(levels.filter(isBad), ['dissatisfied', 'very_dissatisfied']);
  assert.deepEqual(levels.slice(-2), badLevels);
  assert.equal(levels[0], 'very_satisfied');
  assert.equal(levels.length, 5);
});

test('a caller who asks whether a value is a level gets yes for the five names only', () => {
  assert.ok(levels.every(isLevel));
  for (const value of ['', 'good', 'Satisfied', '满意', 5, '5', null, undefined, {}, ['satisfied'], 'toString']) {
    assert.equal(isLevel(value), false, String(value));
  }
});

test('a reader of any language gets a different, non-empty word for every entry of every table', () => {
  const tables: Record<string, Readonly<Record<string, Localized>>> = {
    levelNames,
    channelNames,
    tagDimensionNames,
    nodeNames: nodeTables.nodeNames,
    serviceStateNames: nodeTables.serviceStateNames,
    projectTypeNames: nodeTables.projectTypeNames,
    userTypeNames: userTables.userTypeNames,
    tags: Object.fromEntries(catalogueV2.tags.map(tag => [tag.code, tag.text])),
    profiles: Object.fromEntries(profileIds.map(id => [id, profiles[id].name])),
  };
  for (const [table, entries] of Object.entries(tables)) {
    for (const language of languages) {
      const names = Object.values(entries).map(text => text[language]);
      assert.ok(
        names.every(word => word.trim() === word && word !== ''),
        `${table} ${language}`,
      );
      assert.equal(new Set(names).size, names.length, `${table} ${language}`);
    }
  }
});

test('a caller of any level codec gets back the level that was written, from the number and from its string', () => {
  for (const codec of [interfaceScale, gb39046, device, stars]) {
    for (const level of levels) {
      assert.equal(codec.decode(codec.encode(level)), level, codec.name);
      assert.equal(codec.decode(String(codec.encode(level))), level, codec.name);
    }
  }
});

test('a caller finds every codec under its own name', () => {
  for (const [name, codec] of Object.entries(levelCodecs)) assert.equal(codec.name, name);
  for (const [name, codec] of Object.entries({...nodeTables, ...userTables})) {
    if (typeof codec === 'object' && 'decode' in codec) assert.equal(codec.name, name);
  }
});

test('a caller of the interface scale writes 5 for the best level and 1 for the worst', () => {
  assert.deepEqual(levels.map(interfaceScale.encode), [5, 4, 3, 2, 1]);
  assert.deepEqual(levels.map(stars.encode), [5, 4, 3, 2, 1]);
  assert.deepEqual(levels.map(device.encode), [0, 1, 2, 3, 4]);
});

test('a caller of GB/T 39046 writes the reverse of the interface scale', () => {
  for (const level of levels) assert.equal(gb39046.encode(level), 6 - interfaceScale.encode(level));
});

test('a level code that is no canonical number of the scale is refused', () => {
  for (const codec of Object.values(levelCodecs)) {
    for (const value of [...oddInput, 'very_satisfied', '满意']) {
      assert.equal(codec.decode(value), undefined, `${codec.name} ${String(value)}`);
    }
  }
  assert.equal(interfaceScale.decode(0), undefined);
  assert.equal(interfaceScale.decode(6), undefined);
  assert.equal(device.decode(5), undefined);
});

test('one city reads the channel codes in an order of its own, and guesses none', () => {
  const read = (value: unknown) => decodeNumber(shandongCityChannelCodes, value);
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7].map(read), [
    'paper',
    'web',
    'qr_code',
    'hall_tablet',
    'hall_terminal',
    'hotline',
    'sms',
  ]);
  for (const other of [0, 8, 9, '', null, '小程序']) assert.equal(read(other), undefined, String(other));
});

test('a paper form is a channel with a name in every language and no national code', () => {
  assert.deepEqual(channelNames.paper, {'zh-CN': '书面表格', 'zh-TW': '書面表格', en: 'Paper form'});
  assert.equal('paper' in nationalChannelCodes, false);
});

test('a device that timed out has not rated', () => {
  assert.equal(device.decode(-2), undefined);
  assert.equal(device.decode('-2'), undefined);
});

test('a rater sees eight tags for each level, the first three at once', () => {
  assert.equal(catalogueV2.tags.length, 40);
  for (const level of levels) {
    const core = tagsOfLevel(level).map(tag => tag.core);
    assert.deepEqual(core, [true, true, true, false, false, false, false, false], level);
  }
});

test('a tag code begins with the interface number of its level and rises in the order of showing', () => {
  for (const tag of [...catalogueV2.tags, ...catalogueV1.tags]) {
    assert.match(tag.code, /^[1-5]\d\d$/);
    assert.equal(tag.code[0], String(interfaceScale.encode(tag.level)), tag.code);
  }
  for (const level of levels) {
    const codes = tagsOfLevel(level).map(tag => tag.code);
    assert.deepEqual(codes, [...codes].sort());
  }
});

test('a caller finds each tag by its exact code and no other', () => {
  for (const tag of catalogueV2.tags) assert.equal(findTag(tag.code), tag);
  for (const code of ['', '501', '403', '0510', '510 ', 'toString']) assert.equal(findTag(code), undefined, code);
  assert.equal(findTag('406')?.text['zh-CN'], '填写一张表单就可完成申报');
  assert.equal(findTag('406')?.level, 'satisfied');
});

test('a score by dimension finds a window tag for every level', () => {
  const codes = catalogueV2.tags.filter(tag => tag.dimension === 'window').map(tag => tag.code);
  assert.deepEqual(codes, ['517', '413', '314', '212', '213', '214', '115']);
});

test('retired tags stay readable for old records, and an incomplete text says so', () => {
  assert.equal(catalogueV1.tags.length, 32);
  assert.equal(findRetiredTag('508')?.text, '可在本省范围内就近的实体大厅办理');
  assert.equal(findRetiredTag('403'), undefined);
  assert.deepEqual(
    catalogueV1.tags.filter(tag => 'incomplete' in tag).map(tag => tag.code),
    ['202'],
  );
});

test('a retired code never means a tag in use', () => {
  for (const tag of catalogueV1.tags) assert.equal(findTag(tag.code), undefined, tag.code);
});

test('a caller gets a national code for the first five channels and none for the regional ones', () => {
  assert.deepEqual(Object.keys(nationalChannelCodes), channels.slice(0, 5));
  assert.deepEqual(Object.values(nationalChannelCodes), [1, 2, 3, 4, 5]);
  assert.equal(decodeNumber(nationalChannelCodes, '3'), 'qr_code');
  assert.equal(decodeNumber(nationalChannelCodes, 6), undefined);
  assert.equal(decodeNumber({}, undefined), undefined);
});

test('a caller of the user type codecs gets back what was written and no answer for odd input', () => {
  const {interfaceUserType, gb39046UserType, guangdongUserKind, userKinds, userTypes} = userTables;
  assert.deepEqual(userTypes.map(interfaceUserType.encode), [1, 2, 3, 4, 5, 6, 9]);
  for (const type of userTypes) {
    assert.equal(interfaceUserType.decode(interfaceUserType.encode(type)), type);
    if (type !== 'unincorporated_enterprise') {
      assert.equal(gb39046UserType.decode(gb39046UserType.encode(type)), type);
    }
  }
  for (const kind of userKinds) assert.equal(guangdongUserKind.decode(guangdongUserKind.encode(kind)), kind);
  for (const codec of [interfaceUserType, gb39046UserType, guangdongUserKind]) {
    for (const value of oddInput) assert.equal(codec.decode(value), undefined, `${codec.name} ${String(value)}`);
  }
});

test('a user type 5 or 6 is read differently by the interface and by GB/T 39046', () => {
  assert.equal(userTables.interfaceUserType.decode(5), 'unincorporated_enterprise');
  assert.equal(userTables.gb39046UserType.decode(5), 'administrative_organ');
  assert.equal(userTables.interfaceUserType.decode(6), 'administrative_organ');
  assert.equal(userTables.gb39046UserType.decode(6), 'other');
});

test('a Guangdong caller writes 0 for a person and 1 for everybody else', () => {
  const written = userTables.userTypes.map(type => userTables.guangdongUserKind.encode(userTables.userKindOf(type)));
  assert.deepEqual(written, [0, 1, 1, 1, 1, 1, 1]);
});

test('a caller of the node tables gets the numbers of each interface', () => {
  const {guangdongNode, interfaceServiceState, interfaceProjectType, gb39046ProjectType} = nodeTables;
  assert.deepEqual(nodeTables.nodes.map(guangdongNode.encode), [1, 2]);
  assert.deepEqual(nodeTables.serviceStates.map(interfaceServiceState.encode), [1, 2, 3]);
  assert.deepEqual(nodeTables.projectTypes.map(gb39046ProjectType.encode), [1, 2, 9]);
  for (const type of ['immediate', 'promised'] as const) {
    assert.equal(interfaceProjectType.encode(type) + nodeTables.zhejiangProjectType.encode(type), 3);
    assert.equal(nodeTables.zhejiangProjectType.decode(nodeTables.zhejiangProjectType.encode(type)), type);
  }
  assert.equal(interfaceProjectType.decode(9), undefined);
});

test('an unknown fact has no value and a known one keeps its source', () => {
  assert.deepEqual(unknownFact('nowhere'), {value: null, certainty: 'unknown', source: 'nowhere'});
  assert.deepEqual(fact(7, 'sure', 'the rule'), {value: 7, certainty: 'sure', source: 'the rule'});
});

test('everyday words stand beside a tag that has them in every language, shorter than the limit and other than its own', () => {
  const tags: readonly Tag[] = catalogueV2.tags;
  const withPlain = tags.filter(({plain}) => plain !== undefined);
  for (const {code, text, plain} of withPlain)
    for (const language of languages) {
      const words = plain?.[language] ?? '';
      assert.ok(words.trim() !== '' && words.length <= plainTextLimit, `${code} ${language}`);
      assert.notEqual(words, text[language], `${code} ${language}`);
    }
  assert.equal(new Set(withPlain.map(({plain}) => plain?.['zh-CN'])).size, withPlain.length);
  assert.equal(findTag('112')?.plain?.['zh-CN'], '说好网上交材料，却交不了');
});

test('everyday words help with good levels as much as with bad ones', () => {
  const plainOf = (level: Level) => tagsOfLevel(level).filter(({plain}) => plain !== undefined).length;
  const [good, bad] = [levels.filter(level => !isBad(level)), levels.filter(isBad)];
  const count = (of: readonly Level[]) => of.reduce((sum, level) => sum + plainOf(level), 0);
  assert.deepEqual([count(good), count(bad)], [12, 13]);
});
