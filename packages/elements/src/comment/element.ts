import {countCharacters, isBlank, storableText} from '@gov-rating/sdk/core';
import {type PropertyDeclarations, type PropertyValues, html} from 'lit';
import {type Fault, FormControl} from '../base/form-control.ts';
import {text} from '../base/text-property.ts';
import {speech} from '../messages/messages.ts';
import {choices} from '../styles/choices.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import {commentStyles} from './styles.ts';
import {register} from '../base/register.ts';

/**
 * A text field with a counter of Unicode characters. The limit is shown before and after it is reached and never cuts
 * off input; near the limit a screen reader announces the counter. Characters that no server can store are removed.
 *
 * @element gov-rating-comment
 * @attr {light|dark|contrast|elder|inherit} theme - without it the system settings of the person apply
 * @fires {Event} input - the person typed; the event carries no text
 * @fires {Event} change - the person left the field after typing
 * @fires {Event} invalid - the control was checked and is not valid; cancelling it suppresses the error message
 * @csspart question - the name of the field
 * @csspart textarea - the field
 * @csspart hint - the note on what not to write
 * @csspart error - the error message
 * @cssprop [--gov-rating-primary=#1a5fb4] - colour of the focus ring
 * @cssprop [--gov-rating-accent] - colour of edges, rings and text; by default the primary colour, made light or dark enough to be read
 * @cssprop [--gov-rating-radius=10px] - corner radius of the field
 */
export class GovRatingCommentElement extends FormControl<string> {
  static override readonly styles = [tokens, controls, choices, commentStyles];
  static override readonly properties: PropertyDeclarations = {
    maxLength: {type: Number, attribute: 'maxlength'},
    notice: {converter: text},
    said: {attribute: false},
  };

  /** The text that the person has typed. */
  value = '';
  /** The greatest number of characters (Unicode code points), 150 by default. */
  maxLength = 150;
  /** One more sentence below the field, after the notes on what not to write and how much. */
  notice = '';

  /** The text of the live regions, and the timer that empties them. */
  private said = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The last announcement, and whether it was an error. */
  private words = '';
  private faulty: boolean | undefined;
  /** True while an input method composes: the text of the field is not final then. */
  private composing = false;
  private shown = '';

  protected override willUpdate(): void {
    if (this.composing) return;
    const left = this.left();
    if (left < 0) this.checked = true;
    this.shown = this.wrong();
    const words = this.shown || (left < 0 || left > 20 ? '' : this.counter());
    if (words === this.words) return;
    this.words = words;
    const faulty = words ? !!this.shown : undefined;
    // A new message is announced at once; the counter, which changes with every key, when the typing pauses.
    if (faulty === this.faulty) this.say('', words);
    else this.say(words);
    this.faulty = faulty;
  }

  protected override updated(changes: PropertyValues): void {
    super.updated(changes);
    const field = this.field();
    if (this.composing || field.value === this.value) return;
    const caret = [field.selectionStart, field.selectionEnd].map(at => storableText(field.value.slice(0, at)).length);
    field.value = this.value;
    if (this.shadowRoot?.activeElement === field) field.setSelectionRange(caret[0] ?? 0, caret[1] ?? 0);
  }

  /** Converts whatever a page sets to text that the server can store. */
  protected override adapt(name: PropertyKey | undefined): void {
    if (name === 'value' && this.value !== storableText(this.value)) this.value = storableText(this.value);
  }

  protected restore(state: string | FormData | null): void {
    this.value = state as string;
  }

  protected formValue(): string {
    return this.value;
  }

  protected fault(): Fault | undefined {
    const messages = speech(this)[1];
    const over = -this.left();
    if (over > 0) return ['tooLong', messages.over.replace('{n}', `${over}`)];
    return this.required && isBlank(this.value) ? ['valueMissing', messages.reason] : undefined;
  }

  private field(): HTMLTextAreaElement {
    return this.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
  }

  private left(): number {
    return this.maxLength - countCharacters(this.value);
  }

  private counter(): string {
    return `${countCharacters(this.value)}/${this.maxLength}`;
  }

  /** Announces one sentence after another; the live region is emptied after each. */
  private say(now: string, later = ''): void {
    clearTimeout(this.timer);
    this.said = now;
    if (now || later) this.timer = setTimeout(() => this.say(later), 1000);
  }

  private write(event: Event): void {
    this.composing = !!(event as InputEvent).isComposing;
    this.accept(event, this.field().value);
  }

  /** Not every browser fires `input` after a composition. */
  private composed(): void {
    this.composing = false;
    this.value = this.field().value;
    this.requestUpdate();
  }

  protected override render() {
    const [language, messages] = speech(this);
    const {shown, said} = this;
    return html`<div lang=${language} @input=${this.write} @change=${this.write} @compositionend=${this.composed}>
      <label class="label" for="field" part="question" .textContent=${this.label || messages.comment}></label>
      <textarea
        class="box"
        id="field"
        part="textarea"
        rows="3"
        autocomplete="off"
        aria-describedby="error hint limit notice"
        aria-invalid=${!!shown}
        ?required=${this.required}
        ?disabled=${this.disabled || this.barred}
      ></textarea>
      <p class="error" id="error" part="error" .textContent=${shown}></p>
      <p class="sr" role="alert" .textContent=${shown && said}></p>
      <div class="foot">
        <span
          ><span id="hint" part="hint" .textContent=${messages.hint}></span>
          <span id="limit" .textContent=${messages.limit.replace('{n}', `${this.maxLength}`)}></span></span
        ><span aria-hidden="true" .textContent=${this.counter()}></span>
      </div>
      <p id="notice" part="hint" .textContent=${this.notice}></p>
      <p class="sr" role="status" .textContent=${shown ? '' : said}></p>
    </div>`;
  }
}

/** Registers `<gov-rating-comment>`; does nothing when it is registered already. */
export function defineGovRatingComment(): void {
  register('gov-rating-comment', GovRatingCommentElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-comment': GovRatingCommentElement;
  }
}
