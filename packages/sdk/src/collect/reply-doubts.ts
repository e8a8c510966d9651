/**
 * What makes a person hesitate who reads a level beside other words. Each rule works on the text around the level, in the
 * characters of `plain`, and leads to another question, never to another level.
 */

/** Another word of satisfaction: it repeats, limits or contradicts the level. */
const satisfaction = /满意|滿意|满足|satisf/;

/** Parts of a negation or of a degree that lost their word, also where a carrier cut or joined a text. */
const dangling =
  /^(?:不|没|没有|不是|不能|不会|不太|不怎么|不大|谈不上|说不上|并不?|非|非常|无|未|才|能|否|很|太|十分|特别|基本|极|超|not|never|no|none|nothing|isn't|wasn't|don't|didn't|very|hardly)$/;
const cutOff = /(?:不|没|没有|非常|很|太|十分|特别|基本|极其?|不是|并)$/;

/** Mockery, an automatic text, or words that another person wanted. */
const retracted = new RegExp(
  '才怪|个屁|个鬼|个头|呵呵|哼哼|反话|骗你|逗你|开玩笑|怎么可能|可能[吗么]|谁信|你信[吗么]|你说呢|你觉得呢|不可能的?$|自动回复|转发|' +
    '(?:让|要|叫|逼|求)(?:我|俺)们?.{0,3}(?:回复|回信|回短信|选|评|打分|说(?:满意|好|的)|给[好评])',
);
const correction =
  /^(?:不对|错了?|不是)$|^不是[0-9一二三四五]|^(?:我|刚才|刚刚|不小心|前面|上条)*(?:打|按|发|点|写|说|选|回|评|搞)错了?$|^(?:应该是|更正|改[成为]|作废|撤回|才不|哪有|假的|测试)|^(?:真的|是)?[吗么]/;

/** A condition: a good level with one is not given yet, a bad one explains itself by it. */
const condition = /如果|要是|假如|除非|的话/;

/** Words of another time or another person, where they lead up to the level; and, before a good level, a wish. */
const elsewhere =
  /本来|原本|原来|上次|以前|之前|从前|别人|朋友|同事|有人|谁|据说|听说|难道|以为|除|不能说|如果|要是|假如|[说叫让]$/;
const wished = /下次|下回|将来|希望|家人|我[爸妈爷奶]|老[公婆]|他|她|人家|才能?|会|想|必须|要$/;

const strongDegree = '(?:很|太|非常|十分|特别|极其?|超级?|真|最|这么|那么|有点|实在)';
const complaint = new RegExp(
  `${strongDegree}(?:差|烂|糟|坏|恶劣|不好|失望|生气|气人)|差评|差劲|态度(?:差|不好)|垃圾|恶劣|生硬|糟糕|投诉|举报|推诿|踢皮球|敷衍|骗|气愤|失望|不满|不作为|没人管|没解决|未解决|没有解决|解决不了|没办[成好]|烂|骂|吼|刁难|歧视|扯皮|推脱|乱收费|白跑|没人理|玩手机`,
);
const delay = new RegExp(`(?:${strongDegree}|好)(?:慢|久|麻烦)|等了|拖了|跑了`);
const praise =
  /(?:很|非常|十分|特别|真|挺|超级?)(?:好|棒|赞|热情|热心|耐心|亲切|专业|快|高效|周到|贴心|细心|感谢|负责)|好评|点赞|表扬|太[好棒]|五星/;

/** Beside a digit also plain signs of trouble or of praise count, because who writes one may have the scale turned round. */
const harmless = /不错|没毛病|没话说|没等|没的说|没问题|没有问题|不用|无需|不难|差不多|没得说|等级|不断|不少/g;
const trouble =
  /[不没未差慢久等拖推烂难催乱错骗坑贵坏崩卡丢脏吵凶骂吼懒低远长缺挤堵繁累]|复杂|麻烦|来回|反复|停车|投诉|举报|跑了|排了|排队|垃圾|失望|半天|[上下]午|恶劣|生硬|[0-9两二三四五六七八九十几半]个?(?:小时|钟头|天|周|月|年|趟|次|遍|回)/;
const halfPraise =
  /[没不未]有?[^不没]{0,3}好|好[久几多长慢难差贵]|[只正最更搞]好|好像|不(?:快|热情|耐心|专业|方便|顺利)|尽快|快[点些]|赶快/g;
const good =
  /[好快赞棒]|热[情心]|耐心|周到|专业|方便|高效|效率高|感谢|顺利|亲切|温和|贴心|暖心|细[心致]|负责|优秀|表扬|给力|解决了|已解决|办成了|不用跑|一次办|没毛病|没得说|没话说|无可挑剔|省[事心时力]|[很挺]省/;

/** What follows a digit that counts something: 5 个小时, 3 天, 2 号窗口. */
const measure =
  /^(?:[个時时天日次月年周分秒点刻人位名号元块角毛楼层窗趟回遍张份件本页条种倍折度级岁站路室栋幢期批项步轮万千百十亿多来几余]|小时|星期|公里|米|克|处(?!理)|[窗柜科组台家]|[a-z%])/;

/** Pictures that show a mood; a mocking one makes every level doubtful. */
const pictures = {
  good: /[👍👏🌹💐😀😃😄😁😊🥰❤💯🎉👌💪😍🤗☺🌟]/u,
  bad: /[👎😡😠🤬😤😢😭😞😔☹🙁💔🤮😒😩😫🖕💩]/u,
  mocking: /[🙂🙃😏😅🤡🤣😂🙄]/u,
  stars: /[⭐🌟✨★☆]/u,
};

/** What lies around a level in a text. */
export interface Surroundings {
  readonly level: 'good' | 'middle' | 'bad';
  /** The level is 非常满意: even a delay is at odds with it. */
  readonly best: boolean;
  readonly byDigit: boolean;
  /** The whole text, for its pictures. */
  readonly text: string;
  /** Pieces in front of the level, courtesies left out. */
  readonly before: readonly string[];
  /** Pieces after the level, courtesies left out. */
  readonly after: readonly string[];
  /** The delimiters right after the level, and whether a comma or another sign of punctuation is among them. */
  readonly gapAfter: string;
}

/** True when a person who reads a level in these surroundings would ask again. */
export function isDoubtful(around: Surroundings): boolean {
  const {before, after} = around;
  const others = [...before, ...after];
  if (others.some(piece => satisfaction.test(piece) || dangling.test(piece) || retracted.test(piece))) return true;
  if (after.some(piece => correction.test(piece)) || before.some(piece => elsewhere.test(piece))) return true;
  if (around.level !== 'bad' && before.some(piece => wished.test(piece))) return true;
  if (around.level !== 'bad' && others.some(piece => condition.test(piece))) return true;
  if (cutOff.test(others[others.length - 1] ?? '')) return true;
  return atOdds(around, others.join('，')) || (around.byDigit && isPartOfCount(around));
}

function atOdds({level, best, byDigit, text}: Surroundings, others: string): boolean {
  if (pictures.mocking.test(text)) return true;
  if (level !== 'bad' && pictures.bad.test(text)) return true;
  if (level === 'bad' && pictures.good.test(text)) return true;
  if (level === 'good' && (complaint.test(others) || (best && delay.test(others)))) return true;
  if (level === 'bad' && praise.test(others)) return true;
  if (!byDigit) return false;
  if (pictures.stars.test(text)) return true;
  if (level === 'good' && trouble.test(others.replace(harmless, ''))) return true;
  return level === 'bad' && good.test(others.replace(halfPraise, ''));
}

/** The digit counts or numbers something: a measure follows, another number is near, or it begins a list. */
function isPartOfCount({before, after, gapAfter}: Surroundings): boolean {
  if (before.length > 0) return true;
  const [next = ''] = after;
  if (after.some(piece => /^[0-9一二三四五]$/.test(piece)) || /^[0-9]/.test(next)) return true;
  if (/^\s*$/.test(gapAfter) && measure.test(next)) return true;
  return after.length > 0 && /^\s*[、.．)）:：\-–—~～]/.test(gapAfter);
}
