import type {LitElement, ReactiveController} from 'lit';
import {warn} from './warn.ts';

/** Keys that a page may want although a control of ours has the focus. */
const pageKeys = /^(Tab|Escape|F\d+)$/;

/** What an element needs to live on a page that somebody else wrote; one for each element that draws. */
export class PageGuard implements ReactiveController {
  private readonly host: LitElement;
  /** The document that the element's style sheets belong to. */
  private styled: Document | undefined;

  constructor(host: LitElement) {
    this.host = host;
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
    // The parser of XML pages tells an element nothing of its attributes.
    for (const name of (host.constructor as typeof LitElement).observedAttributes)
      if (host.hasAttribute(name)) host.attributeChangedCallback(name, null, host.getAttribute(name));
    // Pages of old listen on the document and take keys away that a control inside needs.
    for (const type of ['keydown', 'keypress', 'keyup'])
      host.renderRoot.addEventListener(type, event => {
        if (!pageKeys.test((event as KeyboardEvent).key)) event.stopPropagation();
      });
  }

  /** A style sheet belongs to one document; in another one the element would stand there bare. */
  private styleAnew(): void {
    const {ownerDocument, constructor, renderRoot} = this.host;
    const {CSSStyleSheet: Sheet} = (ownerDocument.defaultView ?? globalThis) as typeof globalThis;
    (renderRoot as ShadowRoot).adoptedStyleSheets = (constructor as typeof LitElement).elementStyles.map(style => {
      const sheet = new Sheet();
      sheet.replaceSync(String((style as {cssText?: string}).cssText));
      return sheet;
    });
  }
}
