import {type LitElement, type ReactiveController, supportsAdoptingStyleSheets} from 'lit';
import {warn} from './warn.ts';
import {mendXmlPage} from './xml.ts';

/** Keys that a page may want although a control of ours has the focus. */
const pageKeys = /^(Tab|Escape|F\d+)$/;

/** What a person's typing tells, also through a Chinese input method. */
const typing = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'compositionstart',
  'compositionupdate',
  'compositionend',
];

/** What an element needs to live on a page that somebody else wrote; one for each element that draws. */
export class PageGuard implements ReactiveController {
  private readonly host: LitElement;
  /** The document that the element's style sheets belong to. */
  private styled: Document | undefined;

  constructor(host: LitElement) {
    this.host = host;
    const {createRenderRoot} = host as unknown as {createRenderRoot(): ShadowRoot};
    Object.assign(host, {
      createRenderRoot: () => {
        try {
          return createRenderRoot.call(host);
        } catch {
          // Made in another document than the script's: the sheets of that one do not fit.
          this.styleAnew();
          return host.shadowRoot;
        }
      },
    });
    host.addController(this);
  }

  hostConnected(): void {
    const {host} = this;
    if (!this.styled) this.begin();
    else if (this.styled !== host.ownerDocument) this.styleAnew();
    this.styled = host.ownerDocument;
  }

  hostUpdate(): void {
    const {host} = this;
    const {elementProperties} = host.constructor as typeof LitElement;
    for (const [name, {type, attribute}] of elementProperties)
      // HTML knows no "false": the attribute is there, so it counts as true.
      if (type === Boolean && host.getAttribute(String(attribute || name)) === 'false') warn('flag_false', host);
  }

  private begin(): void {
    const {host} = this;
    const {ownerDocument, constructor} = host;
    if (ownerDocument.contentType !== 'text/html') {
      mendXmlPage();
      // The parser of XML pages tells an element nothing of its attributes.
      for (const name of (constructor as typeof LitElement).observedAttributes)
        if (host.hasAttribute(name)) host.attributeChangedCallback(name, null, host.getAttribute(name));
    }
    // Everything is drawn into one box, at which the style sheet stops what would be inherited from the page.
    const box = host.renderRoot.appendChild(ownerDocument.createElement('div'));
    Object.assign(host, {renderRoot: box});
    host.renderOptions.renderBefore = null;
    // Pages of old listen on the document and take away what a control inside needs; nor need they hear what is typed.
    for (const type of typing)
      box.addEventListener(type, event => {
        if (!pageKeys.test((event as KeyboardEvent).key)) event.stopPropagation();
      });
  }

  /** A style sheet belongs to one document; in another one the element would stand there bare. */
  private styleAnew(): void {
    const {ownerDocument, constructor, shadowRoot} = this.host;
    const Sheet = (ownerDocument.defaultView as typeof globalThis | null)?.CSSStyleSheet;
    // Older browsers have style elements, which move along; a document without a window shows nothing.
    if (!shadowRoot || !Sheet || !supportsAdoptingStyleSheets) return;
    shadowRoot.adoptedStyleSheets = (constructor as typeof LitElement).elementStyles.map(style => {
      const sheet = new Sheet();
      sheet.replaceSync(String((style as {cssText?: string}).cssText));
      return sheet;
    });
  }
}
