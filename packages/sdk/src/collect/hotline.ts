import {digitTable} from '@gov-rating/contract/collect';
import {isBad, languages, levelNames, tagsOfLevel, type Language, type Level} from '@gov-rating/contract/standard';
import {alike, checkScript, levelsWithKey, spoken} from './hotline-script.ts';
import type {HotlinePrompt, HotlineScript, PromptValue, Spoken} from './hotline-script.ts';

/** Where a call is: at one of three questions, or at one of four ends. */
export type HotlineState = 'level' | 'reason' | 'confirm' | 'thanks' | 'agent' | 'ended' | 'hung_up';

/** What happens in a call: a key (`0` to `9`, `*`, `#`), a time without a key, or that the person hangs up. */
export type HotlineEvent = string;

/** A call between two events. Plain data, so a hotline may keep it as JSON until the next key comes. */
export interface HotlineCall {
  /** Where the call is. */
  readonly state: HotlineState;
  /** The level that was chosen; null until then, and after every end. */
  readonly level: Level | null;
  /** The tag of the reason; null where none is asked for. */
  readonly reason: string | null;
  /** Keys without a meaning at this question. */
  readonly wrongKeys: number;
  /** Times without a key at this question. */
  readonly silences: number;
  /** Repetitions of this question. */
  readonly repeats: number;
  /** How often the level was chosen anew. */
  readonly changes: number;
}

/** The rating of a call, for `collectRating`, to which the service is added. */
export interface HotlineDraft {
  /** By telephone. */
  readonly channel: 'hotline';
  /** The level that was confirmed. */
  readonly level: Level;
  /** The tag of the reason of a bad level; else empty. */
  readonly tags: string[];
  /** Empty: a key has no words. */
  readonly comment: string;
}

/** What comes of an event. */
export interface HotlineStep {
  /** The call from here on. */
  readonly call: HotlineCall;
  /** What is said now, sentence by sentence. */
  readonly say: readonly Spoken[];
  /** The rating to store; only in the one step that confirms it, in every other one null. */
  readonly draft: HotlineDraft | null;
}

/** What a key does at a question. */
export type HotlineAction =
  | {readonly do: 'choose'; readonly level: Level}
  | {readonly do: 'explain'; readonly reason: string}
  | {readonly do: 'confirm' | 'change' | 'repeat' | 'agent'};

/** What each key does. */
export type HotlineKeys = Readonly<Record<string, HotlineAction>>;

/** A call that is led by a script. */
export interface Hotline {
  /** What each key does at each question; the reasons differ by level. */
  readonly keys: {
    /** At the question for the level. */
    readonly level: HotlineKeys;
    /** At the question for the reason, by level. */
    readonly reason: Readonly<Partial<Record<Level, HotlineKeys>>>;
    /** Before the rating is given. */
    readonly confirm: HotlineKeys;
  };
  /** Begins a call with the question for the level. */
  begin(): HotlineStep;
  /** Goes on after an event. The given call is not changed; after an end nothing happens any more. */
  after(call: HotlineCall, event: HotlineEvent): HotlineStep;
}

const start: HotlineCall = {
  ...{state: 'level', level: null, reason: null},
  ...{wrongKeys: 0, silences: 0, repeats: 0, changes: 0},
};

const fresh = {wrongKeys: 0, silences: 0, repeats: 0};

const isQuestion = (state: HotlineState): state is 'level' | 'reason' | 'confirm' =>
  state === 'level' || state === 'reason' || state === 'confirm';

/**
 * The rating at the end of a telephone call as a state machine. The person chooses a level by a key, names a reason where the
 * level is bad, hears both and confirms. Only then there is a draft, once: a person who hangs up before, presses wrong keys or
 * nothing until a limit, or goes to an agent, has given nothing, and nothing half is kept.
 *
 * A bad level asks for one key more, because the server takes it only with a reason (`reason_required`).
 *
 * Use the id of the call as idempotency key: then an event that the telephone system sends twice gives one rating.
 *
 * @param script Keys, limits and sentences; `hotlineScript` or a copy of it with changes.
 * @returns The machine. It keeps nothing: each step has the call as data.
 * @throws {TypeError} when a key of the script means two things at one question or is none of a telephone, or a limit is below 1.
 *
 * @example
 * ```ts
 * import {hotlineCall, hotlineScript} from '@gov-rating/sdk/collect';
 *
 * const hotline = hotlineCall({...hotlineScript, afterLimit: 'end'});
 * let step = hotline.begin(); // step.say: 请对本次服务作出评价。非常满意，请按1。…
 * step = hotline.after(step.call, '2');
 * step = hotline.after(step.call, '1');
 * step.draft; // {channel: 'hotline', level: 'satisfied', tags: [], comment: ''}
 * ```
 */
export function hotlineCall(script: HotlineScript): Hotline {
  const keys = keysOf(script);
  const {limits, afterLimit} = script;
  const ask = (call: HotlineCall, ...first: HotlinePrompt[]): HotlineStep => ({
    call,
    say: [...first.map(prompt => spoken(script, prompt)), ...questionOf(script, keys, call)],
    draft: null,
  });
  const end = (state: 'thanks' | 'agent' | 'ended', draft: HotlineDraft | null = null): HotlineStep => ({
    call: {...start, state},
    say: [spoken(script, state)],
    draft,
  });
  const within = (count: number, limit: number, next: () => HotlineStep) =>
    count < limit ? next() : end(afterLimit === 'agent' ? 'agent' : 'ended');

  function after(call: HotlineCall, event: HotlineEvent): HotlineStep {
    if (!isQuestion(call.state)) return {call, say: [], draft: null};
    if (event === 'hang_up') return {call: {...start, state: 'hung_up'}, say: [], draft: null};
    if (event === 'timeout') {
      const silences = call.silences + 1;
      return within(silences, limits.silences, () => ask({...call, silences}, 'no_key'));
    }
    const action = actionOf(keys, call, event);
    if (action) return acted(call, action);
    const wrongKeys = call.wrongKeys + 1;
    return within(wrongKeys, limits.wrongKeys, () => ask({...call, wrongKeys}, 'wrong_key'));
  }

  function acted(call: HotlineCall, action: HotlineAction): HotlineStep {
    switch (action.do) {
      case 'choose':
        return ask({...call, ...fresh, state: isBad(action.level) ? 'reason' : 'confirm', level: action.level});
      case 'explain':
        return ask({...call, ...fresh, state: 'confirm', reason: action.reason});
      case 'change':
        return within(call.changes + 1, limits.changes, () => ask({...start, changes: call.changes + 1}));
      case 'repeat':
        return within(call.repeats + 1, limits.repeats, () => ask({...call, repeats: call.repeats + 1}));
      case 'agent':
        return end('agent');
      case 'confirm':
        return end('thanks', draftOf(call));
    }
  }

  return {keys, begin: () => ask(start), after};
}

function draftOf({level, reason}: HotlineCall): HotlineDraft {
  if (level === null) throw new TypeError('A call without a level has nothing to confirm.');
  return {channel: 'hotline', level, tags: reason === null ? [] : [reason], comment: ''};
}

function keysOf(script: HotlineScript): Hotline['keys'] {
  const table = digitTable(script.digits);
  const {repeat, agent, confirm, change} = script.keys;
  const always: (readonly [string, HotlineAction])[] = [
    ...(repeat === null ? [] : ([[repeat, {do: 'repeat'}]] as const)),
    ...(agent === null ? [] : ([[agent, {do: 'agent'}]] as const)),
  ];
  const chosen = levelsWithKey(table);
  const level = chosen.map(name => [String(table[name]), {do: 'choose', level: name}] as const);
  const reasons = chosen.filter(isBad).map(name => {
    const tags = tagsOfLevel(name).filter(({core}) => core || script.reasons === 'all');
    return [name, tags.map(({code}, at) => [String(at + 1), {do: 'explain', reason: code}] as const)] as const;
  });
  const confirming = [[confirm, {do: 'confirm'}] as const, [change, {do: 'change'}] as const];
  const questions = [level, ...reasons.map(([, options]) => options), confirming];
  checkScript(
    script,
    questions.map(options => [...options, ...always].map(([key]) => key)),
  );
  return {
    level: Object.fromEntries([...level, ...always]),
    reason: Object.fromEntries(reasons.map(([name, options]) => [name, Object.fromEntries([...options, ...always])])),
    confirm: Object.fromEntries([...confirming, ...always]),
  };
}

const keysAt = (keys: Hotline['keys'], {state, level}: HotlineCall): HotlineKeys =>
  state === 'level' ? keys.level : state === 'confirm' ? keys.confirm : ((level && keys.reason[level]) ?? {});

function actionOf(keys: Hotline['keys'], call: HotlineCall, key: string): HotlineAction | undefined {
  const table = keysAt(keys, call);
  return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
}

const levelValue = (level: Level): PromptValue => [level, levelNames[level]];

const reasonValue = (level: Level, reason: string): PromptValue => {
  const tag = tagsOfLevel(level).find(({code}) => code === reason);
  return tag ? [reason, tag.text] : alike(reason);
};

/** A question with its options. Levels come in the order of the standard, whatever their keys are. */
function questionOf(script: HotlineScript, keys: Hotline['keys'], call: HotlineCall): Spoken[] {
  const {state, level, reason} = call;
  const options = Object.entries(keysAt(keys, call));
  const option = (prompt: HotlinePrompt, wanted: HotlineAction['do'], values = (_: HotlineAction) => ({})) =>
    options
      .filter(([, action]) => action.do === wanted)
      .map(([key, action]) => spoken(script, prompt, {...values(action), key: alike(key)}));
  const common = [...option('repeat_option', 'repeat'), ...option('agent_option', 'agent')];
  if (level === null || state === 'level') {
    const offered = levelsWithKey(digitTable(script.digits)).flatMap(name =>
      options
        .filter(([, action]) => action.do === 'choose' && action.level === name)
        .map(([key]) => spoken(script, 'level_option', {level: levelValue(name), key: alike(key)})),
    );
    return [spoken(script, 'ask_level'), ...offered, ...common];
  }
  if (state === 'reason') {
    const said = (action: HotlineAction) =>
      action.do === 'explain' ? {reason: reasonValue(level, action.reason)} : {};
    return [spoken(script, 'ask_reason'), ...option('reason_option', 'explain', said), ...common];
  }
  const chosen = {level: levelValue(level), ...(reason !== null && {reason: reasonValue(level, reason)})};
  return [
    spoken(script, reason === null ? 'ask_confirm' : 'ask_confirm_reason', chosen),
    ...option('confirm_option', 'confirm'),
    ...option('change_option', 'change'),
    ...common,
  ];
}

/** What a call came to. */
export interface PlayedCall {
  /** Everything that was said, in one language, a line for each step. */
  readonly heard: readonly string[];
  /** Where the call is. */
  readonly state: HotlineState;
  /** What would be stored: one rating, or nothing. */
  readonly stored: HotlineDraft | null;
}

/**
 * Plays a call without a telephone: for trying a script out and for tests.
 *
 * @param script The script to try.
 * @param events Keys, `timeout` and `hang_up`, as they happen.
 * @param language The language of what is heard.
 * @returns What was heard, where the call is, and what would be stored.
 * @throws {TypeError} as `hotlineCall`, or for a language that the script does not have.
 *
 * @example
 * ```ts
 * import {hotlineScript, playCall} from '@gov-rating/sdk/collect';
 *
 * playCall(hotlineScript, ['4', '3', '1']).stored; // {channel: 'hotline', level: 'dissatisfied', tags: ['209'], comment: ''}
 * playCall(hotlineScript, ['4', '3', 'hang_up']).stored; // null
 * ```
 */
export function playCall(
  script: HotlineScript,
  events: readonly HotlineEvent[],
  language: Language = 'zh-CN',
): PlayedCall {
  if (!languages.includes(language)) throw new TypeError(`The script has no language ${String(language)}.`);
  const hotline = hotlineCall(script);
  let step = hotline.begin();
  let stored: HotlineDraft | null = null;
  const heard: string[] = [];
  const hear = () =>
    step.say.length > 0 && heard.push(step.say.map(({text}) => text[language]).join(language === 'en' ? ' ' : ''));
  hear();
  for (const event of events) {
    step = hotline.after(step.call, event);
    hear();
    if (step.draft && stored) throw new TypeError('A call gives one rating.');
    stored = step.draft ?? stored;
  }
  return {heard, state: step.call.state, stored};
}
