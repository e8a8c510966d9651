import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import test from 'node:test';
import {createMetrics} from '../../src/monitoring/metrics.ts';
import {aScene} from '../fixtures/api.fixtures.ts';

interface Dashboard {
  readonly panels: readonly {readonly title: string; readonly targets: readonly {readonly expr: string}[]}[];
}

test('every query of the dashboard asks for a metric, and by a label, that the page of metrics has', async () => {
  const file = new URL('../../dashboards/grafana.json', import.meta.url);
  const {panels} = JSON.parse(await readFile(file, 'utf8')) as Dashboard;
  const metrics = createMetrics();
  const {app} = await aScene();
  const job = (run: () => Promise<number>) => metrics.observed({name: 'seal-evidence', everyMs: 1000, run});
  await job(async () => 0).run(app.context);
  await assert.rejects(job(() => Promise.reject(new Error('no'))).run(app.context));
  for (const status of [200, 429, 503])
    metrics.request({
      ...{at: '', requestId: '', method: 'GET', route: 'invite', status, milliseconds: 1},
      ...(status === 429 && {code: 'rate_limited'}),
      ...(status === 503 && {error: {name: 'StorageUnavailable', code: '25006', frames: []}}),
    });
  const lines = (await metrics.text(app.context, {open: 1, refused: 0, timedOut: 0})).split('\n');
  const queries = panels.flatMap(({title, targets}) => targets.map(({expr}) => ({title, expr})));
  assert.ok(queries.length >= 16);
  for (const {title, expr} of queries) {
    const selectors = [...expr.matchAll(/(gov_rating_\w+)(?:\{(\w+)(=~?)"([^"]*)"\})?/g)];
    assert.ok(selectors.length > 0, title);
    for (const [, metric = '', label, comparison, value = ''] of selectors) {
      const series = lines.filter(line => line.startsWith(`${metric} `) || line.startsWith(`${metric}{`));
      // What the calendar says depends on the profile.
      if (metric === 'gov_rating_calendar_days_left') assert.ok(lines.includes(`# TYPE ${metric} gauge`));
      else assert.ok(series.length > 0, `${title}: ${metric}`);
      const wanted = comparison === '=~' ? value.split('|') : [value];
      for (const one of label === undefined ? [] : wanted)
        assert.ok(
          series.some(line => line.includes(`${label}="${one}"`)),
          `${title}: ${label}="${one}"`,
        );
      for (const grouped of /\bby \(([^)]*)\)/.exec(expr)?.[1]?.split(', ') ?? [])
        if (metric !== 'gov_rating_calendar_days_left')
          assert.ok(
            series.some(line => line.includes(`${grouped}="`)),
            `${title}: by ${grouped}`,
          );
    }
  }
});
