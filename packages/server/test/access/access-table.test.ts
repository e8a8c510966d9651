import assert from 'node:assert/strict';
import test from 'node:test';
import {endpoints, roles, routes, type Endpoint, type ProblemDocument, type RouteName} from '@gov-rating/contract';
import {loadPosterFont} from '../../src/node.ts';
import {aClient, aScene, codeOf, type Scene} from '../fixtures/api.fixtures.ts';
import {faultyTokens, honest, rightlessTokens, type Calling} from '../fixtures/callers.fixtures.ts';
import {signer} from '../fixtures/evidence.fixtures.ts';
import {limits} from '../fixtures/order.fixtures.ts';
import {accessTable, type Access, type Prepared} from './access-table.ts';

const table = Object.entries(accessTable) as [RouteName, Access][];

/** What a call must bring by the table alone: `done`, `empty`, or a code. */
function expected({who, foreign}: Access, {as, from}: Calling): string {
  if (who === 'everybody') return 'done';
  if (who.some(one => one === as)) return from === 'foreign' ? answerElsewhere(foreign) : 'done';
  return refusalOf(who, as);
}

const answerElsewhere = (foreign: Access['foreign']) => (foreign === 'own' ? 'done' : (foreign ?? 'not in the table'));

function refusalOf(who: Exclude<Access['who'], 'everybody'>, as: Calling['as']): string {
  if (as === 'nobody') return 'authorization_missing';
  if (who.includes('citizen')) return 'invitation_invalid';
  if (who.includes('rater')) return 'rater_session_invalid';
  if (who.includes('device')) return 'device_key_invalid';
  const isPerson = roles.some(role => role === as);
  if (isPerson && isForStaff(who)) return 'role_not_allowed';
  return as === 'citizen' || as === 'rater' || as === 'device' ? 'unauthorized' : 'caller_not_allowed';
}

const isForStaff = (who: Exclude<Access['who'], 'everybody'>) => who.some(one => roles.some(role => role === one));

/** The result for a token that authenticates nobody. */
function ofNobody(who: Access['who']): string {
  if (who === 'everybody') return 'done';
  if (who.includes('rater')) return 'rater_session_invalid';
  if (who.includes('device')) return 'device_key_invalid';
  return who.includes('citizen') ? 'invitation_invalid' : 'unauthorized';
}

/** The result for a person who has signed in without rights: never the advice to sign in again. */
function ofRightless(who: Access['who']): string {
  if (who === 'everybody' || ['citizen', 'rater', 'device'].some(one => who.some(it => it === one)))
    return ofNobody(who);
  return isForStaff(who) ? 'rights_missing' : 'caller_not_allowed';
}

/** An entry of a batch, which is refused alone. */
interface Entry {
  readonly problem: {readonly code: string} | null;
}

const outcomeOf = async (name: RouteName, response: Response): Promise<string> => {
  if (response.status !== routes[name].status) return codeOf(response);
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return 'done';
  }
  // A download is many lines of JSON, of which one will do.
  const [line = ''] = (await response.text()).split('\n');
  const {items, entries} = JSON.parse(line) as {items?: readonly unknown[]; entries?: readonly Entry[]};
  const [refused] = entries?.flatMap(({problem}) => problem ?? []) ?? [];
  if (refused) return refused.code;
  return items?.length === 0 ? 'empty' : 'done';
};

/** The token of a caller; of a citizen or a device that of the resource, where the call is about one. */
const tokenFor = async (scene: Scene, calling: Calling, held: {citizen?: string; rater?: string; device?: string}) =>
  (calling.as === 'citizen' || calling.as === 'rater' || calling.as === 'device' ? held[calling.as] : undefined) ??
  calling.token(scene);

for (const [name, access] of table) {
  for (const calling of honest) {
    test(`${name}, called by ${calling.name}: ${expected(access, calling)}`, async () => {
      const scene = await aScene({settings: limits, loadPosterFont, evidenceSigner: signer});
      const {call, ...held} = await access.subject(scene);
      const response = await call(await tokenFor(scene, calling, held));
      assert.equal(await outcomeOf(name, response), expected(access, calling));
    });
  }

  test(`${name} refuses every token that authenticates nobody`, async () => {
    const scene = await aScene({settings: limits, loadPosterFont, evidenceSigner: signer});
    const {call} = await access.subject(scene);
    for (const [error, token] of Object.entries(faultyTokens)) {
      assert.equal(await outcomeOf(name, await call(await token(scene))), ofNobody(access.who), error);
    }
  });

  test(`${name}, called by a person whose account has no rights: ${ofRightless(access.who)}`, async () => {
    const scene = await aScene({settings: limits, loadPosterFont, evidenceSigner: signer});
    const {call} = await access.subject(scene);
    for (const [error, token] of Object.entries(rightlessTokens)) {
      assert.equal(await outcomeOf(name, await call(await token(scene))), ofRightless(access.who), error);
    }
  });

  if (access.nothing) {
    test(`${name} answers callers of other institutions as if it did not exist`, async () => {
      const scene = await aScene({settings: limits, loadPosterFont, evidenceSigner: signer});
      const {call} = await access.subject(scene);
      for (const calling of honest.filter(one => expected(access, one) === access.foreign)) {
        const token = await calling.token(scene);
        assert.deepEqual(await allBut(await call(token)), await allBut(await absentOf(access, scene)(token)));
      }
    });
  }

  const endpoint: Endpoint = endpoints[name];
  if (endpoint.scope !== undefined) {
    test(`${name} refuses a department without ${endpoint.scope}`, async () => {
      const scene = await aScene({settings: limits, loadPosterFont, evidenceSigner: signer});
      const {call} = await access.subject(scene);
      const others = (await aClient()).scopes.filter(scope => scope !== endpoint.scope);
      assert.equal(await codeOf(await call(await scene.accessToken('guangzhou', others))), 'scope_not_granted');
    });
  }

  test(`${name} lists in the contract those whom the table lists`, () => {
    const listed = access.who === 'everybody' ? [] : access.who;
    const listedRoles = roles.filter(role => listed.includes(role));
    assert.deepEqual([...(endpoint.roles ?? [])].sort(), [...listedRoles].sort());
    const staffCaller = listed.includes('department') ? 'office' : 'person';
    const caller = access.who === 'everybody' ? 'anyone' : listedRoles.length > 0 ? staffCaller : listed[0];
    assert.equal(endpoint.caller, caller);
    assert.equal(endpoint.scope !== undefined, listed.includes('department'));
  });
}

const absentOf = ({nothing}: Access, scene: Scene): Prepared => (nothing as NonNullable<Access['nothing']>)(scene);

/** Everything of a refusal but what names this one request. */
async function allBut(response: Response) {
  const {requestId: _, ...problem} = (await response.json()) as ProblemDocument;
  return [response.status, problem, response.headers.get('www-authenticate')];
}
