import {randomBytes} from 'node:crypto';
import {hash, type AppOptions, type Storage} from '@gov-rating/server';
import {pastCases} from './cases.ts';
import {furnishHall} from './hall.ts';
import {demoInstitution, institutions} from './institutions.ts';
import {addDeskWork} from './desk-work.ts';
import {replay} from './replay.ts';
import {addSupervision} from './supervision.ts';

/** The credentials with which a department system proves itself. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Fills an empty storage with a year of services and ratings, each sent through the interface as it would have been,
 * only with the clock of its day. Returns the credentials of a department system for the examples.
 */
export async function seed(options: AppOptions, now: Date): Promise<Credentials> {
  const {storage} = options;
  await storage.saveInstitutions(institutions);
  const province = await addClient(storage, 'demo-province', institutions[0]?.code ?? '');
  await replay(options, province, pastCases(now), now);
  await addSupervision(options, province, now);
  await addDeskWork(options, province, now);
  return addClient(storage, 'demo-department', demoInstitution.code);
}

/**
 * Lets the pages work on the data of an earlier edition, which were about other institutions and had no hall, and
 * invitations lead to pages of these origins.
 */
export async function moveIn(
  options: AppOptions,
  {clientId, clientSecret}: Credentials,
  pageOrigins: readonly string[] = [],
): Promise<void> {
  const {storage} = options;
  await storage.saveInstitutions(institutions);
  await addClient(storage, clientId, demoInstitution.code, clientSecret, pageOrigins);
  await addHotline(storage, clientSecret);
  await furnishHall(options, {clientId, clientSecret});
}

/** The collector of the hotline and of the gateway of text messages; it has the secret of the department system. */
export const hotlineClientId = 'demo-hotline';

async function addHotline(storage: Storage, clientSecret: string): Promise<void> {
  await storage.saveClient({
    id: hotlineClientId,
    name: '示例热线系统',
    institutionCode: demoInstitution.code,
    secretHash: await hash(clientSecret),
    scopes: ['services:write', 'ratings:collect'],
    pageOrigins: [],
    channels: ['hotline', 'sms'],
  });
}

/** Adds a department system, or gives an existing one this institution and this new secret. */
async function addClient(
  storage: Storage,
  clientId: string,
  institutionCode: string,
  clientSecret = randomBytes(32).toString('base64url'),
  pageOrigins: readonly string[] = [],
): Promise<Credentials> {
  await storage.saveClient({
    id: clientId,
    name: '示例业务系统',
    institutionCode,
    secretHash: await hash(clientSecret),
    scopes: [
      ...(['services:write', 'invitations:write', 'orders:read'] as const),
      ...(['registers:write', 'devices:write', 'devices:prompt'] as const),
    ],
    pageOrigins,
  });
  return {clientId, clientSecret};
}
