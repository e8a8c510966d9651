import assert from 'node:assert/strict';
import test from 'node:test';
import {routes, type RouteName} from '@gov-rating/contract';
import {operatorKinds} from '../../src/domain/evidence/operator-leaf.ts';
import {recordedRoutes} from '../../src/routes/recorded-routes.ts';

const entries = Object.entries(routes) as [RouteName, (typeof routes)[RouteName]][];

/** Routes that show what only some may see: a person, or ratings one by one. */
const protectedLooks: readonly RouteName[] = ['unmask', 'exportPeriod'];

for (const [name, route] of entries) {
  const recorded = recordedRoutes[name];
  const byPeopleOrClients = ['person', 'department', 'office'].includes(route.caller);
  if (!byPeopleOrClients) {
    test(`no call of ${name} by citizens or the public is entered into the operator's log`, () => {
      assert.ok('because' in recorded && recorded.because.length > 10);
    });
    continue;
  }
  if (route.method === 'POST' || protectedLooks.includes(name)) {
    test(`${name} is entered into the operator's log, or says why not`, () => {
      if ('because' in recorded) assert.ok(recorded.because.length > 30, recorded.because);
      else assert.ok(operatorKinds.includes(recorded.what));
    });
  }
  if ('what' in recorded) {
    test(`what an entry says of ${name} comes from fields that the route has, and from none with free text`, () => {
      const shape: Readonly<Record<string, unknown>> = route.input.shape;
      const named = [...(recorded.subject === undefined ? [] : [recorded.subject]), ...(recorded.facts ?? [])];
      for (const field of named) assert.ok(Object.hasOwn(shape, field), field);
      for (const field of ['reason', 'note', 'comment', 'url', 'description', 'title'])
        assert.equal(named.includes(field), false);
    });
  }
}

test('looks at persons and single ratings are always entered, and refused where they cannot be', () => {
  const looks = entries.filter(([name]) => {
    const recorded = recordedRoutes[name];
    return 'what' in recorded && recorded.look;
  });
  assert.deepEqual(looks.map(([name]) => name).toSorted(), protectedLooks.toSorted());
});

test('two routes that do different things are never entered as the same', () => {
  const kinds = Object.values(recordedRoutes).flatMap(recorded => ('what' in recorded ? [recorded.what] : []));
  assert.equal(new Set(kinds).size, kinds.length);
});
