/**
 * Runs inside the page, before anything else of it. Finds a control through shadow roots and measures when a person
 * could use it, and how long a choice takes to be seen. One function without outer names, because it travels as text.
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
  /** Where a person could press the control, once it reacts there: itself, what is inside it, or its label. */
  const usable = selector => {
    const control = find(selector);
    if (!control || control.matches(':disabled') || !control.checkVisibility({visibilityProperty: true}))
      return undefined;
    const point = centre(control);
    const targets = [control, ...(control.labels ?? [])];
    for (let hit = point && at(point.x, point.y); hit; hit = hit.parentNode ?? hit.host)
      if (targets.includes(hit)) return point;
    return undefined;
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
    async start(control, drawing = control) {
      while (!find(drawing) || !usable(control)) await frame();
      const {ended} = await painted();
      performance.mark('bench-usable');
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
          performance.mark('bench-chosen');
          let ended = begun;
          const handled = new Promise(done => {
            const {port1, port2} = new MessageChannel();
            port1.onmessage = () => done(performance.now());
            port2.postMessage(0);
          });
          let work = 0;
          for (let now = ''; now === '' || now === old; now = content()) {
            const drawing = await painted();
            // Handling has ended when the next message or, where drawing goes first, the next frame gets its turn.
            if (work === 0) work = Math.min(await handled, drawing.begun) - begun;
            work += drawing.ended - drawing.begun;
            ended = drawing.ended;
          }
          performance.mark('bench-seen');
          resolve({seen: ended - event.timeStamp, work});
        };
        window.addEventListener('click', clicked, {capture: true, once: true});
      });
    },
  };
}
