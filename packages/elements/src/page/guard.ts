import {type LitElement, type ReactiveController, supportsAdoptingStyleSheets} from 'lit';
import {added, languagesChanged} from './added-languages.ts';
import {TextSize} from './text-size.ts';
import {warn} from './warn.ts';
import {mendXmlPage} from './xml.ts';

/** Keys that the page still receives while one of our controls has the focus. */
const pageKeys = /^(Tab|Escape|F\d+)$/;

/** The events of typing, including those of an input method. */
const typing = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'compositionstart',
  'compositionupdate',
  'compositionend',
];

/** Protects an element from the page around it; one for each element that renders. */
export class PageGuard implements ReactiveController {
  private readonly host: LitElement;
  /** The document of the element's style sheets. */
  private styled: Document | undefined;
  private size: TextSize | undefined;

  constructor(host: LitElement) {
    this.host = host;
    const {createRenderRoot} = host as unknown as {createRenderRoot(): ShadowRoot};
    Object.assign(host, {
      createRenderRoot: () => {
        try {
          return createRenderRoot.call(host);
        } catch {
          // Created in another document than the script's: its style sheets cannot be used there.
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
    this.size?.begin();
    document.addEventListener(languagesChanged, this.renderAnew);
  }

  hostDisconnected(): void {
    this.size?.end();
    document.removeEventListener(languagesChanged, this.renderAnew);
  }

  private readonly renderAnew = (): void => this.host.requestUpdate();

  /** A language that was added to the page has a direction; others keep that of the page. */
  hostUpdated(): void {
    const box = this.host.renderRoot as HTMLElement;
    const speaking = box.querySelector<HTMLElement>('[lang]');
    const direction = added().languages[speaking?.lang ?? '']?.direction ?? '';
    if (box.dir !== direction) box.dir = direction;
  }

  hostUpdate(): void {
    const {host} = this;
    const {elementProperties} = host.constructor as typeof LitElement;
    for (const [name, {type, attribute}] of elementProperties)
      // In HTML the attribute value "false" still means true.
      if (type === Boolean && host.getAttribute(String(attribute || name)) === 'false') warn('flag_false', host);
  }

  private begin(): void {
    const {host} = this;
    const {ownerDocument, constructor} = host;
    if (ownerDocument.contentType !== 'text/html') {
      mendXmlPage();
      // On XML pages the parser does not call `attributeChangedCallback`.
      for (const name of (constructor as typeof LitElement).observedAttributes)
        if (host.hasAttribute(name)) host.attributeChangedCallback(name, null, host.getAttribute(name));
    }
    // Everything is rendered into two boxes: the style sheet stops inheritance from the page in one, and enlarges the other.
    const frame = host.renderRoot.appendChild(ownerDocument.createElement('div'));
    const box = frame.appendChild(ownerDocument.createElement('div'));
    // A part takes its size from the element that it is drawn in.
    if (host.getAttribute('theme') !== 'inherit')
      this.size = new TextSize(frame, box, host.renderRoot.appendChild(ownerDocument.createElement('i')));
    Object.assign(host, {renderRoot: box});
    host.renderOptions.renderBefore = null;
    // Old pages listen on the document and cancel events that a control needs; and the page must not see what is typed.
    for (const type of typing)
      box.addEventListener(type, event => {
        if (!pageKeys.test((event as KeyboardEvent).key)) event.stopPropagation();
      });
  }

  /** A style sheet belongs to one document; in another one the element would have no styles. */
  private styleAnew(): void {
    const {ownerDocument, constructor, shadowRoot} = this.host;
    const Sheet = (ownerDocument.defaultView as typeof globalThis | null)?.CSSStyleSheet;
    // Older browsers use style elements, which move with the element; a document without a window renders nothing.
    if (!shadowRoot || !Sheet || !supportsAdoptingStyleSheets) return;
    shadowRoot.adoptedStyleSheets = (constructor as typeof LitElement).elementStyles.map(style => {
      const sheet = new Sheet();
      sheet.replaceSync(String((style as {cssText?: string}).cssText));
      return sheet;
    });
  }
}
