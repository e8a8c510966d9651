/**
 * Runs inside the page, before anything else of it. Finds a control through shadow roots and tells when a person could use
 * it, and how long a choice takes to be seen. One function without outer names, because it travels as text.
 */
export function probe() {
  const find = selector => {
    let scope = document;
    let found = null;
    for (const step of selector.split(' >>> ')) {
      found = scope?.querySelector(step) ?? null;
      scope = found?.shadowRoot;
    }
    return found;
  };
  /** The element at a point, however deep. */
  const at = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    for (let inner; (inner = hit?.shadowRoot?.elementFromPoint(x, y)) && inner !== hit;) hit = inner;
    return hit;
  };
  const centre = element => {
    const seen = [element, ...(element.labels ?? [])].map(part => part.getBoundingClientRect());
    const box = seen.find(({width, height}) => width > 4 && height > 4);
    return box && {x: box.x + box.width / 2, y: box.y + box.height / 2};
  };
  const usable = selector => {
    const control = find(selector);
    if (!control || control.matches(':disabled') || !control.checkVisibility({visibilityProperty: true}))
      return undefined;
    const point = centre(control);
    const hit = point && at(point.x, point.y);
    // A click on the label counts, and so does a wrapper that takes the click for a drawing with pointer-events: none.
    const reached =
      hit && (control.contains(hit) || hit.contains(control) || [...(control.labels ?? [])].some(l => l.contains(hit)));
    return reached || hit?.shadowRoot?.contains(control) ? point : undefined;
  };
  const frame = () => new Promise(resolve => requestAnimationFrame(() => resolve(performance.now())));
  /** After the next paint: a message posted in a frame is delivered when that frame has been drawn. */
  const painted = () =>
    new Promise(resolve => {
      requestAnimationFrame(() => {
        const begun = performance.now();
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => resolve({begun, ended: performance.now()});
        port2.postMessage(0);
      });
    });

  window.bench = {
    point: usable,
    rest: painted,
    /** Milliseconds from the script's arrival, and from the opening of the page, until the control is drawn and usable. */
    async start(selector) {
      while (!usable(selector)) await frame();
      const {ended} = await painted();
      const [before] = performance.getEntriesByName('bench-before');
      const [script] = performance.getEntriesByType('resource').filter(entry => entry.initiatorType === 'script');
      const arrived = Math.max(before.startTime, script.responseEnd);
      return {fromScript: ended - arrived, fromPage: ended};
    },
    /** Listens for the next click; `result` then settles with how long it took until other content was drawn. */
    listen(selector) {
      const content = () => (find(selector)?.checkVisibility() ? find(selector).textContent : '');
      const old = content();
      window.bench.result = new Promise(resolve => {
        const clicked = async event => {
          const begun = performance.now();
          const handled = new Promise(done => {
            const {port1, port2} = new MessageChannel();
            port1.onmessage = () => done(performance.now());
            port2.postMessage(0);
          });
          let work = 0;
          for (;;) {
            const drawing = await painted();
            work += drawing.ended - drawing.begun;
            const now = content();
            if (now !== '' && now !== old) {
              resolve({seen: drawing.ended - event.timeStamp, work: work + (await handled) - begun});
              return;
            }
          }
        };
        window.addEventListener('click', clicked, {capture: true, once: true});
      });
    },
  };
}
