import assert from 'node:assert/strict';
import {routes, type Route, type RouteName} from '@gov-rating/contract';
import {aScene, start, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {raterToken} from '../fixtures/rater.fixtures.ts';
import {aWebhook} from '../access/webhooks.access.ts';

const listed = (Object.entries(routes) as [RouteName, Route][]).filter(([, {method}]) => method === 'GET');

/** A token that opens the route. */
async function tokenFor(scene: Scene, {caller, roles = []}: Route): Promise<string | undefined> {
  if (caller === 'anyone') return undefined;
  if (caller === 'department') return scene.accessToken();
  if (caller === 'rater') return raterToken(scene);
  return scene.personToken(roles.includes('bureau') ? 'bureau' : (roles[0] ?? 'auditor'));
}

const encoded = (text: string) => Buffer.from(text, 'latin1').toString('base64url');
const id = 'AAAAAAAAAAAAAAAAAAAAAA';

const malformed = [
  ...['A', 'AAAA', '=', 'é', ' ', '%00', '../x', 'null', '0', 'x'.repeat(201)],
  ...['', ' ', start, `${start} `, ` ${id}`, `${start} ${id} ${id}`, `${start}  ${id}`].slice(1).map(encoded),
  ...['2026-02-30', '2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '0000-01-01', '+012026-01-01'].map(day =>
    encoded(`${day}T00:00:00.000Z ${id}`),
  ),
  ...['24:00:00.000Z', '23:59:60.000Z', '25:00:00.000Z', '10:00:00Z', '10:00:00.000+08:00'].map(time =>
    encoded(`2026-11-24T${time} ${id}`),
  ),
  ...["' OR 1=1--", '\u0000', '\u00ff', 'x'.repeat(65)].map(name => encoded(`${start} ${name}`)),
  `${encoded(`${start} ${id}`)}A`,
];

testOnEveryStorage('no list takes a cursor that it did not make, down to dates that do not exist', async open => {
  const scene = await aScene({storage: await open()});
  const {webhook} = await aWebhook(scene);
  for (const [name, route] of listed.filter(([, {input}]) => 'cursor' in input.shape)) {
    const token = await tokenFor(scene, route);
    const path = route.path.replace('{webhookId}', webhook.webhookId);
    for (const cursor of malformed) {
      const response = await scene.call(`${path}?cursor=${encodeURIComponent(cursor)}`, token ? {token} : {});
      const {code} = (await response.json()) as {code?: string};
      assert.equal(response.status, 422, `${name} ${cursor} ${code}`);
      assert.ok(code === 'cursor_invalid' || code === 'invalid_input' || code === 'text_too_long', `${name} ${code}`);
    }
    const first = await scene.call(`${path}?cursor=`, token ? {token} : {});
    assert.equal(first.status, 200, name);
  }
});

const days = [
  ...['0000-01-01', '0001-01-01', '0001-01-02', '1899-12-31', '1900-01-01', '2026-02-29', '2026-02-30', '2026-13-01'],
  ...['2026-1-1', '2026-11-24T00:00:00Z', '2999-12-31', '3000-01-01', '9999-12-31', '+012026-01-01', '-000001-01-01'],
];

testOnEveryStorage('no day of any route, however odd, is a fault of the server', async open => {
  const scene = await aScene({storage: await open()});
  for (const [name, route] of listed)
    for (const field of ['from', 'to', 'month'].filter(one => one in route.input.shape)) {
      const token = await tokenFor(scene, route);
      const rest = field === 'from' ? '&to=2999-12-31' : field === 'to' ? '&from=1900-01-01' : '';
      for (const day of days) {
        const asked = `${route.path}?${field}=${encodeURIComponent(day)}${rest}`;
        const response = await scene.call(asked, token ? {token} : {});
        assert.ok([200, 422].includes(response.status), `${name} ${asked} ${response.status}`);
        await response.text();
      }
    }
});

testOnEveryStorage('no number of any route, however odd, is a fault of the server', async open => {
  const scene = await aScene({storage: await open()});
  const numbers = ['-1', '0', '1', '100', '101', '2147483647', '2147483648', '9007199254740991', '9007199254740992'];
  const odd = ['1e3', '1e400', '0x10', '0.5', 'NaN', 'Infinity', '', ' ', '１', '٣', '-0', '1_000', '00001'];
  for (const [name, route] of listed)
    for (const field of ['limit', 'size', 'first', 'second', 'leafIndex'].filter(one => one in route.input.shape)) {
      const token = await tokenFor(scene, route);
      for (const number of [...numbers, ...odd]) {
        const asked = `${route.path}?${field}=${encodeURIComponent(number)}`;
        const response = await scene.call(asked, token ? {token} : {});
        assert.ok([200, 404, 422].includes(response.status), `${name} ${asked} ${response.status}`);
      }
    }
});
