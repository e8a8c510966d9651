import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openEngine, whyWithout, type Engine, type EngineName, type EnginePage} from '../engines/engines.mjs';
import {servePage} from './browsers.ts';
import {everyState} from './citizen-states.ts';
import {allPairs, factors, heightOf, usual} from './conditions.ts';
import {Failures} from './failures.ts';

/**
 * What the drivers of these engines can imitate: the width of the page, the version for the elderly, and a style sheet of
 * the person's own. The size of text set in the browser or in WeChat, the colours a person has set and forced ones, they cannot.
 */
const rows = allPairs({width: factors.width, theme: ['default', 'elder'], spacing: factors.spacing}, [
  {width: 320, theme: 'elder', spacing: true},
] as {width: number; theme: 'default' | 'elder'; spacing: boolean}[]).map(row => ({...usual, ...row}));

/** The screens of a hall run in the browser of their maker. */
const states = everyState.filter(({element}) => !/evaluator|kiosk/.test(element));

for (const name of ['firefox', 'webkit'] satisfies EngineName[]) {
  const why = await whyWithout(name);
  describe(`every state fits in ${name}`, {skip: why ?? false}, () => {
    let engine: Engine;
    let page: EnginePage;
    let served: Awaited<ReturnType<typeof servePage>>;
    const failures = new Failures('element');

    before(async () => {
      served = await servePage('measured-page.ts');
      engine = await openEngine(name);
      page = await engine.newPage({width: 390, height: 844});
      await page.goto(served.url);
      await page.waitFor('the measures', () => 'citizens' in window);
    });
    after(async () => {
      await page?.close();
      await engine?.close();
      await served?.close();
    });

    for (const {element, state, scene} of states)
      it(`${element}: ${state} (${scene})`, {timeout: 60_000}, async () => {
        await page.evaluate(scene => window.citizens.showScene(scene), scene);
        for (const condition of rows.toSorted((a, b) => a.width - b.width)) {
          await page.setViewport(condition.width, heightOf(condition.width));
          const found = await page.evaluate(
            (elder, spacing) => {
              window.citizens.setPage(100, elder, spacing);
              return new Promise<ReturnType<typeof window.citizens.measure>>(resolve =>
                requestAnimationFrame(() => resolve(window.citizens.measure())),
              );
            },
            condition.theme === 'elder',
            condition.spacing,
          );
          failures.add(element, scene, condition, found);
        }
        assert.deepEqual(failures.unknownOf(scene), []);
      });
  });
}
