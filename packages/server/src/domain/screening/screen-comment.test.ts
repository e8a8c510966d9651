import assert from 'node:assert/strict';
import test from 'node:test';
import {isBankCard} from './bank-card.ts';
import {isIdNumber} from './id-number.ts';
import {screenComment, type FindingKind} from './screen-comment.ts';

const found = (comment: string): [FindingKind, string][] =>
  screenComment(comment).findings.map(({kind, start, end}) => [kind, comment.slice(start, end)]);

const personal: [string, FindingKind, string][] = [
  ['我的身份证号是11010519491231002X,请核实', 'id_number', '11010519491231002X'],
  ['身份证11010519491231002x。', 'id_number', '11010519491231002x'],
  ['身份证 110105 1949 1231 002X', 'id_number', '110105 1949 1231 002X'],
  ['身份证号:１１０１０５１９４９１２３１００２Ｘ', 'id_number', '１１０１０５１９４９１２３１００２Ｘ'],
  ['440524188001010014', 'id_number', '440524188001010014'],
  ['申请人身份证号440524188001010014', 'id_number', '440524188001010014'],
  ['老身份证号130503670401001', 'id_number', '130503670401001'],
  ['打我电话13800001234', 'mobile', '13800001234'],
  ['13800001234', 'mobile', '13800001234'],
  ['wx13800001234', 'mobile', '13800001234'],
  ['手机 138-0000-1234 张三', 'mobile', '138-0000-1234'],
  ['手机１３８－００００－１２３４', 'mobile', '１３８－００００－１２３４'],
  ['手机138 0000 1234', 'mobile', '138 0000 1234'],
  ['手机1 3 8 0 0 0 0 1 2 3 4', 'mobile', '1 3 8 0 0 0 0 1 2 3 4'],
  ['手机138\u200b0000\u200b1234', 'mobile', '138\u200b0000\u200b1234'],
  ['手机138 — 0000 — 1234', 'mobile', '138 — 0000 — 1234'],
  ['手机+86 13800001234', 'mobile', '+86 13800001234'],
  ['手机008613800001234', 'mobile', '008613800001234'],
  ['申请人手机号13800001234', 'mobile', '13800001234'],
  ['座机0755-83123456', 'landline', '0755-83123456'],
  ['座机(020)8312 3456', 'landline', '(020)8312 3456'],
  ['01083123456', 'landline', '01083123456'],
  ['电话：83123456', 'landline', '83123456'],
  ['卡号6222021234567890128', 'bank_card', '6222021234567890128'],
  ['退到 6222 0212 3456 7890 128 即可', 'bank_card', '6222 0212 3456 7890 128'],
  ['4111-1111-1111-1111', 'bank_card', '4111-1111-1111-1111'],
  ['车牌粤A12345违停', 'plate', '粤A12345'],
  ['粤a·1234b', 'plate', '粤a·1234b'],
  ['粤B·1234学', 'plate', '粤B·1234学'],
  ['新能源车粤BD12345', 'plate', '粤BD12345'],
  ['货车粤A12345D', 'plate', '粤A12345D'],
  ['写信到zhang.san+1@example.gov.cn。', 'email', 'zhang.san+1@example.gov.cn'],
  ['ｚｓ＠ｑｑ．ｃｏｍ', 'email', 'ｚｓ＠ｑｑ．ｃｏｍ'],
  ['身份证 110105 19491231 002 x', 'id_number', '110105 19491231 002 x'],
  ['身份证110105-19491231-002-X', 'id_number', '110105-19491231-002-X'],
  ['身份证110105，19491231，002X', 'id_number', '110105，19491231，002X'],
  ['身份证440524/18800101/0014', 'id_number', '440524/18800101/0014'],
  ['老身份证130503 670401 001', 'id_number', '130503 670401 001'],
  ['我电话13800001234，2个月没人回', 'mobile', '13800001234'],
  ['我电话13800001234,2个月没人回', 'mobile', '13800001234'],
  ['等到2026，13800001234', 'mobile', '13800001234'],
  ['1.13800001234', 'mobile', '13800001234'],
  ['手机138,0000,1234', 'mobile', '138,0000,1234'],
  ['手机138、0000、1234', 'mobile', '138、0000、1234'],
  ['手机138*0000*1234', 'mobile', '138*0000*1234'],
  ['手机013800001234', 'mobile', '013800001234'],
  ['手机①③⑧⓪⓪⓪⓪①②③④', 'mobile', '①③⑧⓪⓪⓪⓪①②③④'],
  ['手机١٣٨٠٠٠٠١٢٣٤', 'mobile', '١٣٨٠٠٠٠١٢٣٤'],
  ['手机𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒', 'mobile', '𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒'],
  ['手机一三八〇〇零零幺二三四', 'mobile', '一三八〇〇零零幺二三四'],
  ['座机+86-20-83123456', 'landline', '+86-20-83123456'],
  ['座机+86 755 8312 3456', 'landline', '+86 755 8312 3456'],
  ['卡号6222,0212,3456,7890,128', 'bank_card', '6222,0212,3456,7890,128'],
  ['粵A12345', 'plate', '粵A12345'],
  ['车牌粤 A 1 2 3 4 5 被拖走', 'plate', '粤 A 1 2 3 4 5'],
  ['车牌粤A·D12345', 'plate', '粤A·D12345'],
  ['13800001234@163.com', 'email', '13800001234@163.com'],
];
for (const [comment, kind, what] of personal) {
  test(`in "${comment}" the ${kind} is found`, () => {
    assert.deepEqual(found(comment), [[kind, what]]);
    const {masked} = screenComment(comment);
    assert.equal(masked, comment.replace(what, '*'.repeat(what.length)));
    assert.deepEqual(screenComment(masked), {masked, findings: []});
  });
}

const harmless = [
  '',
  '等了三小时，窗口只开了2个',
  '办件编号440100202611240001一直没有结果',
  '办件编号：440524188001010014',
  '受理号 4401002026112400013',
  '业务流水号13800001234',
  '440100202611240001',
  '2026-11-24 09:30:00 去的，2026.11.25 才办',
  '20261124093000',
  '2026年11月24日9点30分',
  '罚了13800001234元',
  '金额¥13800001234',
  '13800001234.00',
  '共 138,000,012.34 元',
  '统一社会信用代码91440101MA5XXXXX13',
  '统一社会信用代码：914401011234567890',
  '91440101MA59ABCD1X',
  '实施编码1144010000000000010440115001000',
  '拨打12345和400-830-1234都没人接',
  '工号138000012',
  '1380000123',
  '138000012345',
  '23800001234',
  '11010519491231002Y',
  '110105194912310021',
  '990105194912310021',
  '11010519490230002X',
  '我排15 20 25 30 35 4号',
  '第3次、第13次、第800次、第1234次',
  '6222021234567890127',
  '楼上A座12345室，粤A座',
  '我给@小王 发了消息，a@b',
  '版本1.3.8.0',
  '地税〔2020〕21号、GDZW 0059—2022',
  '电话12345',
  '人民币13800001234',
  '0.13800001234',
  '23.13800001234',
  '138,000,012.34',
  '二〇二六年十一月二十四日，一三五限行',
  '窗口138、200、1234都没人',
  '一二三四五六七八九',
];
for (const comment of harmless) {
  test(`in "${comment}" nothing is found`, () =>
    assert.deepEqual(screenComment(comment), {masked: comment, findings: []}));
}

test('several findings come in the order of the text and do not overlap', () => {
  assert.deepEqual(
    found('张三13800001234,卡4111111111111111,车粤A12345;zs@qq.com 110105 19491231 002X 0755-83123456'),
    [
      ['mobile', '13800001234'],
      ['bank_card', '4111111111111111'],
      ['plate', '粤A12345'],
      ['email', 'zs@qq.com'],
      ['id_number', '110105 19491231 002X'],
      ['landline', '0755-83123456'],
    ],
  );
  assert.deepEqual(found('13800001234 13800005678'), [
    ['mobile', '13800001234'],
    ['mobile', '13800005678'],
  ]);
  for (const flag of [',', '，', '、', '/', ';'])
    assert.deepEqual(found(`13800001234${flag}13800005678`), [
      ['mobile', '13800001234'],
      ['mobile', '13800005678'],
    ]);
});

test('a number in the next line is another number', () => {
  assert.deepEqual(found('138\n00001234'), []);
});

/** Reproducible chance. */
function chance(seed: number) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const digits = (count: number) => Array.from({length: count}, () => below(10)).join('');
  const one = <T>(...of: readonly T[]): T => of[below(of.length)] as T;
  const day = () =>
    new Date(Date.UTC(1930 + below(90), below(12), 1 + below(28))).toISOString().slice(0, 10).replaceAll('-', '');
  return {below, digits, one, day};
}

/** The one of eleven check characters, or of ten check digits, that is right. */
const completed = (digits: string, isRight: (text: string) => boolean): string =>
  [...'0123456789X'].map(check => digits + check).find(isRight) as string;

test('whatever valid number is written in whatever way, it is found and nothing else', () => {
  const {below, digits, one, day} = chance(20261124);
  for (let round = 0; round < 3000; round++) {
    const [kind, number] = one<() => [FindingKind, string]>(
      () => ['id_number', completed(one('110105', '440106', '650102') + day() + digits(3), isIdNumber)],
      () => ['bank_card', completed(one('622202', '621700', '955880') + digits(12), isBankCard)],
      () => ['mobile', one('13', '15', '18', '19') + digits(9)],
    )();
    const gap = one('', '', ' ', '-', '－', '\u3000');
    const parts = [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(gap);
    const written = one(
      parts,
      parts.replace(/[0-9X]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    );
    const before = one('', '请打', '我叫张三,', '等了3小时!', 'abc ', '😡');
    const comment = before + written + one('', '。', ',谢谢', ' 张三', '😡', '\n' + below(9));
    assert.deepEqual(found(comment), [[kind, written]], comment);
  }
});

test('whatever case number, date or amount is written, nothing is found', () => {
  const {below, digits, one, day} = chance(7);
  for (let round = 0; round < 3000; round++) {
    const comment = one(
      () =>
        `${one('办件编号', '受理编号', '业务流水号', '查询码')}${one('', '：', ': ', '为')}${digits(11 + below(12))}`,
      () => `${2000 + below(30)}${one('-', '/', '.', '年')}${1 + below(12)}${one('-', '/', '.', '月')}${1 + below(28)}`,
      () => `${day()}${digits(6)}`,
      () => `${digits(1 + below(10))}${one('元', '万元', '.5元', ' 元', '%')}`,
      () => `91${digits(6)}MA${digits(7)}${one('X', '1')}`,
      () => digits(1 + below(6)),
    )();
    assert.deepEqual(found(comment), [], comment);
  }
});

test('the masked text is as long as the comment and says the same beside what was hidden', () => {
  const {below, one} = chance(3);
  const pieces = [
    '13800001234',
    '粤A12345',
    'a@b.cn',
    '办件',
    '😡',
    ' ',
    '-',
    '0',
    '1',
    '62',
    '１',
    '\n',
    'X',
    '电话',
    '元',
  ];
  for (let round = 0; round < 3000; round++) {
    const comment = Array.from({length: below(30)}, () => one(...pieces)).join('');
    const {masked, findings} = screenComment(comment);
    assert.equal(masked.length, comment.length);
    let at = 0;
    for (const {start, end} of findings) {
      assert.ok(start >= at && end > start, comment);
      assert.equal(masked.slice(at, start), comment.slice(at, start));
      assert.equal(masked.slice(start, end), '*'.repeat(end - start));
      at = end;
    }
    assert.equal(masked.slice(at), comment.slice(at));
  }
});

const hostile = ['1', '1 ', '1-', 'a@', '@', 'a', '.', '@-', '粤A', '粤', '办件', '0755-', '138 ', 'a.', '6222 ', '１'];
for (const piece of hostile) {
  test(`a hundred thousand times "${piece}" takes no longer than its length explains`, () => {
    const time = (count: number) => {
      const text = piece.repeat(count);
      const start = performance.now();
      screenComment(text);
      return performance.now() - start;
    };
    time(2000);
    const short = time(10_000);
    assert.ok(time(100_000) < 40 * short + 1000);
  });
}
