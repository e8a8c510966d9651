import {render as draw} from 'lit/html.js';

/** How a property shows as an attribute: as text under its own name, unless told otherwise. */
export interface PropertyFacts {
  /** Another name, or false for none. */
  readonly attribute?: string | false;
  readonly type?: BooleanConstructor | NumberConstructor;
  /** Whether setting the property sets the attribute. */
  readonly reflect?: true;
}

/** Properties by name. */
export type Properties = Readonly<Record<string, PropertyFacts>>;

/** Which properties changed since the last update. */
export type Changes = ReadonlySet<string>;

const sheets: Record<string, CSSStyleSheet> = {};

/** One sheet per text for the whole page; browsers before Chromium 73 cannot share and get a style element. */
function adopt(root: ShadowRoot, texts: readonly string[]): void {
  try {
    root.adoptedStyleSheets = texts.map(text => {
      if (!sheets[text]) (sheets[text] = new CSSStyleSheet()).replaceSync(text);
      return sheets[text];
    });
  } catch {
    root.appendChild(document.createElement('style')).textContent = texts.join('');
  }
}

/** A server that only renders the page imports the classes too; there is nothing to extend there. */
const Platform = typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

/**
 * The part of LitElement that these elements use, under the same names and with the same timing, over lit's templates:
 * observed properties, one update per turn, shared style sheets. It weighs a fifth; the script tag's budget needs that.
 */
export abstract class BaseElement extends Platform {
  static readonly styles: readonly string[] = [];
  static readonly properties: Properties = {};
  /** Whether a form takes the element as a control; it then hands the focus on to what is inside. */
  static readonly formAssociated: boolean = false;

  /** Read once, when the element is registered: the moment to make the accessors. */
  static get observedAttributes(): string[] {
    return Object.keys(this.properties).map(name => {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        get(this: BaseElement) {
          return this.values[name];
        },
        set(this: BaseElement, value: unknown) {
          if (this.values[name] === value) return;
          this.values[name] = value;
          this.requestUpdate(name);
        },
      });
      return attributeOf(this.properties, name) as string;
    });
  }

  /** Resolves when everything changed so far is drawn. */
  updateComplete: Promise<void> | undefined;
  /** What the element draws into. */
  readonly renderRoot: ShadowRoot;

  private readonly values: Record<string, unknown> = {};
  private changes = new Set<string>();
  private early: Record<string, unknown> = {};
  private pending = true;

  constructor() {
    super();
    const {properties, styles, formAssociated} = this.constructor as typeof BaseElement;
    // Set by the page before the element was registered; applied last, or the defaults of the class would win.
    for (const name of Object.keys(this))
      if (name in properties) {
        this.early[name] = this[name as keyof this];
        delete this[name as keyof this];
      }
    this.renderRoot = this.attachShadow({mode: 'open', delegatesFocus: formAssociated});
    adopt(this.renderRoot, styles);
  }

  connectedCallback(): void {
    Object.assign(this, this.early);
    this.early = {};
    this.pending = false;
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    // For subclasses; drawing goes on while the element is moved.
  }

  attributeChangedCallback(attribute: string, _old: string | null, value: string | null): void {
    const {properties} = this.constructor as typeof BaseElement;
    for (const [name, {type}] of Object.entries(properties))
      if (attributeOf(properties, name) === attribute)
        (this as Record<string, unknown>)[name] =
          type === Boolean ? value !== null : type ? Number(value) : (value ?? '');
  }

  /** Notes a change and draws once in this turn, after the first connection. */
  requestUpdate(name?: string): void {
    if (name) this.changes.add(name);
    if (this.pending) return;
    this.pending = true;
    this.updateComplete = Promise.resolve().then(() => this.update());
  }

  /** Called before drawing; what changes here is drawn at once. */
  protected willUpdate(_changes: Changes): void {}

  /** Called after drawing. */
  protected updated(_changes: Changes): void {}

  /** What to draw. */
  protected abstract render(): unknown;

  private update(): void {
    const {properties} = this.constructor as typeof BaseElement;
    this.willUpdate(this.changes);
    const {changes} = this;
    this.changes = new Set();
    this.pending = false;
    for (const name of changes) {
      const {reflect, type} = properties[name] ?? {};
      const value = this[name as keyof this];
      if (!reflect) continue;
      if (value) this.setAttribute(name, type ? '' : String(value));
      else this.removeAttribute(name);
    }
    draw(this.render(), this.renderRoot, {host: this});
    this.updated(changes);
  }
}

/** The attribute of a property; false is nobody's name. */
const attributeOf = (properties: Properties, name: string) => (properties[name] as PropertyFacts).attribute ?? name;
