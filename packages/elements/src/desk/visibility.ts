import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** What an element does about it. */
interface VisibilityListener {
  /** Nobody sees the page now. */
  readonly onHidden: () => void;
  /** The page is seen again after this many milliseconds. */
  readonly onVisible: (hiddenForMs: number) => void;
}

/** Listens to whether the page is seen, in the document that the element is in now: it may be moved to another one. */
export class PageVisibility implements ReactiveController {
  private page: Document | undefined;
  private hiddenAt = 0;
  private readonly host: Element;
  private readonly listener: VisibilityListener;

  constructor(host: ReactiveControllerHost & Element, listener: VisibilityListener) {
    this.host = host;
    this.listener = listener;
    host.addController(this);
  }

  hostConnected(): void {
    this.page = this.host.ownerDocument;
    this.page.addEventListener('visibilitychange', this.onChange);
  }

  hostDisconnected(): void {
    this.page?.removeEventListener('visibilitychange', this.onChange);
  }

  private readonly onChange = (): void => {
    const now = Date.now();
    if (this.page?.hidden) {
      this.hiddenAt = now;
      this.listener.onHidden();
    } else this.listener.onVisible(now - this.hiddenAt);
  };
}
