import {randomBytes} from 'node:crypto';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createClient} from '@gov-rating/sdk/core';
import {createApp, hash, type AppOptions, type Storage} from '@gov-rating/server';
import {pastCases, type PastCase} from './cases.ts';
import {demoInstitution, institutions} from './institutions.ts';

/** The credentials with which a department system proves itself. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** No socket is involved: the app is called as a function, the address only completes the URLs. */
const baseUrl = 'http://localhost';

/**
 * Fills an empty storage with a month of services and ratings, each sent through the interface as it would have been,
 * only with the clock of its day. Returns the credentials of a department system for the examples.
 */
export async function seed(options: AppOptions, now: Date): Promise<Credentials> {
  const {storage} = options;
  await storage.saveInstitutions(institutions);
  const province = await addClient(storage, 'demo-province', institutions[0]?.code ?? '');
  await replay(options, province, pastCases(now));
  return addClient(storage, 'demo-department', demoInstitution.code);
}

/** Adds a department system with a secret that nobody else knows; an existing one gets a new secret. */
async function addClient(storage: Storage, clientId: string, institutionCode: string): Promise<Credentials> {
  const clientSecret = randomBytes(32).toString('base64url');
  await storage.saveClient({
    id: clientId,
    name: '示例业务系统',
    institutionCode,
    secretHash: await hash(clientSecret),
    scopes: ['services:write', 'invitations:write', 'orders:read'],
    pageOrigins: [],
  });
  return {clientId, clientSecret};
}

/** Sends past services and ratings through the interface, with the clock set to the moment of each. */
async function replay(options: AppOptions, credentials: Credentials, cases: readonly PastCase[]): Promise<void> {
  let clock = new Date(0);
  const app = createApp({...options, now: () => clock});
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => app.fetch(new Request(input, init));
  const citizen = createClient({baseUrl, fetch});
  for (const {facts, ratedAt, draft} of cases) {
    clock = new Date(facts.servedAt);
    // A token lives shorter than the steps of this clock, so each moment asks for its own.
    const department = createServiceClient({baseUrl, fetch, ...credentials});
    const {serviceId, rated} = await department.putService(facts);
    if (rated || !draft) continue;
    const {token} = await department.invite({serviceId});
    clock = ratedAt;
    const {level, tags, comment} = draft;
    const idempotencyKey = randomBytes(16).toString('hex');
    await citizen.submitRating({level, tags: [...tags], comment, channel: 'web'}, {token, idempotencyKey});
  }
}
