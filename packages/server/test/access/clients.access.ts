import {aClient, district, type Scene} from '../fixtures/api.fixtures.ts';
import type {Access} from './access-table.ts';

const absent = 'AAAAAAAAAAAAAAAAAAAAAA';

/** The client of the district, which has a secret of all clients of tests. */
export const districtClient = 'district-system';

/** Registers a client of the district. */
export async function aDistrictClient(scene: Scene): Promise<string> {
  await scene.storage.saveClient(await aClient({id: districtClient, institutionCode: district.code}));
  return `/v1/clients/${districtClient}`;
}

const call = (scene: Scene, path: string, body?: object) => (token: string | undefined) =>
  scene.call(path, {...(body === undefined ? {} : {body}), ...(token === undefined ? {} : {token})});

/** A route about one client. */
const onClient = (who: Access['who'], tail: string): Access => ({
  who,
  foreign: 'unknown_client',
  subject: async scene => ({call: call(scene, (await aDistrictClient(scene)) + tail, {})}),
  nothing: scene => call(scene, `/v1/clients/${absent}${tail}`, {}),
});

/** Who may list and manage department systems. */
export const clientAccess = {
  listClients: {
    who: ['institution_head', 'bureau', 'auditor'],
    foreign: 'own',
    subject: async scene => {
      await aDistrictClient(scene);
      return {call: call(scene, '/v1/clients')};
    },
  },
  disableClient: onClient(['institution_head', 'bureau'], '/disabling'),
  enableClient: onClient(['bureau'], '/enabling'),
  rotateClientSecret: onClient(['bureau'], '/secrets'),
} satisfies Record<string, Access>;
