import {LitElement, type PropertyDeclarations, type PropertyValues} from 'lit';
import {PageGuard} from '../page/guard.ts';
import {text} from './text-property.ts';
import type {Messages} from '../messages/zh-CN.ts';

/** What is wrong with a value: the flag of `ValidityState`, and the sentence for the person. */
export type Fault = readonly [flag: keyof ValidityStateFlags, sentence: string];

/** Half a platform, by age or because a page took parts of it away, is no reason to stop. */
function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/**
 * What the parts of a rating share as form controls: a name, a value that travels with a plain form, `disabled`,
 * `required`, validity, labels, reset and restore, all as native controls have them. Native controls inside do the rest.
 * In browsers without form association (Chromium before 77) the element still works; its value is then read from `value`.
 *
 * @fires {Event} invalid - the control was checked and has no valid value; it does not bubble, as with native controls
 */
export abstract class FormControl<Value> extends LitElement {
  static readonly formAssociated = true;
  /** The focus goes on to the control inside. */
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

  /** BCP 47 tag; without it the nearest `lang` of the page counts. */
  override lang = '';
  /** The name under which a form sends the value. */
  name = '';
  /** The question asked; empty means the words of the catalogue. */
  label = '';
  /** What the page has found wrong with the value, in words; shown at once. It holds no form back. */
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
  /** What `setCustomValidity` was told. */
  protected custom = '';
  /** Undefined in browsers without form association; on some pages half of it is missing. */
  private readonly internals = attempt(() => this.attachInternals()) as ElementInternals;

  constructor() {
    super();
    this.addEventListener('invalid', this.expect);
    this.addEventListener('focusin', this.nameIt);
  }

  /** The form that the control belongs to, if any. */
  get form(): HTMLFormElement | null {
    return attempt(() => this.internals.form) ?? null;
  }

  /** The labels of the page that name the control, as for native controls. */
  get labels(): ArrayLike<Node> & Iterable<Node> {
    return attempt(() => this.internals.labels) ?? [];
  }

  /** The tag, where native controls tell their type. */
  get type(): string {
    return this.localName;
  }

  /** What stands in the way of sending, as for native controls. */
  get validity(): ValidityState {
    return (
      attempt(() => this.internals.validity) ?? ({...this.flags(), valid: !this.validationMessage} as ValidityState)
    );
  }

  /** The sentence that says what stands in the way of sending; empty while nothing does or the control is disabled. */
  get validationMessage(): string {
    return this.willValidate ? this.sentence() : '';
  }

  /** True unless the control is disabled: only then can it hold a form back. */
  get willValidate(): boolean {
    return attempt(() => this.internals.willValidate) ?? !(this.disabled || this.barred);
  }

  /** Holds the form back with a sentence of the page's own; an empty one lets it go. */
  setCustomValidity(message: string): void {
    this.custom = `${message}`;
  }

  /** True when a form may be sent as far as this control goes; if not, fires `invalid`. */
  checkValidity(): boolean {
    return !this.validationMessage || (this.complain(), false);
  }

  /** As `checkValidity`; if not, and `invalid` was not cancelled, shows what is wrong and moves to the question. */
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
    // What a constructor sets is told to the form when the element is there.
    if (before === undefined) return;
    // A form reads these attributes, and may do so before the next draw.
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

  /** Takes over what a form kept: the value attribute, or a state the browser restores. */
  protected abstract restore(state: string | FormData | null): void;
  /** What a form sends. */
  protected abstract formValue(): string | FormData | null;
  /** Why a form may not be sent, if so. */
  protected abstract fault(): Fault | undefined;
  /** Brings other properties in line with one that has just changed. */
  protected adapt(_name: PropertyKey | undefined, _before: unknown): void {}

  /** The sentence to show. */
  protected wrong(): string {
    return this.error || (this.checked ? this.validationMessage : '');
  }

  /** Takes over what the person did and tells the page once, as a native control does; the event carries no content. */
  protected accept(event: Event, value: Value): void {
    event.stopPropagation();
    this.value = value;
    this.dispatchEvent(new Event(event.type, {bubbles: true}));
  }

  /** What is focused when something is wrong: the question, not an answer to it. */
  protected question(): HTMLElement | null {
    return this.renderRoot?.querySelector('legend,textarea');
  }

  /** The question is part of no tour by keyboard: once left, it takes no focus. */
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

  /** False when the page cancels. */
  private complain(): boolean {
    return this.dispatchEvent(new Event('invalid', {cancelable: true}));
  }

  /** A form that shows what is wrong moves the focus to the question right after `invalid`; one that only asks does not. */
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

  /** The words of the page's own labels come first in the name that is heard; what is seen stays in it. */
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

  /** Tells the form. */
  private settle(): void {
    attempt(() => this.internals.setFormValue(this.formValue()));
    attempt(() => this.internals.setValidity(this.flags(), this.sentence(), this.question() ?? undefined));
  }
}
