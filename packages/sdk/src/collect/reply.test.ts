import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isStorableText} from '@gov-rating/contract/draft-rules';
import {levelNames, levels} from '@gov-rating/contract/standard';
import {hasReason, readReply, type ReplyOptions} from '../collect.ts';
import {of, replyRows, type ReplyRow as Row} from './reply.fixtures.ts';

const [best, good, fair, bad, worst] = levels;
const ask = 'unclear';

function outcomeOf(text: string, options?: ReplyOptions): readonly string[] {
  const reply = readReply(text, options);
  return reply.kind === 'rating' ? [reply.level, reply.comment] : [reply.why];
}

function check(rows: readonly Row[], options?: ReplyOptions): void {
  const wrong = rows
    .map(([text, outcome, comment = '']) => ({
      text,
      is: outcomeOf(text, options),
      expected: (levels as readonly string[]).includes(outcome) ? [outcome, comment] : [outcome],
    }))
    .filter(({is, expected}) => String(is) !== String(expected));
  assert.deepEqual(wrong, []);
}

describe('the reply to a text message', () => {
  for (const [title, rows] of Object.entries(replyRows)) it(title, () => check(rows));

  it('is read from the five words of the standard, simplified, traditional and English, in any case', () => {
    for (const level of levels)
      for (const word of Object.values(levelNames[level]))
        check(
          [word, word.toUpperCase(), ` ${word}。`, `「${word}」`, `${word}!!!`, `${word}…`].map(text => [text, level]),
        );
  });

  it('is empty where there is nothing to see', () => {
    check(['', ' ', '\n\t', '\u200B\uFEFF', '\u3164', '\u2800', '\u0000', '\u202E'].map(text => [text, 'empty']));
    assert.deepEqual([readReply(null), readReply(undefined)], Array(2).fill({kind: 'ask_again', why: 'empty'}));
  });

  it('is never cut: a comment over the limit is asked for again', () => {
    const reason = '等'.repeat(150);
    check([
      [`不满意，${reason}`, bad, reason],
      [`不满意，${reason}。`, 'too_long'],
      ['很'.repeat(5000), 'too_long'],
    ]);
    check(
      [
        [`不满意，${'𠮷'.repeat(10)}`, bad, '𠮷'.repeat(10)],
        [`不满意，${'𠮷'.repeat(11)}`, 'too_long'],
      ],
      {commentMaxLength: 10},
    );
  });
});

describe('the digits of the question', () => {
  it('mean the levels of the interface scale where 5 is best, and points and stars with them', () =>
    check(
      [
        ...of(best, '⑤ | 5分 | 打5分 | 五星'),
        ...of(good, '4'),
        ...of(fair, '３'),
        ...of(bad, '2'),
        ...of(worst, '1 | 1分'),
        ['1，等了三小时', worst, '等了三小时'],
        ['5非常满意', best],
        ['1非常满意', ask],
        ['5，等了5个小时', ask],
        ['等了5个小时', ask],
        ['满意', good],
        ['很差', worst],
      ],
      {digits: '5 is best'},
    ));

  it('are those of a table where the question has fewer levels', () =>
    check(
      [
        ['1', good],
        ['2', fair],
        ['3', bad],
        ['4', ask],
        ['1分', ask],
        ['非常满意', best],
        ['1满意', good],
        ['1非常满意', ask],
      ],
      {digits: {satisfied: 1, basically_satisfied: 2, dissatisfied: 3}},
    ));

  it('are refused where they contradict each other or are none', () => {
    for (const digits of [{}, {satisfied: 1, dissatisfied: 1}, {satisfied: 10}, {satisfied: 0.5}, 'best first', null])
      assert.throws(() => readReply('1', {digits} as unknown as ReplyOptions), TypeError);
  });
});

describe('every reply', () => {
  it('has a comment that a server can store, and a bad level says by hasReason whether the reason is missing', () => {
    const reply = readReply('不满意');
    assert.ok(reply.kind === 'rating' && !hasReason({...reply, tags: []}));
    const cut = readReply('很差，\u0000\u202A太慢\uDFFF\u{1FFFF}');
    assert.ok(cut.kind === 'rating' && isStorableText(cut.comment) && cut.comment === '太慢');
  });

  it('is read the same with anything invisible in it, and in time that grows with its length', () => {
    for (const word of ['非常不满意，等了三小时', '满意', '等了5个小时'])
      assert.deepEqual(readReply(Array.from(word).join('\u200B')), readReply(word));
    for (const part of [
      '很',
      '谢',
      '谢谢',
      'thankyou',
      'thanks ',
      '您好',
      '谢谢了',
      '满意',
      '满意 ',
      '1 ',
      '我对',
      '的',
      '非常非常',
      '，',
      '不',
      '我们觉得服务',
    ])
      for (const end of ['', 'x', '，', '满意']) assert.ok(readReply(part.repeat((1990 / part.length) | 0) + end));
  });
});
