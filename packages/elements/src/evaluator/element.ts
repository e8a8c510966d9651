import {createDeviceClient, sealedStore} from '@gov-rating/sdk/device';
import type {PropertyDeclarations} from 'lit';
import {register} from '../base/register.ts';
import {toolStyles} from '../base/tools.ts';
import type {WindowDevice} from '../device-screen/device.ts';
import {defineParts, ScreenElement} from '../device-screen/screen-element.ts';
import type {Ended} from '../device-screen/session.ts';
import {footStyles} from '../device-screen/foot-styles.ts';
import {screenStyles} from '../device-screen/styles.ts';
import {windowDevice} from '../device-screen/window-device.ts';
import {evaluatorCatalogues, type EvaluatorMessages} from '../messages/evaluator.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import type {GovRatingPromptEndedDetail} from './events.ts';

/**
 * The screen at a hall's window. It is paired with a code, shows the window and who serves there, and asks for a rating
 * when the window's system prompts it: five levels, reasons, a comment, and how it ended. An untouched form goes away
 * without a rating; afterwards nothing of the person is on the screen or in any storage. It fills the height of the
 * browser's window.
 *
 * @element gov-rating-evaluator
 * @fires {CustomEvent<GovRatingPromptEndedDetail>} gov-rating-prompt-ended - a prompt has ended, with a rating or without; never with which
 * @csspart screen - the whole screen
 * @csspart tools - the row of buttons above everything else
 * @csspart read - the buttons that read aloud, stop and repeat
 * @csspart title - the window, what is rated, or the outcome
 * @csspart code - the pairing code
 * @csspart staff - who serves here
 * @csspart question - the question of a group
 * @csspart choice - the box of one level or tag
 * @csspart textarea - the field for the comment
 * @csspart more - the button that shows the other tags
 * @csspart hint - the note on what not to write
 * @csspart error - the error message
 * @csspart send - the button that sends
 * @csspart more-time - the button that gives more time
 * @csspart end - the outcome
 * @csspart receipt - the receipt number
 * @csspart identified - the name of the screen, when it is asked which one it is
 * @cssprop [--gov-rating-primary=#1a5fb4] - buttons, focus rings, what is chosen
 * @cssprop [--gov-rating-surface=#fff] - background
 * @cssprop [--gov-rating-tint=#ebf3fd] - background of what is chosen and of the staff card
 * @cssprop [--gov-rating-error=#b3261e] - text of errors
 */
export class GovRatingEvaluatorElement extends ScreenElement<EvaluatorMessages> {
  static override readonly styles = [tokens, controls, toolStyles, footStyles, screenStyles];
  static override readonly properties: PropertyDeclarations = {device: {attribute: false}};

  /** The device that replaces the built-in one, for example a program of the screen's maker. */
  device: WindowDevice | undefined = undefined;

  protected override readonly catalogues = evaluatorCatalogues;

  protected override shownDevice(): WindowDevice | undefined {
    const baseUrl = this.device ? '' : this.serverUrl();
    if (!baseUrl) return this.device;
    return windowDevice(onChange =>
      createDeviceClient({baseUrl, outboxStore: sealedStore(`gov-rating-device ${baseUrl}`, {onChange})}),
    );
  }

  /** @internal */
  override promptEnded(promptId: string, state: Ended): void {
    const detail: GovRatingPromptEndedDetail = {promptId, state};
    this.dispatchEvent(new CustomEvent('gov-rating-prompt-ended', {detail, bubbles: true, composed: true}));
  }
}

/** Registers `<gov-rating-evaluator>` and its parts; tags that are registered already stay as they are. */
export function defineGovRatingEvaluator(): void {
  defineParts();
  register('gov-rating-evaluator', GovRatingEvaluatorElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-evaluator': GovRatingEvaluatorElement;
  }
}
