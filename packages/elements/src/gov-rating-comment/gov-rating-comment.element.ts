import {countCharacters, isBlank} from '@gov-rating/sdk/core';
import {type PropertyDeclarations, html} from 'lit';
import {FormControl} from '../internal/form-control.ts';
import {speech} from '../messages/messages.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import {commentStyles} from './gov-rating-comment.styles.ts';

/**
 * Free words with a counter of Unicode characters. The limit is told before and after it is reached, never enforced by
 * swallowing what is typed; near it the counter is spoken.
 *
 * @element gov-rating-comment
 * @attr {light|dark|contrast|elder|inherit} theme - without it the person's settings count
 * @fires {Event} input - the person typed; the event does not carry what
 * @fires {Event} change - the person left the field after typing
 * @csspart question - the name of the field
 * @csspart textarea - the field
 * @csspart hint - what should not be written
 * @csspart error - what is wrong
 * @cssprop [--gov-rating-primary=#1a5fb4] - colour of the focus ring
 * @cssprop [--gov-rating-radius=10px] - how round the field is
 */
export class GovRatingCommentElement extends FormControl<string> {
  static override readonly styles = [tokens, controls, commentStyles];
  static override readonly properties: PropertyDeclarations = {
    maxLength: {type: Number, attribute: 'maxlength'},
  };

  /** What was written. */
  value = '';
  /** Most characters (Unicode, not UTF-16 units), 150 unless told otherwise. */
  maxLength = 150;

  private spoken = '';
  private alarm = '';
  private over = false;

  protected override updated(): void {
    const field = this.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
    if (field.value !== this.value) field.value = this.value;
  }

  protected restore(state: string | FormData | null): void {
    this.value = (state ?? '') as string;
  }

  protected formValue(): string {
    return this.value;
  }

  protected fault(): string {
    const messages = speech(this)[1];
    const over = countCharacters(this.value ?? '') - this.maxLength;
    if (over > 0) return messages.over.replace('{n}', `${over}`);
    return this.required && isBlank(this.value ?? '') ? messages.reason : '';
  }

  private write(event: Event): void {
    this.accept(event, (event.target as HTMLTextAreaElement).value);
  }

  protected override render() {
    const [language, messages] = speech(this);
    const count = countCharacters(this.value);
    const left = this.maxLength - count;
    if (left < 0) this.checked = true;
    const wrong = this.wrong();
    if (left < 0 || left > 20) this.spoken = '';
    else if (left % 10 === 0) this.spoken = `${count}/${this.maxLength}`;
    // The number of the sentence changes with every key; ten keys are one interruption.
    if (left >= 0 || !this.over || left % 10 === 0) this.alarm = wrong;
    this.over = left < 0;
    return html`<div lang=${language} @input=${this.write} @change=${this.write}>
      <label class="label" for="field" part="question">${this.label || messages.comment}</label>
      <textarea
        class="box"
        id="field"
        part="textarea"
        rows="3"
        autocomplete="off"
        aria-describedby="error hint"
        aria-invalid=${!!wrong}
        ?required=${this.required}
        ?disabled=${this.disabled || this.barred}
      ></textarea>
      <p class="error" id="error" part="error">${wrong}</p>
      <p class="sr" role="alert">${this.alarm}</p>
      <div class="foot">
        <span id="hint" part="hint">${messages.hint}</span><span aria-hidden="true">${count}/${this.maxLength}</span>
      </div>
      <p class="sr" role="status">${this.spoken}</p>
    </div>`;
  }
}
