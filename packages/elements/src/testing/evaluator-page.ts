import type {WindowDevice} from '../device-screen/device.ts';
import type {GovRatingEvaluatorElement} from '../evaluator/element.ts';
import type {GovRatingPromptEndedDetail} from '../evaluator/events.ts';
import {openScreen, type ScreenPage} from './screen-page.ts';

/** A window's screen as the person before it meets it. */
export interface EvaluatorPage extends ScreenPage<GovRatingEvaluatorElement> {
  /** The details of every event of the element. */
  readonly events: GovRatingPromptEndedDetail[];
}

/** Puts a screen on the page and waits until it is drawn. */
export async function openEvaluator(
  device: WindowDevice | undefined,
  facts: Partial<GovRatingEvaluatorElement> = {},
): Promise<EvaluatorPage> {
  const element = document.createElement('gov-rating-evaluator');
  Object.assign(element, {device, lang: 'zh-CN', theme: 'light'}, facts);
  const events: GovRatingPromptEndedDetail[] = [];
  element.addEventListener('gov-rating-prompt-ended', ({detail}) => events.push(detail));
  return {...(await openScreen(element)), events};
}
