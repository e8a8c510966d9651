import {LitElement, type PropertyDeclarations} from 'lit';
import {PageGuard} from './page-guard.ts';
import {text} from './properties.ts';
import type {Messages} from '../messages/zh-CN.ts';

/**
 * What the parts of a rating share as form controls: a name, a value that travels with a plain form, `disabled`,
 * `required`, reset and restore. Native controls inside do the rest. In browsers without form association (Chromium
 * before 77) the element still works; its value is then read from `value`.
 */
export abstract class FormControl<Value> extends LitElement {
  static readonly formAssociated = true;
  /** The focus goes on to the control inside. */
  static override readonly shadowRootOptions: ShadowRootInit = {mode: 'open', delegatesFocus: true};
  static override readonly properties: PropertyDeclarations = {
    lang: {converter: text},
    name: {converter: text, reflect: true},
    label: {converter: text},
    error: {converter: text},
    value: {converter: text},
    required: {type: Boolean},
    disabled: {type: Boolean, reflect: true},
    messages: {attribute: false},
    barred: {attribute: false},
    checked: {attribute: false},
  };

  /** BCP 47 tag; without it the nearest `lang` of the page counts. */
  override lang = '';
  /** The name under which a form sends the value. */
  name = '';
  /** The question asked; empty means the words of the catalogue. */
  label = '';
  /** What the page has found wrong with the value, in words. */
  error = '';
  /** Whether a form may not be sent without a value. */
  required = false;
  /** Whether the control takes no input. */
  disabled = false;
  /** Sentences to use instead of those of the catalogue. */
  messages: Partial<Messages> | undefined = undefined;
  /** What was chosen or written. */
  abstract value: Value;

  /** @internal */
  readonly guard = new PageGuard(this);
  /** True while a surrounding fieldset is disabled. */
  protected barred = false;
  /** True once somebody wanted to send; faults are shown from then on. */
  protected checked = false;
  /** Undefined in browsers without form association. */
  protected readonly internals = this.attachInternals?.();

  /** The form that the control belongs to, if any. */
  get form(): HTMLFormElement | null {
    return this.internals?.form ?? null;
  }

  /** What stands in the way of sending, as for native controls. */
  get validity(): ValidityState | undefined {
    return this.internals?.validity;
  }

  /** True when a form may be sent as far as this control goes. */
  checkValidity(): boolean {
    return !this.fault();
  }

  /** As `checkValidity`; if not, shows and speaks what is wrong and takes the focus. */
  reportValidity(): boolean {
    const fits = this.checkValidity();
    this.checked = true;
    if (!fits) this.focus();
    return fits;
  }

  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    super.requestUpdate(...change);
    if (change[0] === undefined || !this.internals) return;
    const fault = this.fault();
    const value = this.formValue();
    this.internals.setFormValue(value);
    this.internals.setValidity(fault ? {[value ? 'customError' : 'valueMissing']: true} : {}, fault);
  }

  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.barred = disabled;
  }

  /** @internal */
  formResetCallback(): void {
    this.checked = false;
    this.restore(this.getAttribute('value'));
  }

  /** @internal */
  formStateRestoreCallback(state: string | FormData): void {
    this.restore(state);
  }

  /** Takes over what a form kept: the value attribute, or a state the browser restores. */
  protected abstract restore(state: string | FormData | null): void;
  /** What a form sends. */
  protected abstract formValue(): string | FormData | null;
  /** The sentence that says why a form may not be sent, empty when it may. */
  protected abstract fault(): string;

  /** The sentence to show. */
  protected wrong(): string {
    return this.error || (this.checked ? this.fault() : '');
  }

  /** Takes over what the person did and tells the page once, as a native control does; the event carries no content. */
  protected accept(event: Event, value: Value): void {
    event.stopPropagation();
    this.value = value;
    this.dispatchEvent(new Event(event.type, {bubbles: true}));
  }
}
