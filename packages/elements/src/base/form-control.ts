import {LitElement, type PropertyDeclarations, type PropertyValues} from 'lit';
import {PageGuard} from '../page/guard.ts';
import {text} from './text-property.ts';
import type {Messages} from '../messages/zh-CN.ts';

/** What is wrong with a value: the flag of `ValidityState`, and the sentence for the person. */
export type Fault = readonly [flag: keyof ValidityStateFlags, sentence: string];

/** Old browsers, and pages that remove built-ins, have only a part of the API; the control must still work there. */
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/**
 * The base class of the form controls of a rating: a name, a value that a plain form submits, `disabled`, `required`,
 * validity, labels, reset and restore, with the same API as native controls. Native controls inside do the rest. In
 * browsers without form association (Chromium before 77) the element still works; its value is then read from `value`.
 *
 * @fires {Event} invalid - the control was checked and its value is not valid; does not bubble, as with native controls
 */
export abstract class FormControl<Value> extends LitElement {
  static readonly formAssociated = true;
  /** `focus()` on the element focuses the native control inside. */
  static override readonly shadowRootOptions: ShadowRootInit = {mode: 'open', delegatesFocus: true};
  static override readonly properties: PropertyDeclarations = {
    lang: {converter: text},
    name: {converter: text},
    label: {converter: text},
    error: {converter: text},
    value: {converter: text},
    required: {type: Boolean},
    disabled: {type: Boolean},
    messages: {attribute: false},
    custom: {attribute: false},
    barred: {attribute: false},
    checked: {attribute: false},
  };

  /** BCP 47 tag of the language; empty means the nearest `lang` of the page. */
  override lang = '';
  /** The name under which a form sends the value. */
  name = '';
  /** The question; empty means the text of the catalogue. */
  label = '';
  /** An error text of the page, shown at once. It does not block a form. */
  error = '';
  /** Whether a form needs a value to be submitted. */
  required = false;
  /** Whether the control is disabled. */
  disabled = false;
  /** Texts that replace those of the catalogue, by their keys. */
  messages: Partial<Messages> | undefined = undefined;
  /** The current value. */
  abstract value: Value;

  /** @internal */
  readonly guard = new PageGuard(this);
  /** True while a surrounding fieldset is disabled. */
  protected barred = false;
  /** True after the first attempt to submit; from then on errors are shown. */
  protected checked = false;
  /** The text of the last `setCustomValidity` call. */
  protected custom = '';
  /** Undefined in browsers without form association; some pages remove a part of its methods. */
  private readonly internals = attempt(() => this.attachInternals()) as ElementInternals;

  constructor() {
    super();
    this.addEventListener('invalid', this.expect);
    this.addEventListener('focusin', this.nameIt);
  }

  /** The form of the control; null without one. */
  get form(): HTMLFormElement | null {
    return attempt(() => this.internals.form) ?? null;
  }

  /** The labels of the page that name the control, as for native controls. */
  get labels(): ArrayLike<Node> & Iterable<Node> {
    return attempt(() => this.internals.labels) ?? [];
  }

  /** The tag name, where native controls have their type. */
  get type(): string {
    return this.localName;
  }

  /** The validity state, as for native controls. */
  get validity(): ValidityState {
    return (
      attempt(() => this.internals.validity) ?? ({...this.flags(), valid: !this.validationMessage} as ValidityState)
    );
  }

  /** The error text; empty while the value is valid or the control is disabled. */
  get validationMessage(): string {
    return this.willValidate ? this.sentence() : '';
  }

  /** Whether the control takes part in validation: true unless it is disabled. */
  get willValidate(): boolean {
    return attempt(() => this.internals.willValidate) ?? !(this.disabled || this.barred);
  }

  /** Sets an error text of the page, which blocks the form; an empty text clears it. */
  setCustomValidity(message: string): void {
    this.custom = `${message}`;
  }

  /** Whether the value is valid; fires `invalid` when it is not. */
  checkValidity(): boolean {
    return !this.validationMessage || (this.complain(), false);
  }

  /**
   * The same as `checkValidity`. When the value is not valid and `invalid` was not cancelled, it also shows the error
   * and moves the focus to the question.
   */
  reportValidity(): boolean {
    const fits = !this.validationMessage;
    if (fits || this.complain()) this.checked = true;
    else return false;
    if (!fits) (this.question() ?? this).focus();
    return fits;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.settle();
  }

  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    super.requestUpdate(...change);
    const [name, before] = change;
    // A value that was set before the element was connected is passed to the form here.
    if (before === undefined) return;
    // A form may read these attributes before the next render.
    if (name === 'name') this.setAttribute(name, this.name);
    if (name === 'disabled') this.toggleAttribute(name, this.disabled);
    this.adapt(name, before);
    this.settle();
  }

  protected override updated(_changes: PropertyValues): void {
    this.nameIt();
    this.settle();
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

  /** Sets the value from what a form kept: the value attribute, or a state that the browser restores. */
  protected abstract restore(state: string | FormData | null): void;
  /** The value that a form submits. */
  protected abstract formValue(): string | FormData | null;
  /** The error of the value; undefined while it is valid. */
  protected abstract fault(): Fault | undefined;
  /** Updates the properties that depend on one that has just changed. */
  protected adapt(_name: PropertyKey | undefined, _before: unknown): void {}

  /** @internal The error text to show. */
  wrong(): string {
    return this.error || (this.checked ? this.validationMessage : '');
  }

  /**
   * Sets the value that the person entered and fires one event, as a native control does; the event carries no content.
   */
  protected accept(event: Event, value: Value): void {
    event.stopPropagation();
    this.value = value;
    this.fire(event.type, true);
  }

  /** Returns false when the page cancels the event. Not by `new Event`: pages have variables of that name. */
  private fire(type: string, bubbles: boolean, cancelable = false): boolean {
    const event = document.createEvent('Event');
    event.initEvent(type, bubbles, cancelable);
    return this.dispatchEvent(event);
  }

  /** The element that gets the focus after an error: the question, so that no answer is favoured. */
  protected question(): HTMLElement | null {
    return this.renderRoot?.querySelector('legend,textarea');
  }

  /** The question is not in the tab order: once it loses the focus, it cannot be focused again. */
  protected leave(): void {
    this.renderRoot.querySelector('legend')?.removeAttribute('tabindex');
  }

  private sentence(): string {
    return this.custom || (this.fault()?.[1] ?? '');
  }

  private flags(): ValidityStateFlags {
    const fault = this.fault();
    return {...(fault && {[fault[0]]: true}), customError: !!this.custom};
  }

  /** Returns false when the page cancels the event. */
  private complain(): boolean {
    return this.fire('invalid', false, true);
  }

  /** `reportValidity` of a form moves the focus to the question right after `invalid`; `checkValidity` does not. */
  private expect(): void {
    const question = this.question();
    const focused = () => this.shadowRoot?.activeElement === question;
    const before = focused();
    if (!question || before) return;
    if (question.localName === 'legend') question.tabIndex = -1;
    // Firefox focuses a legend only once it has been laid out.
    question.getClientRects();
    setTimeout(() => {
      if (focused()) this.checked = true;
      else this.leave();
    });
  }

  /** The accessible name starts with the page's own labels and keeps the visible question. */
  private nameIt(): void {
    const named = this.renderRoot.querySelector('fieldset,textarea');
    const words = attempt(() => [...this.labels].map(label => label.textContent)) ?? [];
    if (words[0])
      named?.setAttribute(
        'aria-label',
        [...words, this.renderRoot.querySelector('[part=question]')?.textContent].join(' '),
      );
    else named?.removeAttribute('aria-label');
  }

  /** Passes value and validity to the form. */
  private settle(): void {
    attempt(() => this.internals.setFormValue(this.formValue()));
    attempt(() => this.internals.setValidity(this.flags(), this.sentence(), this.question() ?? undefined));
  }
}
