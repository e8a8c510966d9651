/** Resolves after the next frame; in a background tab, which draws no frames, after a timeout. */
export const afterDrawing = () =>
  new Promise<void>(resolve => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 100);
  });

/** Runs a function when the browser is idle. */
export function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, {timeout: 2000});
  else setTimeout(run, 200);
}
