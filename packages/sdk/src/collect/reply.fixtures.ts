import {levels} from '@gov-rating/contract/standard';

const [best, good, fair, bad, worst] = levels;
const ask = 'unclear';

/** A text and what comes of it: a level, a level with a comment, or why it is asked again. */
export type ReplyRow = readonly [text: string, outcome: string, comment?: string];

/** Texts that are listed in lines. */
const listed = (...lines: readonly string[]) => lines.flatMap(line => line.split(' | '));

/** Texts of one level without a comment. */
export const of = (level: string, ...lines: readonly string[]): ReplyRow[] =>
  listed(...lines).map(text => [text, level]);

/** Replies to a text message whose digits say that 1 is best, by what they have in common. */
export const replyRows: Readonly<Record<string, readonly ReplyRow[]>> = {
  'is read from a digit in every width and sign that a keyboard has': [
    ...listed(
      '1 | １ | ① | ⑴ | ⒈ | ❶ | ➀ | ➊ | ⓵ | 1️⃣ | 𝟏 |  1  | 1。 | 1. | 1！ | １． | (1) | 【1】 | “1”',
      '1~ | 1～ | 一 | ㊀',
    ).map(sign => [sign, best] as const),
    ...of(best, '回复1 | 1谢谢 | 1，谢谢 | 1👍'),
    ...of(good, '2 | 您好，2 | 2吧'),
    ...of(fair, '３'),
    ...of(bad, '④ | 按4'),
    ...of(worst, '5 | 5\n | \t5 | 五 | 选5 | 我选5 | 选择 5 | 5，谢谢'),
  ],

  'is asked for again where a digit is of no level, or belongs to a number, a count, a score or a list': [
    ...listed('0 | 6 | 9 | 10 | 11 | 12 | 55 | 555 | 05 | 01 | 1.0 | 1.5 | -1 | +1 | 1-5 | 1/5 | 5% | #1', '1*'),
    ...listed('½ | ² | m² | IV | 1 1 | 1 2 | 1，2 | 1\n2 | 第1 | 1号 | 1? | 1？ | 1 ？ | 12345 | 13800138000'),
    ...['1分', '5分', '五分', '5星', '100分', '满分', '打5分', '给1分', '5颗星', '五星好评', '⭐⭐⭐⭐⭐', '5⭐'],
    ...listed(
      '等了5个小时 | 等了 5 个小时 | 5个小时 | 5 个小时才办完 | 5小时 | 5 小时 | 3次都没办成 | 3 次 | 2 号窗口 | 1 days',
    ),
    ...listed('10:30来的 | 5.5小时 | 跑了3趟 | 3 天了 | 我排在第2位 | 2号窗口态度差 | 5楼 | 2026年 | 1,000元 | 3:30'),
    ...listed(
      '1、态度不好；2、排队太久 | 1.窗口太少 2.没人 | 1）没有空调 | 1：排队 | 1、希望增加窗口 | 一、慢；二、远 | 2，3号窗口',
    ),
    ...listed('3 窗口态度差 | 2 台机器坏了 | 4 处都没人 | 5 stars | 4 月办的 | 选项1 | 1到2 | 1或2 | 5555 | 第一'),
    ...['排队，5', '我在窗口 3', '办了三次，2', '1 13800138000', '١', '٥'],
  ].map(text => [text, ask]),

  'is read from common words: without a degree the plain level, with one the outer level': [
    ...of(
      best,
      '很满意 | 十分满意 | 特别满意 | 太满意了 | 超级满意！ | 非常非常满意 | 满意极了 | 很好 | 非常好 | 很棒',
      'I am very satisfied',
    ),
    ...of(good, '好评 | 给好评 | 满意的 | 满意了 | 满意满意 | 滿意，謝謝'),
    ...of(fair, '基本上满意 | 一般'),
    ...of(bad, "不满 | 差 | 差评 | 差评！！！ | 差評 | 给个差评 | 不好 | 差劲 | Not satisfied | I'm dissatisfied."),
    ...of(
      worst,
      '很不满意 | 極不滿意 | 十分不满意 | 太不满意了 | 很差 | 太差了 | 非常差 | 很差劲 | 非常不满 | 很糟糕 | 差极了',
      'Very bad, thanks',
    ),
  ],

  'is read from a sentence that says nothing but the level': [
    ...of(
      best,
      '我很满意 | 我对这次服务非常满意 | 服务很好 | 您好，非常满意，谢谢！ | 评价：非常满意 | 1非常满意 | 1.非常满意 | 1，非常满意 | 非常满意1',
      '非常满意🌹🌹',
    ),
    ...of(good, '我觉得满意 | 本次服务满意 | 总体来说满意 | 谢谢，满意 | 满意谢谢 | 回复：满意 | 满意👍'),
    ...of(bad, '我对你们的服务不满意 | 对处理结果不满意 | 确实不满意 | 满意度：不满意 | 4 不满意 | 不满意😡'),
    ...of(worst, '我對這次服務非常不滿意 | 真的很差 | 5（非常不满意）'),
  ],

  'is read beside greetings, thanks and acknowledgements, which are no comment': [
    ...of(best, '好的，1 | 行，1 | OK，非常满意 | 1，辛苦了 | 您好 1 谢谢 | 很满意你们的服务 | 特满意'),
    ...of(good, '嗯，满意 | 不好意思，满意 | 满意，再见 | 满意，谢谢！再见 | 谢谢🙏满意 | 满意‼️'),
    ...of(bad, '收到，不满意 | 不满意这次服务 | 我要给差评 | 不满意，谢谢'),
    ...of(worst, '对你们很不满意 | 极度不满意 | 你们服务太差了 | 5 thanks'),
  ],

  'keeps the other words as the comment': [
    ['很差，等了三小时', worst, '等了三小时'],
    ['很差,等了三小时。', worst, '等了三小时。'],
    ['很差 等了三小时', worst, '等了三小时'],
    ['很差！！！等了3个小时', worst, '等了3个小时'],
    ['不满意：没有人接待', bad, '没有人接待'],
    ['不满意（排队太久）', bad, '排队太久'],
    ['不满意\n排队太久', bad, '排队太久'],
    ['不滿意，等了三小時', bad, '等了三小時'],
    ['不满意因为等了三小时', bad, '因为等了三小时'],
    ['满意，不过排队有点久', good, '不过排队有点久'],
    ['满意但是排队有点久', good, '但是排队有点久'],
    ['非常满意，一次就办好了', best, '一次就办好了'],
    ['非常满意，谢谢小王帮忙', best, '谢谢小王帮忙'],
    ['基本满意，希望增加窗口', fair, '希望增加窗口'],
    ['一般，排队时间长', fair, '排队时间长'],
    ['5，等了5个小时', worst, '等了5个小时'],
    ['5 等了三小时', worst, '等了三小时'],
    ['5，到现在没办好', worst, '到现在没办好'],
    ['4。材料交了两遍', bad, '材料交了两遍'],
    ['1，办得很快', best, '办得很快'],
    ['1，没毛病', best, '没毛病'],
    ['2，希望增加窗口', good, '希望增加窗口'],
    ['等了三小时，很差', worst, '等了三小时'],
    ['等了三小时。不满意！', bad, '等了三小时'],
    ['办事效率高 非常满意', best, '办事效率高'],
    ['慢，不满意', bad, '慢'],
    ['不满意，请𠮷野先生回电', bad, '请𠮷野先生回电'],
    ['不满意，态度很差', bad, '态度很差'],
    ['满意，热情👍', good, '热情👍'],
    ['差评!!等了2小时没人理', bad, '等了2小时没人理'],
    ['4 处理太慢', bad, '处理太慢'],
    ['很差，等了 3 个小时', worst, '等了 3 个小时'],
    ['不满意：1.态度差 2.太慢', bad, '1.态度差 2.太慢'],
    ['不满意，窗口让我填三次表', bad, '窗口让我填三次表'],
    ['不满意，名字写错了两次', bad, '名字写错了两次'],
    ['不满意，不是第一次了', bad, '不是第一次了'],
    ['不满意，如果早点通知就不用白跑', bad, '如果早点通知就不用白跑'],
    ['希望尽快解决，不满意', bad, '希望尽快解决'],
    ['窗口的人说不归他管，很差', worst, '窗口的人说不归他管'],
    ['已解决，满意', good, '已解决'],
    ['不满意，让我回去等', bad, '让我回去等'],
    ['Dissatisfied, waited 3 hours', bad, 'waited 3 hours'],
    ['不满意，为什么要等三小时？', bad, '为什么要等三小时？'],
  ],

  'is asked for again where a negation, a limit or a question is around the word': [
    ...listed(
      '不是很满意 | 没有不满意 | 谈不上满意 | 不太满意 | 不大满意 | 不怎么满意 | 并不满意 | 不能说不满意 | 说不上满意',
    ),
    ...listed(
      '不得不满意 | 无不满意 | 没有满意 | 没 不满意 | 没有，满意 | 不，满意 | 不是，满意 | 不 是 满意 | 并非不满意 | 未必满意',
    ),
    ...listed(
      '不非常满意 | 不很满意 | 不够满意 | 难以满意 | 哪里满意 | 怎么会满意 | 怎么可能满意 | 满意不了 | 满意不 | 满不满意',
    ),
    ...listed(
      '满意吗 | 满意吗？ | 满意？ | 你满意吗 | 满意么 | 你说呢 | 满意，你信吗 | 满意个屁 | 满意才怪 | 满意，才怪 | 满意，呵呵',
    ),
    ...listed(
      '有点不满意 | 比较满意 | 还算满意 | 勉强满意 | 基本不满意 | 好不满意 | 差了 | 差不多 | 不差 | 一般般 | 一般吧 | 满意吧',
    ),
    ...listed(
      '好不好 | 不错 | 还行 | 可以 | 凑合 | 好 | 行 | 中等 | 较差 | 优 | not very satisfied | not dissatisfied',
      'satisfied?',
    ),
    ...['not bad', 'no, satisfied', 'satisfied, not', 'good', 'ok', 'so so', 'not satisfied at all'],
  ].map(text => [text, ask]),

  'is asked for again where two levels are named, or the words are at odds with the level': [
    ...listed(
      '满意，不满意 | 满意不满意 | 满意 不满意 | 满意！非常满意 | 不满意，非常不满意 | 一会满意一会不满意 | 一般，差评 | 好评 差评',
    ),
    ...listed(
      '满意，但我爱人不满意 | 领导满意，我不满意 | 昨天不满意，今天满意 | 上次很差，这次满意 | 本来想打差评，满意 | 非常满意 满意 基本满意',
    ),
    ...listed(
      '1非常满意 2满意 3基本满意 4不满意 5非常不满意 | 1满意 | 5满意 | 1，不满意 | 满意，5 | 不满意1 | 5非常满意 | 1 very bad',
    ),
    ...listed(
      '非常满意，态度太差 | 满意，我要投诉 | 非常满意，等了三小时 | 不满意，服务太好了 | 很差，很热情 | 1，等了三小时 | 1 态度差',
    ),
    ...[
      '2，没人理',
      '5，办得很好',
      '5，亲切',
      '1，排了一上午',
      '1，窗口态度恶劣',
      '2，机器坏了',
      '1，跑了3趟',
      '1，办了两个小时',
      '2，流程复杂',
      '5，无可挑剔',
      '非常满意，骂人',
      '5，问题解决了',
      '4，很热情',
      '满意😡',
      '非常满意👎',
      '不满意👍',
      '满意🙂',
      '满意🙃',
      '一般😡',
    ],
    ...listed(
      '满意，打错了 | 满意，不对 | 5，按错了 | 满意，是他们让我选的 | 他们叫我回，满意 | 如果不用排队，满意 | 满意，如果不用等的话',
    ),
    ...listed(
      '下次快一点，满意 | 我妈说，很满意 | 别人都说，满意 | 希望你们，满意 | 我朋友 满意 | 等了很久，不满意，希望改进',
    ),
  ].map(text => [text, ask]),

  'is asked for again where a part was cut off, joined or reordered': [
    ...listed(
      '满 | 意 | 非常 | 基本 | 不 | 非常不 | 非常满 | 基本满 | 常满意 | 本满意 | 意，等了三小时，我很 | 很 | 十分',
    ),
    ...listed(
      '满意，等了很久，窗口的人说系统坏了，我不 | 满意，材料交了两次，总的来说我非常 | 不满意，他们的态度我非常 | 满意，没有',
    ),
    ...listed(
      '我对贵单位的服务感到非常 | \u202E意满不 | 不\u202E意满 | 满意\uFFFD | ?? | 满\u0336意\u0336 | 満足 | とても満足',
    ),
  ].map(text => [text, ask]),

  'is read through characters that nobody sees': [
    ['不\u200B满\u200B意', bad],
    ['\uFEFF满意', good],
    ['\u200E1\u200F', best],
    ['\u202A非常满意\u202C', best],
    ['满\u2060意', good],
    ['\u2067不满意\u2069，排队太久', bad, '排队太久'],
    ['1\u0000', best],
    ['不满意，排队\u202E太久', ask],
    ['\u202E5', worst],
    ['不满意，太慢了\uD83D', bad, '太慢了'],
  ],

  'is unclear where there are only thanks, a greeting, an acknowledgement, another language or a complaint': [
    ...listed(
      '谢谢 | 谢谢！ | 好的 | 收到 | 嗯 | 知道了 | 辛苦了 | 你好 | 👍 | 😡😡 | 。。。 | …… | ! | 哦 | 在吗 | Thanks | hello',
    ),
    ...listed(
      'très satisfait | zufrieden | 만족합니다 | очень доволен | رازى | manyi | fei chang man yi',
      'ཡག་པོ | A | yes',
    ),
    ...listed(
      '态度很差 | 效率很高 | 服务态度生硬 | 我要投诉 | 垃圾 | 还没办完呢 | 我没去过 | 你打错了 | 请问什么时候能拿证 | 如果能快点就满意了',
    ),
    ...listed(
      '希望下次满意 | 我爸很满意 | 满意度100% | [自动回复]我在开会 | 【自动回复】满意 | http://a.cn/1 | 查询 | 五一放假吗 | 𠮷 | null',
    ),
  ].map(text => [text, ask]),

  'is not asked for again where the person wants no message': [
    'T',
    't',
    'TD',
    '回复T',
    '退订',
    '退訂。',
    'STOP',
    '别再发了',
    '不要再给我发短信了',
    '不评价',
    '拒绝评价',
    '我不想评价',
  ].map(text => [text, 'refused_service']),
};
