import type {Messages} from '../../src/messages/zh-CN.ts';

/** Every state of the rating page that a person can be in. */
export type StateName =
  | 'untouched'
  | 'chosen'
  | 'no level'
  | 'no reason'
  | 'comment near its limit'
  | 'comment too long'
  | 'sending'
  | 'received'
  | 'kept'
  | 'refused'
  | 'rated'
  | 'expired'
  | 'invalid'
  | 'unreachable'
  | 'closed'
  | 'loading';

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

const scale = (words: Messages, chosen = '', wrong = ''): Met[] => [
  {role: 'radiogroup', name: words.question, required: true, invalid: wrong !== '', described: wrong},
  ...levels.map(level => ({role: 'radio', name: words[level], checked: level === chosen}) as const),
];
const tags = (words: Messages, wrong = ''): Met => ({role: 'group', name: words.tags, described: wrong});
const comment = (words: Messages, wrong = ''): Met => ({
  role: 'textbox',
  name: words.comment,
  invalid: wrong !== '',
  described: [wrong, words.hint, words.limit.replace('{n}', '150')].filter(Boolean).join(' '),
});
const send = (words: Messages): Met => ({role: 'button', name: words.send});
const heading = (name: string, focused?: true): Met => ({role: 'heading', name, ...(focused && {focused})});
const item = '建设工程规划许可证核发';

/** An end screen after the person's press: it has the focus, so nothing else is announced. */
const reached =
  (key: keyof Messages, button?: keyof Messages) =>
  (words: Messages): Heard => ({
    met: [heading(words[key], true), ...(button ? [{role: 'button', name: words[button]} as const] : [])],
  });

/** An end screen that comes by itself: its full text is announced once. */
const come =
  (key: keyof Messages, detail: keyof Messages, button?: keyof Messages) =>
  (words: Messages): Heard => ({
    met: [heading(words[key]), ...(button ? [{role: 'button', name: words[button]} as const] : [])],
    status: `${words[key]}${/[a-z]/.test(words[key]) ? '. ' : '。'}${words[detail]}`,
  });

/** What must be announced in each state, by the texts of a language. */
export const states: Readonly<Record<StateName, (words: Messages) => Heard>> = {
  untouched: words => ({met: [heading(item), ...scale(words), send(words)]}),
  chosen: words => ({
    met: [heading(item), ...scale(words, 'dissatisfied'), tags(words), comment(words), send(words)],
    status: words.tags,
  }),
  'no level': words => ({
    met: [heading(item), ...scale(words, '', words.pick), send(words)],
    alert: words.pick,
  }),
  'no reason': words => ({
    met: [...scale(words, 'very_dissatisfied'), tags(words, words.reason), comment(words), send(words)],
    status: words.tags,
    alert: words.reason,
  }),
  'comment near its limit': words => ({
    met: [...scale(words, 'satisfied'), comment(words)],
    status: `140/150 ${words.tags}`,
  }),
  'comment too long': words => ({
    met: [...scale(words, 'satisfied'), comment(words, words.over.replace('{n}', '3'))],
    status: words.tags,
    alert: words.over.replace('{n}', '3'),
  }),
  sending: words => ({
    met: [...scale(words, 'satisfied'), {role: 'button', name: words.sending}],
    status: words.sending,
  }),
  received: reached('received'),
  kept: reached('kept'),
  refused: reached('refused', 'back'),
  rated: come('rated', 'ratedText'),
  expired: come('expired', 'help'),
  invalid: come('invalid', 'help'),
  unreachable: come('unreachable', 'unreachableText', 'retry'),
  closed: come('closed', 'help'),
  loading: words => ({met: [heading(words.loading), ...scale(words), send(words)]}),
};
