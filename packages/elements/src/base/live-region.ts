import {html, type LitElement, type TemplateResult} from 'lit';

/** How long a live region keeps its words, in milliseconds: a screen reader has taken them by then. */
const spokenFor = 1000;

/**
 * What a screen reader is told of a change, where the focus does not move to it. It says the present words once, and is
 * empty afterwards, so that nobody finds them again while reading on.
 */
export class LiveRegion {
  private readonly host: LitElement;
  private words = '';
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.host = host;
  }

  /** Says words in place of those before; none are said for an empty text. */
  say(words: string): void {
    this.words = words;
    this.host.requestUpdate();
    clearTimeout(this.silence);
    if (words) this.silence = setTimeout(() => this.say(''), spokenFor);
  }

  render(): TemplateResult {
    return html`<p class="sr" role="status" .textContent=${this.words}></p>`;
  }
}
