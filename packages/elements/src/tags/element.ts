import type {TagChoice} from '@gov-rating/contract/types';
import type {Level} from '@gov-rating/sdk/core';
import {type PropertyDeclarations, type PropertyValues, html} from 'lit';
import {text} from '../base/text-property.ts';
import {ChoiceControl} from '../base/choice-control.ts';
import type {Fault} from '../base/form-control.ts';
import {added} from '../page/added-languages.ts';
import {localized} from '../messages/language.ts';
import {speech} from '../messages/messages.ts';
import {choices} from '../styles/choices.ts';
import {controls} from '../styles/controls.ts';
import {tokens} from '../styles/tokens.ts';
import {needOf} from './need.ts';
import {questionOf} from './question.ts';
import {tagsStyles} from './styles.ts';
import {register} from '../base/register.ts';

/**
 * The reasons for a level: a checkbox for each tag of the chosen level, core tags first, the others on demand. Renders
 * nothing while there are no tags for the level. A tag that has them is followed by its everyday words.
 *
 * @element gov-rating-tags
 * @attr {light|dark|contrast|elder|inherit} theme - without it the system settings of the person apply
 * @fires {Event} change - the person chose or dropped a tag; read all from `value`
 * @fires {Event} invalid - the control was checked and is not valid; cancelling it suppresses the error message
 * @csspart question - the question
 * @csspart need - whether a reason is needed
 * @csspart choice - the chip of one tag
 * @csspart more - the button that shows the other tags
 * @csspart error - the error message
 * @cssprop [--gov-rating-primary=#1a5fb4] - colour of the chosen level or tag and of the focus ring
 * @cssprop [--gov-rating-accent] - colour of edges, rings and text; by default the primary colour, made light or dark enough to be read
 * @cssprop [--gov-rating-radius=10px] - corner radius of chips
 */
export class GovRatingTagsElement extends ChoiceControl<readonly string[]> {
  static override readonly styles = [tokens, controls, choices, tagsStyles];
  static override readonly properties: PropertyDeclarations = {
    value: {attribute: false},
    choices: {attribute: false},
    level: {converter: text},
    open: {attribute: false},
  };

  /** Codes of the chosen tags of the current level. The choice of each level is kept and comes back with the level. */
  value: readonly string[] = [];
  /** The tags to choose from, as in an invitation or in the standard. */
  choices: readonly TagChoice[] = [];
  /** The level whose tags are shown. */
  level: Level | '' = '';

  private open = false;

  /** The chosen tags of other levels, which come back with the level. */
  private kept: Record<string, readonly string[]> = {};

  /** The value changes with the level at once, not only at the next render. */
  protected override adapt(name: PropertyKey | undefined, before: unknown): void {
    if (name !== 'level' || before === this.level) return;
    this.open = false;
    this.kept[before as string] = this.value;
    const others = this.choices.filter(tag => tag.level !== this.level);
    this.value = this.kept[this.level] ?? this.value.filter(code => !others.some(tag => tag.code === code));
  }

  protected override updated(changes: PropertyValues): void {
    super.updated(changes);
    for (const box of this.boxes()) box.setAttribute('aria-invalid', `${!!this.wrong()}`);
    if (this.open && changes.has('open'))
      this.boxes()
        .find((_, index) => !this.own()[index]?.core)
        ?.focus();
  }

  protected restore(state: string | FormData | null): void {
    this.kept = {};
    this.value = state instanceof FormData ? [...state.values()].map(String) : [];
  }

  protected formValue(): FormData | null {
    if (!this.value?.length) return null;
    const data = new FormData();
    for (const code of this.value) data.append(this.name, code);
    return data;
  }

  protected fault(): Fault | undefined {
    return this.required && !this.value?.length ? ['valueMissing', speech(this)[1].reason] : undefined;
  }

  protected choose(event: Event): void {
    this.accept(
      event,
      this.boxes()
        .filter(box => box.checked)
        .map(box => box.value),
    );
  }

  private own(): readonly TagChoice[] {
    return this.choices.filter(tag => tag.level === this.level);
  }

  private expand(): void {
    this.open = true;
  }

  protected override render() {
    const [language, messages] = speech(this);
    const own = this.own();
    const shown = own.filter(tag => this.open || tag.core || this.value.includes(tag.code));
    const rest = messages.more.replace('{n}', `${own.length - shown.length}`);
    const more = html`<button type="button" part="more" .textContent=${rest} @click=${this.expand}></button>`;
    // In a language that was added, the tags of all levels have words, or none: no level may be easier to give reasons for.
    const isWhole = this.choices.every(({text}) => localized(text, language) !== text['zh-CN']);
    const isAdded = language in added().languages;
    const spoken = isAdded && !isWhole ? 'zh-CN' : language;
    // The same holds for everyday words. Chinese ones would help no reader of another language.
    const plain = ({plain}: TagChoice) => (plain ? localized(plain, spoken) : '');
    const isPlain = !isAdded || !isWhole || this.choices.every(tag => !tag.plain || plain(tag) !== tag.plain['zh-CN']);
    const choices = shown.map(tag =>
      this.choice('checkbox', tag.code, localized(tag.text, spoken), '', isPlain ? plain(tag) : ''),
    );
    if (!own.length) return undefined;
    const question = questionOf(this.level as Level, messages, this.messages);
    return this.group(
      language,
      question,
      [choices, shown.length < own.length ? more : ''],
      needOf(this.required, messages),
    );
  }
}

/** Registers `<gov-rating-tags>`; does nothing when it is registered already. */
export function defineGovRatingTags(): void {
  register('gov-rating-tags', GovRatingTagsElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'gov-rating-tags': GovRatingTagsElement;
  }
}
