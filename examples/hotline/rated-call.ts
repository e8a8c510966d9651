import {hotlineCall, type HotlineDraft, type HotlineScript, type HotlineState} from '@gov-rating/sdk/collect';
import type {Localized} from '@gov-rating/contract/standard';

/** Keys, `timeout` and `hang_up`, as a telephone system hands them on. */
export type CallEvents = Pick<AsyncIterator<string>, 'next'>;

/** What became of one question by telephone. */
export interface RatedCall {
  readonly state: HotlineState;
  /** The rating that was confirmed; null where there is none. */
  readonly draft: HotlineDraft | null;
}

/** The usual script, whose first question says what is rated. Nothing else of it depends on that. */
export const askingFor = (script: HotlineScript, asked: Localized): HotlineScript => ({
  ...script,
  prompts: {...script.prompts, ask_level: asked},
});

/**
 * Leads a person through a script: says what it says, takes the keys as they come, and ends with the confirmed rating or
 * without one. The end of the events is the end of the call.
 *
 * @param script Keys, limits and sentences.
 * @param events What happens in the call.
 * @param say Speaks one step, sentence by sentence.
 */
export async function rateByKeys(
  script: HotlineScript,
  events: CallEvents,
  say: (sentences: readonly Localized[]) => void,
): Promise<RatedCall> {
  const hotline = hotlineCall(script);
  let step = hotline.begin();
  say(step.say.map(({text}) => text));
  for (;;) {
    const {value, done} = await events.next();
    step = hotline.after(step.call, done ? 'hang_up' : value);
    if (step.say.length > 0) say(step.say.map(({text}) => text));
    const {state} = step.call;
    if (state !== 'level' && state !== 'reason' && state !== 'confirm') return {state, draft: step.draft};
  }
}
