import {isBad, levels, type CitizenChannel, type Level} from '@gov-rating/contract/standard';
import {countCharacters, hasReason, storableText} from '@gov-rating/contract/draft-rules';
import type {RatingDraft, RatingForm, Receipt} from '@gov-rating/contract/types';
import type {Outcome} from '../outbox/outcome.ts';
import {isForeignAnswer, ratingEndOf, ratingWayOn, type RatingEnd} from '../rating-end.ts';
import {keptInput} from './kept-input.ts';
import {createWechatRating, type Wechat, type WechatRating} from '../wechat.ts';

/** Everything that is shown is made of this. */
export interface State {
  step: 'loading' | 'open' | RatingEnd;
  form: RatingForm | undefined;
  level: Level | '';
  /** The chosen tags by level, so that they come back after a look at another level. */
  reasons: Partial<Record<Level, readonly string[]>>;
  comment: string;
  /** Whether all tags of the level are shown. */
  open: boolean;
  /** Whether a press of send has found something missing. */
  checked: boolean;
  /** The numbers of a received rating. */
  receipt: Pick<Receipt, 'receiptNumber' | 'receiptKey' | 'orderNumber' | 'handling'> | undefined;
  /** The error behind an end. */
  error: unknown;
  /** Whether a rating that waits got an answer that was not the server's. */
  astray: boolean;
}

/** What the page hears of a rating. */
export type FlowEvent =
  | {readonly name: 'received'; readonly detail: Pick<Receipt, 'receiptNumber' | 'orderNumber'>}
  | {readonly name: 'kept'; readonly detail: null}
  | {readonly name: 'refused'; readonly detail: {readonly code: string}}
  | {readonly name: 'unavailable'; readonly detail: {readonly reason: RatingEnd}};

/** What a flow needs of its component. */
export interface FlowOptions {
  readonly endpoint: string;
  readonly token: string;
  readonly channel: CitizenChannel;
  /** Several people use this phone or tablet: what is filled in is not kept. */
  readonly sharedDevice: boolean;
  /** Called after every change. */
  readonly show: (state: Readonly<State>) => void;
  readonly fire: (event: FlowEvent) => void;
}

/** Beijing time with its offset: China has one time zone and no summer time. */
const beijingTime = (moment: number): string => `${new Date(moment + 28_800_000).toISOString().slice(0, 19)}+08:00`;

/** True where send would find nothing missing: a level, a reason for a bad one, a comment that is not too long. */
export function isComplete({level, reasons, comment, form}: Readonly<State>): boolean {
  return (
    level !== '' &&
    hasReason({level, tags: reasons[level] ?? [], comment}) &&
    countCharacters(comment) <= (form?.commentMaxLength ?? Infinity)
  );
}

/** What a person does with the form, and the life of the page around it. */
export interface Flow {
  choose(level: Level): void;
  toggle(tag: string): void;
  showAll(): void;
  write(comment: string): string;
  send(): Promise<void>;
  /** Back to the form with its input, or another attempt to reach the server. */
  again(): Promise<void>;
  /** Loads the invitation. Never rejects: every error is shown. */
  load(): Promise<void>;
  /** Leaves no timer and no listener behind; a rating that waits stays stored. */
  stop(): void;
}

/** Rates one invitation: the same steps and ends as `<gov-rating>`, over `wx`. */
export function createFlow(wx: Wechat, {endpoint, token, channel, sharedDevice, show, fire}: FlowOptions): Flow {
  const state: State = {
    ...{step: 'loading', form: undefined, level: '', reasons: {}, comment: '', open: false, checked: false},
    ...{receipt: undefined, error: undefined, astray: false},
  };
  let key = '';
  let isStopped = false;
  let rating: WechatRating | undefined;
  const kept = keptInput(wx);

  const change = (changes: Partial<State>) => {
    Object.assign(state, changes);
    if (!isStopped) show(state);
  };

  function end(step: RatingEnd, error?: unknown): void {
    change({step, error});
    if (key === '' && step !== 'sending') fire({name: 'unavailable', detail: {reason: step}});
  }

  function settle(outcome: Outcome): void {
    if (outcome.key !== key) return;
    switch (outcome.kind) {
      case 'received': {
        const {receiptNumber, orderNumber} = outcome.receipt;
        kept.forget(token);
        change({step: 'received', receipt: outcome.receipt});
        return fire({name: 'received', detail: {receiptNumber, orderNumber}});
      }
      case 'kept':
        kept.forget(token);
        change({step: 'kept'});
        return fire({name: 'kept', detail: null});
      default: {
        const {error} = outcome;
        change({step: ratingEndOf(error, 'refused'), error});
        const code = outcome.kind === 'failed' ? outcome.code : outcome.error.code;
        fire({name: 'refused', detail: {code}});
      }
    }
  }

  /** Changes what is filled in, and keeps it for the next visit. */
  function fill(changes: Partial<Pick<State, 'level' | 'reasons' | 'comment' | 'open'>>): void {
    change(changes);
    const {level, reasons, comment} = state;
    if (!sharedDevice) kept.write(token, {level, reasons, comment});
  }

  /** What was filled in at an earlier visit, limited to what the form still offers. */
  function refill({tags}: RatingForm): Partial<State> {
    const input = kept.read(token);
    if (!input || state.level !== '') return {};
    const offered = (level: Level) => tags.filter(tag => tag.level === level).map(({code}) => code);
    const reasons = Object.fromEntries(
      levels.map(level => [level, offered(level).filter(code => input.reasons[level]?.includes(code))]),
    );
    return {...input, reasons, comment: storableText(input.comment)};
  }

  function connect(): WechatRating {
    return (rating ??= createWechatRating(wx, {
      baseUrl: endpoint,
      onSettled: settle,
      onAttemptFailed: failed => {
        if (failed.key === key) change({astray: isForeignAnswer(failed.error)});
      },
    }));
  }

  async function load(): Promise<void> {
    key = '';
    change({step: 'loading', form: undefined, error: undefined});
    if (endpoint === '') return end('closed');
    if (!/^[\w-]{16,100}$/.test(token)) return end('invalid');
    if (sharedDevice) kept.forget(token);
    const {client, outbox} = connect();
    const asked = client.getInvitation({}, {token}).then(
      form => ({form}),
      (error: unknown) => ({error}),
    );
    // A rating of an earlier visit: it was being sent when the page closed, or waits for a connection.
    const item = (await outbox.kept()).find(kept => kept.token === token);
    if (isStopped) return;
    if (item) ({key} = item);
    outbox.start();
    if (item) {
      change({step: item.attempts > 0 ? 'kept' : 'sending'});
      if (item.attempts === 0) settle(await outbox.submit(item));
      return;
    }
    const answer = await asked;
    if (isStopped) return;
    if ('error' in answer) {
      const {retry} = Object(answer.error) as {retry?: boolean};
      return end(ratingEndOf(answer.error, retry === false ? 'closed' : 'unreachable'), answer.error);
    }
    const {form} = answer;
    if (form.state === 'open') change({step: 'open', form, ...refill(form)});
    else {
      kept.forget(token);
      change({form});
      end(form.state);
    }
  }

  async function send(): Promise<void> {
    const {step, form, level, reasons, comment} = state;
    if (step !== 'open' || !form || !rating) return;
    if (level === '' || !isComplete(state)) return change({checked: true});
    const {outbox, newKey} = rating;
    const known = form.channel as RatingDraft['channel'];
    const draft: RatingDraft = {
      ...{level, tags: [...(reasons[level] ?? [])], comment},
      ...{channel: known ?? channel, pressedAt: beijingTime(Date.now())},
    };
    change({step: 'sending'});
    try {
      key = await newKey();
      settle(await outbox.submit({key, token, draft}));
    } catch (error) {
      change({step: 'refused', error});
      fire({name: 'refused', detail: {code: 'send_failed'}});
    }
  }

  return {
    load,
    send,
    choose: level => state.step !== 'sending' && fill({level, open: state.level === level && state.open}),
    toggle(tag) {
      const {level, reasons, step} = state;
      if (level === '' || step === 'sending') return;
      const chosen = reasons[level] ?? [];
      const tags = chosen.includes(tag) ? chosen.filter(code => code !== tag) : [...chosen, tag];
      fill({reasons: {...reasons, [level]: tags}});
    },
    showAll: () => change({open: true}),
    write(comment) {
      fill({comment: storableText(comment)});
      return state.comment;
    },
    async again() {
      const isBack = state.form && ratingWayOn(state.step as RatingEnd, state.error) === 'form';
      if (!isBack) return load();
      key = '';
      change({step: 'open', error: undefined});
    },
    stop() {
      isStopped = true;
      rating?.outbox.stop();
    },
  };
}

/** Whether a level needs a reason that is not there yet. */
export const needsReason = ({level, reasons, comment}: Readonly<State>): boolean =>
  level !== '' && isBad(level) && !hasReason({level, tags: reasons[level] ?? [], comment});
