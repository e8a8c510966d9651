import type {PropertyValues, PropertyDeclarations} from 'lit';
import {levels, type Level} from '@gov-rating/sdk/core';
import {ChoiceControl} from '../base/choice-control.ts';
import type {Fault} from '../base/form-control.ts';
import {text} from '../base/text-property.ts';
import {warn} from '../page/warn.ts';
import {speech} from '../messages/messages.ts';
import {choices} from '../styles/choices.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import {picture} from './picture.ts';
import {scaleStyles} from './styles.ts';
import {register} from '../base/register.ts';

/**
 * One question with five named levels: native radio buttons in the order and words of the standard, without a
 * preselected one, all of one size. Works in a plain form, without a server.
 *
 * @element gov-rating-scale
 * @attr {light|dark|contrast|elder|inherit} theme - without it the system settings of the person apply
 * @attr {compact} layout - shows the levels in rows at any width
 * @fires {Event} change - the person chose a level; read it from `value`
 * @fires {Event} invalid - the control was checked and is not valid; cancelling it suppresses the error message
 * @csspart question - the question
 * @csspart choice - the box of one level
 * @csspart error - the error message
 * @cssprop [--gov-rating-primary=#1a5fb4] - colour of the chosen level or tag and of the focus ring
 * @cssprop [--gov-rating-accent] - colour of edges, rings and text; by default the primary colour, made light or dark enough to be read
 * @cssprop [--gov-rating-radius=10px] - corner radius
 */
export class GovRatingScaleElement extends ChoiceControl<Level | ''> {
  static override readonly styles = [tokens, controls, choices, scaleStyles];
  static override readonly properties: PropertyDeclarations = {variant: {converter: text}};

  /** The name of the chosen level; empty before a choice. */
  value: Level | '' = '';
  /** The decoration of the levels: `words` (none), `faces` or `stars`. */
  variant: 'words' | 'faces' | 'stars' = 'words';

  protected override willUpdate(): void {
    if (this.formValue() || !this.value) return;
    warn('level_unknown', this);
    this.checked = true;
  }

  /** A `radiogroup` may have `aria-required` and `aria-invalid`; a fieldset may not. */
  protected override updated(changes: PropertyValues): void {
    super.updated(changes);
    const group = this.renderRoot.querySelector('fieldset') as Element;
    group.setAttribute('role', 'radiogroup');
    group.setAttribute('aria-required', `${this.required}`);
    group.setAttribute('aria-invalid', `${!!this.wrong()}`);
  }

  protected restore(state: string | FormData | null): void {
    this.value = (state ?? '') as Level;
  }

  protected formValue(): string | null {
    return levels.includes(this.value as Level) ? this.value : null;
  }

  protected fault(): Fault | undefined {
    if ((!this.required && !this.value) || this.formValue()) return undefined;
    return [this.value ? 'badInput' : 'valueMissing', speech(this)[1].pick];
  }

  protected choose(event: Event): void {
    this.accept(event, (event.target as HTMLInputElement).value as Level);
  }

  protected override render() {
    const [language, messages] = speech(this);
    const choices = levels.map((level, index) =>
      this.choice('radio', level, messages[level], picture(this.variant, index)),
    );
    return this.group(language, messages.question, choices);
  }
}

/** Registers `<gov-rating-scale>`; does nothing when it is registered already. */
export function defineGovRatingScale(): void {
  register('gov-rating-scale', GovRatingScaleElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-scale': GovRatingScaleElement;
  }
}
