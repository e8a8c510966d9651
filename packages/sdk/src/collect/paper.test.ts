import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {idempotencyKeyPattern} from '@gov-rating/contract/limits';
import {languages} from '@gov-rating/contract/standard';
import {ApiError, NetworkError} from '../errors.ts';
import {collectPaper, readPaperForms, type PaperCollector, type PaperOptions, type PaperRow} from '../collect.ts';
import {aReceipt} from '../../test/scripted-fetch.ts';

const header = ['表单编号', '办件编号', '服务时间', '满意度', '原因', '意见', '录入员'];
const options: PaperOptions = {
  batch: '2026-11-24',
  service: {institutionCode: '11440100MB2C12345P', itemCode: '440100001', itemName: '不动产登记'},
};
const form = (number: string, changes: Partial<Record<string, string>> = {}, clerk = 'A01') => {
  const usual = [number, `B${number}`, '2026-11-24 09:30', '满意', '', '', clerk];
  return usual.map((cell, at) => changes[header[at] ?? ''] ?? cell);
};
const read = (first: readonly PaperRow[], second: readonly PaperRow[], more: Partial<PaperOptions> = {}) =>
  readPaperForms([header, ...first], [header, ...second], {...options, ...more});

/** The differences as code, lines, column. */
const found = (first: readonly PaperRow[], second: readonly PaperRow[]) =>
  read(first, second).differences.map(({code, lines, column}) => [code, lines.first, lines.second, column]);

describe('paper forms that two clerks enter', () => {
  it('become requests where both entries say the same, whatever their order, width and words', () => {
    const {forms, differences} = read(
      [form('0001', {满意度: '不满意', 原因: '209,207', 意见: '等了三小时'}), form('0002', {}, 'A01')],
      [
        form('０００２', {满意度: '2', 服务时间: '2026/11/24 9:30:00'}, 'A02'),
        form('0001', {满意度: '不滿意', 原因: '207 209', 意见: ' 等了三小时 '}, 'A02'),
      ],
    );
    assert.deepEqual(differences, []);
    assert.deepEqual(forms, [
      {
        formNumber: '0001',
        line: 2,
        request: {
          channel: 'paper',
          service: {
            ...options.service,
            ...{serviceNumber: 1, node: 'completed', projectNo: 'B0001', servedAt: '2026-11-24T09:30:00+08:00'},
          },
          ...{level: 'dissatisfied', tags: ['207', '209'], comment: '等了三小时', clerk: 'A01'},
          idempotencyKey: 'paper-form-10-2026-11-24-0001',
        },
      },
      {
        formNumber: '0002',
        line: 3,
        request: {
          channel: 'paper',
          service: {
            ...options.service,
            ...{serviceNumber: 1, node: 'completed', projectNo: 'B0002', servedAt: '2026-11-24T09:30:00+08:00'},
          },
          ...{level: 'satisfied', tags: [], comment: '', clerk: 'A01'},
          idempotencyKey: 'paper-form-10-2026-11-24-0002',
        },
      },
    ]);
  });

  it('are left out with line, column and sentence where the entries differ in anything but who entered them', () => {
    const {forms, differences} = read(
      [form('0001'), form('0002', {满意度: '非常不满意', 意见: '态度生硬'}), form('0003')],
      [
        form('0003'),
        form('0001', {满意度: '不满意'}),
        form('0002', {满意度: '非常不满意', 意见: '态度生便', 原因: '115'}),
      ],
    );
    assert.deepEqual(
      forms.map(({formNumber}) => formNumber),
      ['0003'],
    );
    assert.deepEqual(
      differences.map(({sentence: _, ...facts}) => facts),
      [
        {
          ...{code: 'different', formNumber: '0001', lines: {first: 2, second: 3}, column: 'level'},
          values: {first: '满意', second: '不满意'},
        },
        {
          ...{code: 'different', formNumber: '0002', lines: {first: 3, second: 4}, column: 'tags'},
          values: {first: '', second: '115'},
        },
        {
          ...{code: 'different', formNumber: '0002', lines: {first: 3, second: 4}, column: 'comment'},
          values: {first: '态度生硬', second: '态度生便'},
        },
      ],
    );
    assert.deepEqual(differences[0]?.sentence, {
      'zh-CN': '表单0001，第一次录入第2行、第二次录入第3行：“满意度”两次录入不同：“满意”和“不满意”。',
      'zh-TW': '表單0001，第一次錄入第2行、第二次錄入第3行：「满意度」兩次錄入不同：「满意」和「不满意」。',
      en: 'Form 0001, line 2 of the first entry, line 3 of the second: level differs: “满意” and “不满意”.',
    });
  });

  it('are left out where a form is entered once only, twice in one entry, or without a number', () => {
    assert.deepEqual(found([form('1'), form('2'), form('3'), form('3')], [form('2'), form('3'), form('4')]), [
      ['only_once', 2, null, null],
      ['only_once', null, 4, null],
      ['form_twice', 5, null, 'formNumber'],
    ]);
    assert.deepEqual(found([form('')], []), [['form_number_unusable', 2, null, 'formNumber']]);
    assert.deepEqual(found([form('1')], [form('1'), ['', ' ', '']]), [], 'a blank line is no form');
    assert.deepEqual(found([form('1')], [[...form('1'), 'x']]), [['too_many_cells', null, 2, null]]);
    assert.deepEqual(found([{line: 7, cells: form('1')}], []), [['only_once', 7, null, null]]);
    const long = '0'.repeat(60);
    assert.deepEqual(found([form(long)], [form(long)]), [['form_number_unusable', 2, null, 'formNumber']]);
  });

  it('are left out, and nothing is guessed, where a cell cannot be read, alike in both entries or not', () => {
    for (const [column, cell] of [
      ['满意度', '很满意'],
      ['满意度', '6'],
      ['满意度', '1或2'],
      ['满意度', '满意 不满意'],
      ['服务时间', '2026-11-24'],
      ['服务时间', '2026-02-30 09:30'],
      ['服务时间', '2026-11-24 25:00'],
      ['服务时间', '昨天'],
      ['原因', '20'],
      ['原因', '207,207'],
      ['原因', '态度'],
    ] as const) {
      const rows = [form('1', {[column]: cell})];
      const codes = found(rows, rows).map(([code, first, second]) => [code, first, second]);
      assert.deepEqual(
        codes,
        [
          ['unreadable', 2, null],
          ['unreadable', null, 2],
        ],
        cell,
      );
      assert.ok(found(rows, [form('1')]).some(([code]) => code === 'unreadable'));
    }
    assert.deepEqual(found([form('1', {满意度: ''})], [form('1')])[0], ['missing_value', 2, null, 'level']);
  });

  it('are read by the digits of the form', () => {
    const rows = [form('1', {满意度: '⑤'})];
    assert.equal(read(rows, rows).forms[0]?.request.level, 'very_dissatisfied');
    assert.equal(read(rows, rows, {digits: '5 is best'}).forms[0]?.request.level, 'very_satisfied');
  });

  it('are read by English names and in another order of columns too, and not at all under a wrong header', () => {
    const first = [
      ['formNumber', 'level', 'projectNo'],
      ['1', 'very_satisfied', 'B1'],
    ];
    const second = [
      ['\uFEFF办件编号', '表单编号', '满意度'],
      ['B1', '1', '非常满意'],
    ];
    assert.equal(readPaperForms(first, second, options).forms.length, 1);
    for (const [wrong, code] of [
      [
        ['表单编号', '满意'],
        ['unknown_column', 'missing_column'],
      ],
      [['表单编号', '满意度', 'level'], ['column_twice']],
      [['满意度'], ['missing_column']],
    ] as const) {
      const {forms, differences} = readPaperForms([wrong, ['1', '1', '1']], second, options);
      assert.deepEqual([forms, differences.map(one => one.code)], [[], code]);
    }
    const {forms, differences} = readPaperForms([], second, options);
    assert.deepEqual([forms, differences.map(({column}) => column)], [[], ['formNumber', 'level']]);
  });

  it('have a sentence in every language for each difference, and no long text of a person in it', () => {
    const long = '等'.repeat(500);
    const rows = [
      form('1', {意见: long}),
      form('2'),
      form('3'),
      form('3'),
      form('4', {满意度: long}),
      form(''),
      [...form('5'), ''],
    ];
    const {differences} = read(rows, [form('1'), form('5')]);
    const wrongHeader = readPaperForms([['a']], [['level', 'level']], options).differences;
    for (const {sentence} of [...differences, ...wrongHeader])
      for (const language of languages) {
        assert.match(sentence[language], /^.+[。.]$/);
        assert.ok(sentence[language].length < 250 && !/undefined|null/.test(sentence[language]), sentence[language]);
      }
  });
});

describe('the idempotency key of a form', () => {
  it('is the same at every reading and another one for every batch and form', () => {
    const pairs = ['a', 'b', 'a-b', '01-a', '批', 'a_b', 'a.b', 'A', '_5f_'].flatMap(batch =>
      ['a', 'b-a', 'b', 'b_a', '-a', '扫描/1', 'a b', '0061', '_5f_', 'A'].map(number => ({batch, number})),
    );
    const keyOf = ({batch, number}: {batch: string; number: string}) =>
      read([form(number)], [form(number)], {batch}).forms[0]?.request.idempotencyKey ?? '';
    const keys = pairs.map(keyOf);
    assert.deepEqual(keys, pairs.map(keyOf));
    assert.equal(new Set(keys).size, pairs.length);
    for (const key of keys) assert.match(key, idempotencyKeyPattern);
  });

  it('is refused with its batch where the name of the batch is empty or too long', () => {
    for (const batch of ['', 'x'.repeat(21), '批批批批批']) assert.throws(() => read([], [], {batch}), TypeError);
  });
});

describe('a batch that is sent', () => {
  const numbers = Array.from({length: 250}, (_, at) => String(at + 1).padStart(4, '0'));
  const {forms} = read(
    numbers.map(number => form(number)),
    numbers.map(number => form(number)),
  );
  const received = {receipt: {...aReceipt(), receiptKey: null}, problem: null} as never;
  const refusal = (field: string, status = 422) =>
    new ApiError(status, {code: 'invalid_input', detail: 'wrong', retry: false, field});

  it('goes in parts of 100 and has one result for each form, in their order', async () => {
    const sizes: number[] = [];
    const collectRatings: PaperCollector['collectRatings'] = async ({entries}) => {
      sizes.push(entries.length);
      return {entries: entries.map(() => received)};
    };
    const results = await collectPaper({collectRatings}, forms);
    assert.deepEqual(sizes, [100, 100, 50]);
    assert.deepEqual(
      results.map(({formNumber, kind}) => [formNumber, kind]),
      numbers.map(number => [number, 'received']),
    );
  });

  it('loses one form only, where one is wrong and the server refuses its whole part', async () => {
    let calls = 0;
    const collectRatings: PaperCollector['collectRatings'] = async ({entries}) => {
      calls++;
      const wrong = entries.findIndex(({idempotencyKey}) => idempotencyKey.endsWith('0137'));
      if (wrong >= 0) throw refusal(`entries.${wrong}.service.itemCode`);
      return {entries: entries.map(() => received)};
    };
    const results = await collectPaper({collectRatings}, forms);
    const others = results.filter(({kind}) => kind !== 'received');
    assert.equal(results.length, 250);
    assert.deepEqual(others, [
      {
        kind: 'refused',
        formNumber: '0137',
        problem: {
          ...{code: 'invalid_input', field: 'service.itemCode', retry: false},
          messages: {'zh-CN': 'wrong', 'zh-TW': 'wrong', en: 'wrong'},
        },
      },
    ]);
    assert.equal(calls, 4);
  });

  it('goes in smaller parts where a part is too long, and stops where the server or the network fails', async () => {
    const small = await collectPaper(
      {
        collectRatings: async ({entries}) => {
          if (entries.length > 30) throw refusal('', 413);
          return {entries: entries.map(() => received)};
        },
      },
      forms,
    );
    assert.ok(small.every(({kind}) => kind === 'received'));
    const error = new NetworkError('no_answer');
    let calls = 0;
    const cut = await collectPaper(
      {
        collectRatings: async ({entries}) => {
          if (++calls === 2) throw error;
          return {entries: entries.map(() => received)};
        },
      },
      forms,
    );
    assert.deepEqual([calls, cut.length], [2, 250]);
    assert.ok(cut.slice(0, 100).every(({kind}) => kind === 'received'));
    assert.ok(cut.slice(100).every(result => result.kind === 'not_sent' && result.error === error));
    const short = await collectPaper({collectRatings: async () => ({entries: []})}, forms);
    assert.ok(short.every(({kind}) => kind === 'not_sent'));
  });
});
