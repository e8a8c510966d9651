/** What a page under test reports about itself; created before any other script of the page runs. */
export interface Watched {
  /** Remembers globals and built-ins, after the page's own libraries changed them. */
  remember(): void;
  /** What is different from what was remembered, a line each. */
  changes(): string;
  /** Listeners on window, document, html and body that came since and are still there, a line each. */
  listeners(): string;
  /** Console lines, uncaught errors and policy violations, a line each. */
  complaints(): string;
  /** The elements of the page that rate, also those inside shadow roots and frames. */
  elements(): HTMLElement[];
  /** The words on the levels of an element, a line each, and what is wrong with how they are drawn. */
  levels(index: number): string;
  faults(index: number): string;
  /** The words on the reasons, a line each. */
  reasons(index: number): string;
  /** How many reasons are chosen. */
  chosen(index: number): number;
  /** What an element says. */
  text(index: number): string;
  /** What an element says is wrong, as far as it is to be seen. */
  errors(index: number): string;
  /** The text of the comment, and how its counter is worded. */
  comment(index: number): {readonly value: string; readonly counter: string};
  /** What has the focus: `level 满意`, `reason …`, `comment`, `send`, `heading`, else a tag. */
  focused(index: number): string;
  /** The word of the level that is chosen, empty while none is. */
  level(index: number): string;
  /** Where to click; scrolls there. */
  place(index: number, what: Target, word: string): {readonly x: number; readonly y: number};
  /** Every root that elements of the page draw into. */
  roots(): ShadowRoot[];
}

/** What a person can aim at. */
export type Target = 'level' | 'reason' | 'comment' | 'send';

declare global {
  var watched: Watched;
}

/** Runs in the page, without a closure. */
export function watch(): void {
  const seen: string[] = [];
  // The page may have a Map of its own.
  const {Map} = globalThis;
  const added: {readonly target: EventTarget; readonly type: string; readonly listener: unknown}[] = [];
  const {addEventListener: add, removeEventListener: remove} = EventTarget.prototype;
  const isWatched = (target: EventTarget) =>
    target === window || target === document || target === document.documentElement || target === document.body;
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, ...args: Parameters<typeof add>) {
    const target = this ?? window;
    if (args[1] && isWatched(target)) added.push({target, type: args[0], listener: args[1]});
    add.apply(target, args);
  };
  EventTarget.prototype.removeEventListener = function (
    this: EventTarget | undefined,
    ...args: Parameters<typeof add>
  ) {
    const target = this ?? window;
    const at = added.findIndex(one => one.target === target && one.type === args[0] && one.listener === args[1]);
    if (at >= 0) added.splice(at, 1);
    remove.apply(target, args);
  };
  for (const name of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    const say = console[name].bind(console);
    console[name] = (...args: unknown[]) => {
      seen.push(`${name}: ${args.map(String).join(' ')}`);
      say(...args);
    };
  }
  add.call(window, 'error', event => seen.push(`uncaught: ${(event as ErrorEvent).message}`));
  add.call(window, 'unhandledrejection', event => seen.push(`unhandled: ${(event as PromiseRejectionEvent).reason}`));
  add.call(document, 'securitypolicyviolation', event => {
    const {violatedDirective, blockedURI} = event as SecurityPolicyViolationEvent;
    if (!/favicon/.test(blockedURI)) seen.push(`policy: ${violatedDirective} ${blockedURI}`);
  });

  const {getOwnPropertyDescriptor, getOwnPropertyNames} = Object;
  const {ownKeys} = Reflect;
  const builtIns = () => {
    const facts = new Map<string, unknown>();
    const note = (name: string, object: object) => {
      for (const key of ownKeys(object)) {
        const {value, get, set} = getOwnPropertyDescriptor(object, key) ?? {};
        // An accessor may return a new object each time; objects are compared by their own property names.
        facts.set(`${name}.${String(key)}`, typeof value === 'object' ? 'there' : (value ?? get ?? set));
      }
    };
    for (const name of getOwnPropertyNames(window)) {
      // Accessors of the window are not called: some of them warn.
      const value: unknown = getOwnPropertyDescriptor(window, name)?.value;
      facts.set(name, typeof value === 'function' ? value : 'there');
      if (typeof value !== 'function' && (typeof value !== 'object' || !/^[A-Z]/.test(name))) continue;
      if (!value || value === window) continue;
      note(name, value);
      const {prototype} = value as {prototype?: object};
      if (prototype) note(`${name}.prototype`, prototype);
    }
    return facts;
  };
  let before = new Map<string, unknown>();
  let ownListeners = 0;

  const elements = () => {
    const found: HTMLElement[] = [];
    const search = (root: ParentNode) =>
      root.querySelectorAll<HTMLElement>('*').forEach(element => {
        if (/^gov-rating(-evaluator)?$/.test(element.localName)) found.push(element);
        else if (element.shadowRoot) search(element.shadowRoot);
        else if (element.localName === 'iframe') {
          const inner = (element as HTMLIFrameElement).contentDocument;
          if (inner) search(inner);
        }
      });
    search(document);
    return found;
  };
  const root = (index: number) => elements()[index]?.shadowRoot;
  const card = (index: number) => root(index)?.querySelector<HTMLElement>('[part~=card], section');
  const sendButton = (index: number) => root(index)?.querySelector<HTMLElement>('[part~=send], .send');
  const partOf = (index: number, part: string) => root(index)?.querySelector(part)?.shadowRoot;
  const field = (index: number) => partOf(index, 'gov-rating-comment')?.querySelector('textarea');
  const boxes = (index: number, part: string) => [
    ...(partOf(index, part)?.querySelectorAll<HTMLElement>('label') ?? []),
  ];
  const levels = (index: number) => boxes(index, 'gov-rating-scale');
  const reasons = (index: number) => boxes(index, 'gov-rating-tags');
  const wordOf = (label: HTMLElement) => (label.textContent ?? '').replace(/\s/g, '');
  const textOf = (labels: readonly HTMLElement[]) => labels.map(wordOf).join('\n');
  const isChosen = (label: HTMLElement) => !!label.querySelector('input')?.checked;
  const middle = (element: Element) => {
    element.scrollIntoView({block: 'center'});
    const {left, top, width, height} = element.getBoundingClientRect();
    let x = left + width / 2;
    let y = top + height / 2;
    for (let frame = element.ownerDocument.defaultView?.frameElement; frame;) {
      const around = frame.getBoundingClientRect();
      x += around.left + frame.clientLeft;
      y += around.top + frame.clientTop;
      frame = frame.ownerDocument.defaultView?.frameElement;
    }
    return {x, y};
  };
  const topmost = (page: Document, {x, y}: {x: number; y: number}) => {
    let at = page.elementFromPoint(x, y);
    for (let inner = at; inner; inner = inner.shadowRoot?.elementFromPoint(x, y) ?? null) {
      if (inner !== at && !at?.shadowRoot?.contains(inner)) break;
      at = inner;
    }
    return at;
  };
  const faultsOf = (label: HTMLElement): string[] => {
    middle(label);
    const {left: from, top: down, width, height: tall} = label.getBoundingClientRect();
    const at = {x: from + width / 2, y: down + tall / 2};
    const box = label.querySelector('.box') as HTMLElement;
    const {left, right, height} = box.getBoundingClientRect();
    const {clientWidth} = label.ownerDocument.documentElement;
    const {display, borderTopStyle, minHeight, fontSize, textIndent} = getComputedStyle(box);
    const faults: string[] = [];
    if (left < 0 || right > clientWidth + 0.5) faults.push(`from ${left} to ${right}`);
    if (height < 44) faults.push(`${height} px high`);
    if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) faults.push('clipped');
    if (display !== 'flex' || borderTopStyle !== 'solid' || !(parseFloat(minHeight) >= 44))
      faults.push('without its styles');
    if (textIndent !== '0px') faults.push(`indented by ${textIndent}`);
    if (parseFloat(fontSize) < 12) faults.push(`text of ${fontSize}`);
    const top = topmost(label.ownerDocument, at);
    if (top !== label.querySelector('input')) faults.push(`covered by ${top?.outerHTML.slice(0, 80)}`);
    return faults.map(fault => `${label.textContent?.trim()}: ${fault}`);
  };

  window.watched = {
    remember() {
      before = builtIns();
      ownListeners = added.length;
    },
    changes() {
      const after = builtIns();
      const lines: string[] = [];
      after.forEach((value, name) => {
        if (!before.has(name)) {
          // What lit leaves on every page; numbers are frames that the page has added.
          const ofLit = /^((litHtml|litElement|reactiveElement)Versions|litPropertyMetadata|Symbol\.metadata)$/;
          if (!ofLit.test(name) && !/^\d+$/.test(name)) lines.push(`added ${name}`);
        } else if (!Object.is(before.get(name), value)) lines.push(`changed ${name}`);
      });
      before.forEach((_, name) => after.has(name) || lines.push(`removed ${name}`));
      return lines.join('\n');
    },
    listeners: () =>
      added
        .slice(ownListeners)
        .map(({type}) => type)
        .join('\n'),
    complaints: () => seen.join('\n'),
    elements,
    levels: index => textOf(levels(index)),
    faults(index) {
      const around = card(index);
      const wide = around && around.scrollWidth > around.clientWidth + 1 ? ['wider than its card'] : [];
      return wide.concat(levels(index).flatMap(faultsOf)).join('\n');
    },
    reasons: index => textOf(reasons(index)),
    chosen: index => reasons(index).filter(isChosen).length,
    level: index => textOf(levels(index).filter(isChosen)),
    text: index => (card(index)?.innerText ?? '').trim(),
    errors(index) {
      const found: string[] = [];
      const search = (from: ParentNode) =>
        from.querySelectorAll<HTMLElement>('*').forEach(element => {
          if (element.matches('[part~=error], .error')) found.push(element.innerText.trim());
          if (element.shadowRoot) search(element.shadowRoot);
        });
      const from = root(index);
      if (from) search(from);
      return found.filter(Boolean).join('\n');
    },
    comment(index) {
      const around = partOf(index, 'gov-rating-comment')?.querySelector<HTMLElement>('div')?.innerText ?? '';
      return {value: field(index)?.value ?? '', counter: /\d+\s*\/\s*\d+/.exec(around)?.[0].replace(/\s/g, '') ?? ''};
    },
    focused(index) {
      const rating = elements()[index];
      let at = rating?.ownerDocument.activeElement ?? null;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      if (!at) return '';
      const has = (label: HTMLElement) => label.contains(at);
      if (levels(index).some(has)) return `level ${textOf(levels(index).filter(has))}`;
      if (reasons(index).some(has)) return `reason ${textOf(reasons(index).filter(has))}`;
      if (at === field(index)) return 'comment';
      if (at === sendButton(index)) return 'send';
      return /^h\d$/.test(at.localName) ? 'heading' : at.localName;
    },
    roots() {
      const found: ShadowRoot[] = [];
      const search = (from: ParentNode) =>
        from.querySelectorAll('*').forEach(element => {
          if (!element.shadowRoot) return;
          found.push(element.shadowRoot);
          search(element.shadowRoot);
        });
      search(document);
      return found;
    },
    place(index, what, word) {
      const labels = what === 'level' ? levels(index) : reasons(index);
      if (what === 'send') return middle(sendButton(index) as Element);
      if (what === 'comment') return middle(field(index) as Element);
      return middle(labels.filter(label => wordOf(label) === word)[0] as Element);
    },
  };
}
