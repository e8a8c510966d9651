import type {Messages} from '../../src/messages/zh-CN.ts';
import type {Step} from '../../src/rating/step.ts';

/** Every state of the rating page that a person can be in: the steps of the element, of which the form has several. */
export type StateName =
  | Exclude<Step, 'open'>
  | 'untouched'
  | 'chosen'
  | 'no level'
  | 'no reason'
  | 'comment near its limit'
  | 'comment too long';

/** What a person can meet on the page. */
export const roles = ['radiogroup', 'group', 'radio', 'checkbox', 'textbox', 'button', 'heading'] as const;

/** What a screen reader meets at one control. */
export interface Met {
  readonly role: (typeof roles)[number];
  readonly name: string;
  readonly checked?: boolean;
  readonly required?: boolean;
  readonly invalid?: boolean;
  /** Text that is read after the name. */
  readonly described?: string;
  readonly focused?: true;
}

/** A state as a person hears it who does not see it. */
export interface Heard {
  readonly met: readonly Met[];
  /** Announcements: of `status` when the screen reader is idle, of `alert` at once. */
  readonly status?: string;
  readonly alert?: string;
}

const levels = ['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'] as const;

const scale = (messages: Messages, chosen = '', wrong = ''): Met[] => [
  {role: 'radiogroup', name: messages.question, required: true, invalid: wrong !== '', described: wrong},
  ...levels.map(level => ({role: 'radio', name: messages[level], checked: level === chosen}) as const),
];
const tags = (messages: Messages, described: string): Met => ({
  role: 'group',
  name: questionFor(messages, described),
  described,
});
/** The question about reasons: of a bad level where one is needed, else of a good one. */
const questionFor = (messages: Messages, need: string) =>
  need === messages.reason ? messages.tagsBad : messages.tagsGood;
/** What is said after a choice: the question about reasons, and whether one is needed. */
const why = (messages: Messages, need: string) =>
  `${questionFor(messages, need)}${/[a-z]/.test(need) ? '. ' : '。'}${need}`;
/** The comment is no longer optional while a reason is lacking: it can stand in its place. */
const comment = (messages: Messages, {wrong = '', name = messages.comment} = {}): Met => ({
  role: 'textbox',
  name,
  invalid: wrong !== '',
  described: [wrong, messages.hint, messages.limit.replace('{n}', '150')].filter(Boolean).join(' '),
});
const send = (messages: Messages): Met => ({role: 'button', name: messages.send});
const heading = (name: string, focused?: true): Met => ({role: 'heading', name, ...(focused && {focused})});
const item = '建设工程规划许可证核发';

/** An end screen after the person's press: it has the focus, so nothing else is announced. */
const reached =
  (key: keyof Messages, button?: keyof Messages) =>
  (messages: Messages): Heard => ({
    met: [heading(messages[key], true), ...(button ? [{role: 'button', name: messages[button]} as const] : [])],
  });

/** An end screen that comes by itself: its full text is announced once. */
const come =
  (key: keyof Messages, detail: keyof Messages, button?: keyof Messages) =>
  (messages: Messages): Heard => ({
    met: [heading(messages[key]), ...(button ? [{role: 'button', name: messages[button]} as const] : [])],
    status: `${messages[key]}${/[a-z]/.test(messages[key]) ? '. ' : '。'}${messages[detail]}`,
  });

/** What must be announced in each state, by the texts of a language. */
export const states: Readonly<Record<StateName, (messages: Messages) => Heard>> = {
  untouched: messages => ({met: [heading(item), ...scale(messages), send(messages)]}),
  chosen: messages => ({
    met: [
      heading(item),
      ...scale(messages, 'dissatisfied'),
      tags(messages, messages.reason),
      comment(messages, {name: messages.commentInstead}),
      send(messages),
    ],
    status: why(messages, messages.reason),
  }),
  'no level': messages => ({
    met: [heading(item), ...scale(messages, '', messages.pick), send(messages)],
    alert: messages.pick,
  }),
  'no reason': messages => ({
    met: [
      ...scale(messages, 'very_dissatisfied'),
      tags(messages, messages.reason),
      comment(messages, {name: messages.commentInstead}),
      send(messages),
    ],
    alert: messages.reason,
  }),
  'comment near its limit': messages => ({
    met: [...scale(messages, 'satisfied'), tags(messages, messages.optional), comment(messages)],
    status: `140/150 ${why(messages, messages.optional)}`,
  }),
  'comment too long': messages => ({
    met: [...scale(messages, 'satisfied'), comment(messages, {wrong: messages.over.replace('{n}', '3')})],
    status: why(messages, messages.optional),
    alert: messages.over.replace('{n}', '3'),
  }),
  sending: messages => ({
    met: [...scale(messages, 'satisfied'), {role: 'button', name: messages.sending}],
    status: messages.sending,
  }),
  received: reached('received'),
  kept: reached('kept'),
  refused: reached('refused', 'back'),
  rated: come('rated', 'ratedElsewhere'),
  expired: come('expired', 'askWindow'),
  invalid: come('invalid', 'askWindow'),
  unreachable: come('unreachable', 'unreachableText', 'retry'),
  foreign: come('foreign', 'foreignText', 'retry'),
  closed: come('closed', 'askWindow'),
  loading: messages => ({met: [heading(messages.loading), ...scale(messages), send(messages)]}),
};
