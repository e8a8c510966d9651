import {type PropertyValues, type TemplateResult, html} from 'lit';
import {FormControl} from './form-control.ts';

/** A set of native radios or checkboxes under one question. */
export abstract class ChoiceControl<Value extends string | readonly string[]> extends FormControl<Value> {
  /** Resets the boxes to the value, in case a press changed one in the meantime. */
  protected override updated(changes: PropertyValues): void {
    super.updated(changes);
    for (const box of this.boxes()) box.checked = ([] as string[]).concat(this.value).includes(box.value);
  }

  protected boxes(): HTMLInputElement[] {
    return [...this.renderRoot.querySelectorAll('input')];
  }

  protected abstract choose(event: Event): void;

  /** The whole group. `need`: what the person may or must answer; where an error says what is missing, that takes its place. */
  protected group(language: string, question: string, choices: unknown, need = ''): TemplateResult {
    const wrong = this.wrong();
    return html`<fieldset lang=${language} ?disabled=${this.disabled || this.barred} aria-describedby="need error">
      <legend part="question" .textContent=${this.label || question} @blur=${this.leave}></legend>
      <p class="need" id="need" part="need" .textContent=${wrong ? '' : need}></p>
      <p class="error" id="error" part="error" role="alert" .textContent=${wrong}></p>
      <div class="choices" @change=${this.choose}>${choices}</div>
    </fieldset>`;
  }

  /**
   * One choice: the native control covers the drawn box, at the same size. `plain`: the text in everyday words, in a line
   * below it and part of its name.
   */
  protected choice(type: string, value: string, text: string, picture?: unknown, plain = ''): TemplateResult {
    const words = html`<span .textContent=${text}></span>`;
    return html`<label class="choice"
      ><input type=${type} name="choice" value=${value} /><span class="box" part="choice"
        ><span class="mark" aria-hidden="true"></span>${picture}${
          plain ? html`<span>${words} <small .textContent=${plain}></small></span>` : words
        }</span
      ></label
    >`;
  }
}
