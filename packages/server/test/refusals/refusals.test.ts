import assert from 'node:assert/strict';
import test from 'node:test';
import {
  pathParameters,
  problemDocument,
  problems,
  refusalsOf,
  roles,
  routes,
  type Caller,
  type ProblemCode,
  type Route,
  type RouteName,
} from '@gov-rating/contract';
import {StorageUnavailable, type RateLimits} from '../../src/index.ts';
import {allRowsOf, readableStorage} from '../fixtures/all-rows.fixtures.ts';
import {aKey, aScene, issuer, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice} from '../fixtures/device.fixtures.ts';
import {raterToken} from '../fixtures/rater.fixtures.ts';
import {limits} from '../fixtures/order.fixtures.ts';
import {addressRefusals, refusalsByRoute, usualCall, type Refused} from './refusals.ts';

const table = Object.entries(routes) as [RouteName, Route][];

/** Refusals that every route has, whatever it does: a limit that is reached, and something behind it that fails. */
const tight = (take: RateLimits['take']): RateLimits => ({
  take,
  left: async () => ({limit: 1, left: 0, seconds: 1}),
  wait: async () => 0,
});
const common: Partial<Record<ProblemCode, RateLimits>> = {
  rate_limited: tight(async () => 7),
  internal: tight(() => Promise.reject(new Error('a mistake of ours'))),
  unavailable: tight(() => Promise.reject(new StorageUnavailable('ECONNREFUSED'))),
};

/** Refusals that come of the caller or of the key alone, the same way on every route that has them: what to send. */
const ofEveryRoute: Partial<Record<ProblemCode, (scene: Scene, route: Route) => Promise<RequestInit>>> = {
  authorization_missing: async () => ({}),
  rights_missing: async scene => bearing(await issuer.tokenOf('bureau', {...lifetimeOf(scene), role: undefined})),
  caller_not_allowed: async (scene, {caller}) =>
    bearing(await (caller === 'department' ? scene.personToken('bureau') : scene.accessToken())),
  rater_session_invalid: async () => bearing('a.b.c'),
  device_key_invalid: async () => bearing('x'.repeat(65)),
  device_revoked: async scene => {
    const {deviceId, deviceKey} = await aDevice(scene);
    const token = await scene.accessToken();
    await scene.ask('revokeDevice', `/v1/devices/${deviceId}/revocation`, {body: {}, token});
    return bearing(deviceKey);
  },
  idempotency_keys_differ: async (scene, {caller, roles: [role] = []}) => {
    const token = role ? await scene.personToken(role) : await tokenOf[caller](scene);
    const headers = {...bearing(token).headers, 'Idempotency-Key': aKey(), 'Content-Type': 'application/json'};
    return {headers, body: JSON.stringify({idempotencyKey: aKey()})};
  },
};

const tokenOf: Readonly<Record<Caller, (scene: Scene) => Promise<string>>> = {
  anyone: async () => '',
  citizen: async scene => (await scene.invited()).token,
  rater: scene => raterToken(scene),
  device: async scene => (await aDevice(scene)).deviceKey,
  department: async scene => scene.accessToken(),
  person: async scene => scene.personToken('bureau'),
  office: async scene => scene.accessToken(),
};

const bearing = (token: string) => ({headers: {Authorization: `Bearer ${token}`}});
const lifetimeOf = ({clock}: Scene) => {
  const iat = Math.floor(clock.now / 1000);
  return {iat, exp: iat + 600};
};

/** Codes that the contract lists for a kind of route, but that this one has no field to be refused for. */
function isImpossible({roles: allowed, path, input}: Route, code: ProblemCode): boolean {
  if (code === 'role_not_allowed') return allowed?.length === roles.length;
  const inPath = pathParameters(path);
  const errors = input.safeParse({}).error?.issues ?? [];
  return code === 'missing_field' && errors.every(({path}) => inPath.includes(String(path[0])));
}

for (const [name, route] of table) {
  const own = refusalsByRoute[name];
  const demanded = refusalsOf(route).filter(
    code => !(code in common) && !(code in ofEveryRoute) && !isImpossible(route, code),
  );

  test(`every refusal that the contract lists for ${name} is provoked below, and no other`, () => {
    assert.deepEqual(Object.keys(own).sort(), demanded.sort());
  });

  for (const [code, provoke] of Object.entries(own) as [ProblemCode, Refused][]) {
    test(`${name} refuses with ${code} and writes nothing`, async () => {
      const storage = await readableStorage();
      const scene = await aScene({storage, settings: limits, log: () => undefined});
      const ready = await provoke(scene);
      const before = await allRowsOf(storage);
      await assertRefused(await ready(), code);
      assert.deepEqual(await allRowsOf(storage), before);
    });
  }

  for (const code of refusalsOf(route)) {
    const provoke = ofEveryRoute[code];
    if (!provoke) continue;
    test(`${name} refuses with ${code} before it checks anything else`, async () => {
      const storage = await readableStorage();
      const scene = await aScene({storage, log: () => undefined});
      const request = new Request(usualCall(name), await provoke(scene, route));
      const before = await allRowsOf(storage);
      await assertRefused(await scene.app.fetch(request), code);
      assert.deepEqual(await allRowsOf(storage), before);
    });
  }

  for (const [code, rateLimits] of Object.entries(common) as [ProblemCode, RateLimits][]) {
    test(`${name} can answer ${code}`, async () => {
      const scene = await aScene({rateLimits, log: () => undefined});
      const request = usualCall(name);
      const response = await scene.app.fetch(request, {address: '192.0.2.1'});
      assert.ok(Number(response.headers.get('retry-after')) > 0);
      await assertRefused(response, code);
    });
  }
}

for (const [code, provoke] of Object.entries(addressRefusals) as [ProblemCode, (scene: Scene) => Promise<Response>][]) {
  test(`an unknown path, or another method, is refused with ${code}`, async () => {
    await assertRefused(await provoke(await aScene()), code);
  });
}

async function assertRefused(response: Response, code: ProblemCode): Promise<void> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const problem = problemDocument.parse(await response.json());
  assert.equal(problem.code, code, JSON.stringify(problem));
  assert.equal(response.status, problems[code].status);
  assert.equal(problem.status, response.status);
  assert.equal(problem.type, `urn:gov-rating:problem:${code}`);
  assert.equal(problem.title, problems[code].message.en);
  assert.ok(problem.detail.startsWith(problems[code].message['zh-CN']));
  assert.equal(problem.requestId, response.headers.get('x-request-id'));
  if (response.status === 401) assert.ok(response.headers.get('www-authenticate'));
}
