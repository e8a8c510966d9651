import {levelNames, levels, type Level} from '@gov-rating/contract/standard';
import {hasReason, readReply, type ReplyOptions} from '@gov-rating/sdk/collect';

/** Where the exchange of messages about one service is. Plain data, so that a gateway may keep it between two messages. */
export interface Dialogue {
  readonly state: 'level' | 'reason' | 'ended';
  /** The bad level that waits for its reason. It is no rating yet, and is forgotten with the dialogue. */
  readonly level: Level | null;
  /** How often the person was asked again. */
  readonly asked: number;
}

/** What a person gave. */
export interface TextRating {
  readonly level: Level;
  readonly comment: string;
}

/** What a message leads to. */
export type DialogueStep =
  /** A rating, to be stored before anything is answered. */
  | {readonly kind: 'rating'; readonly rating: TextRating}
  /** Nothing is stored; `say` is sent back, and nothing at all where it is null. */
  | {readonly kind: 'said'; readonly dialogue: Dialogue; readonly say: string | null};

/** The first message of a person goes on from here. */
export const begun: Dialogue = {state: 'level', level: null, asked: 0};

/** How often a person is asked again at most, reasons included. */
export const mostAsked = 2;

/** The five levels with their digits, in the order of the standard and alike in form. */
const choices = levels.map((level, at) => `${at + 1}${levelNames[level]['zh-CN']}`).join('，');

/** The sentences of the gateway. None praises a level, and none says that a bad one is a pity. */
export const sentences = {
  /** `privacy` is the sentence of the institution about privacy, empty for none: the first message has it, before anything is sent. */
  question: (institution: string, item: string, privacy: string) =>
    `【${institution}】您办理的“${item}”已办结，请回复数字评价：${choices}。不想评价请回复T。${privacy}`,
  again: `没有看懂您的回复，请只回复一个数字：${choices}。`,
  reason: '请再回复一句话，说明原因；收到原因后记录您的评价。',
  tooLong: (most: number) => `您的回复超过${most}个字，请写短一些再发一次。`,
  givenUp: '还是没有看懂您的回复，这次没有记录评价；需要评价或反映问题，请拨打12345。',
  received: (number: string) => `您的评价已收到，查询号码：${number}。`,
  alreadyRated: '这次服务已经评价过了，每次服务评价一次。',
  closed: '这次服务的评价时间已过，没有记录评价；需要反映问题，请拨打12345。',
} as const;

/**
 * Reads the next message of a person. A level is never guessed: what is not clear is asked again, at most {@link mostAsked}
 * times, and then the exchange ends without a rating. A bad level waits for its reason.
 *
 * @param dialogue Where the exchange is.
 * @param text The message.
 * @param options How replies are read: the digits of the question and the length of a comment.
 */
export function next(
  dialogue: Dialogue,
  text: string,
  options: ReplyOptions & {commentMaxLength: number},
): DialogueStep {
  if (dialogue.state === 'ended') return {kind: 'said', dialogue, say: null};
  const reply = readReply(text, options);
  if (reply.kind === 'ask_again' && reply.why === 'refused_service') return said({...dialogue, state: 'ended'}, null);
  const given = reply.kind === 'rating' ? reply : reasonFor(dialogue.level, text, options);
  if (given && hasReason({...given, tags: []})) return {kind: 'rating', rating: given};
  // A bad level is asked for its reason once without counting: the person has answered well so far.
  if (given && dialogue.level === null)
    return said({...dialogue, state: 'reason', level: given.level}, sentences.reason);
  const known = given?.level ?? dialogue.level;
  const asked = dialogue.asked + 1;
  if (asked > mostAsked) return said({...begun, state: 'ended'}, sentences.givenUp);
  if (reply.kind === 'ask_again' && reply.why === 'too_long')
    return said({...dialogue, asked}, sentences.tooLong(options.commentMaxLength));
  return known === null
    ? said({...dialogue, asked}, sentences.again)
    : said({state: 'reason', level: known, asked}, sentences.reason);
}

const said = (dialogue: Dialogue, say: string | null): DialogueStep => ({
  kind: 'said',
  dialogue: dialogue.state === 'ended' ? {...dialogue, level: null} : dialogue,
  say,
});

/** The level that waits, with a message that is its reason: words that fit it, and more than thanks. */
function reasonFor(level: Level | null, text: string, options: ReplyOptions): TextRating | undefined {
  if (level === null) return undefined;
  const reply = readReply(`${levelNames[level]['zh-CN']}，${text}`, options);
  return reply.kind === 'rating' && reply.level === level && reply.comment !== '' ? reply : undefined;
}
