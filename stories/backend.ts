import {createApp, hash, memoryStorage, type Storage} from '@gov-rating/server';
import {createClient, indexedDbStore, type Client} from '@gov-rating/sdk/core';
import {createResultsReader, type PublicationEntry, type ResultsReader} from '@gov-rating/sdk/results';
import {createServiceClient, type ServiceClient} from '@gov-rating/sdk/service';
import {aService, anInstitution} from '@gov-rating/contract/testing';
import type {Level} from '@gov-rating/contract/standard';

/**
 * The real server inside the tab, on the storage that keeps everything in memory: what a story shows is what a
 * department will see, without a server to install.
 */
export interface Backend {
  readonly client: Client;
  /** Asks at an address where the server answers, but not with ratings. */
  readonly misplaced: Client;
  readonly department: ServiceClient;
  /** Registers a service and invites to rate it, with a way back to this address where one is given. */
  readonly invite: (returnUrl?: string) => Promise<string>;
  /** Rates one more service with this level. */
  readonly rate: (level: Level) => Promise<void>;
  /** Reads results, live and published. */
  readonly results: ResultsReader;
  /** Lets the month end and publishes it as the bureau does; once more with a reason. */
  readonly publish: (reason?: string) => Promise<void>;
  /** Moves the server's clock. */
  readonly passHours: (hours: number) => void;
}

const baseUrl = 'https://rating.example';
const key = () => crypto.randomUUID();

/** Starts a server of its own for one story. */
export async function startBackend(): Promise<Backend> {
  let ahead = 0;
  const storage = await memoryStorage();
  const app = createApp({
    storage,
    tokenSecret: key() + key(),
    staffAuthenticator: {
      authenticate: async () => ({personRef: 'story', role: 'bureau', institutionCode: anInstitution().code}),
    },
    settings: {publicUrl: baseUrl},
    now: () => new Date(Date.now() + ahead),
    log: () => undefined,
  });
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => app.fetch(new Request(input, init));
  const department = createServiceClient({baseUrl, fetch, ...(await addDepartment(storage))});
  const client = createClient({baseUrl, fetch});
  const misplaced = createClient({baseUrl: `${baseUrl}/elsewhere`, fetch});
  let number = 0;

  const invite = async (returnUrl?: string) => {
    const servedAt = new Date(Date.now() - 60_000).toISOString();
    const {serviceId} = await department.putService(aService({projectNo: `4401002026${++number}`, servedAt}));
    return (await department.invite({serviceId, returnUrl})).token;
  };
  const rate = async (level: Level) => {
    const tags = {dissatisfied: ['209'], very_dissatisfied: ['110']}[level as string] ?? [];
    await client.submitRating({level, tags}, {token: await invite(), idempotencyKey: key()});
  };
  const passHours = (hours: number) => void (ahead += hours * 3_600_000);
  const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  let published: PublicationEntry | undefined;
  const publish = async (reason?: string) => {
    if (!published) passHours(32 * 24);
    const again = published && {replaces: published.publicationId, reason};
    const response = await fetch(`${baseUrl}/v1/publications`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', Authorization: 'Bearer bureau'},
      body: JSON.stringify({areaCode: anInstitution().areaCode, month, ...again}),
    });
    published = (await response.json()) as PublicationEntry;
  };
  const results = createResultsReader({baseUrl, fetch});
  return {client, misplaced, department, invite, rate, passHours, results, publish};
}

async function addDepartment(storage: Storage): Promise<{clientId: string; clientSecret: string}> {
  const clientSecret = key();
  await storage.saveInstitutions([anInstitution({phone: '020-12345678'})]);
  await storage.saveClient({
    id: 'story',
    name: 'Storybook',
    institutionCode: anInstitution().code,
    secretHash: await hash(clientSecret),
    scopes: ['services:write', 'invitations:write', 'orders:read'],
    pageOrigins: ['https://www.example.gov.cn'],
  });
  return {clientId: 'story', clientSecret};
}

/** A client whose every request ends without an answer, as without a connection. */
export const offlineClient = (): Client =>
  createClient({baseUrl, fetch: () => Promise.reject(new TypeError('Failed to fetch'))});

/** A client whose every answer comes from a gateway in between, as a page of HTML. */
export const foreignClient = (): Client =>
  createClient({
    baseUrl,
    fetch: () => new Response('<h1>403 Forbidden</h1>', {status: 403, headers: {'Content-Type': 'text/html'}}),
  });

/** A client that never gets an answer, so that a story can show the waiting. */
export const waitingClient = (): Client => createClient({baseUrl, fetch: () => new Promise<Response>(() => undefined)});

/** Where the ratings of a device wait: a place that no other story uses, emptied of what was left there. */
export async function clearKept(): Promise<string> {
  const endpoint = `${baseUrl}/${key()}`;
  for (const {name} of await indexedDB.databases())
    if (name?.startsWith(`gov-rating ${baseUrl}/`)) indexedDB.deleteDatabase(name);
  return endpoint;
}

/** Keeps as many ratings for this server as a device keeps at most. */
export async function fillOutbox(endpoint: string): Promise<void> {
  const store = indexedDbStore(`gov-rating ${endpoint}`);
  const keptAt = Date.now();
  const waiting = {token: 'A'.repeat(43), keptAt, dueAt: keptAt + 60_000, attempts: 0};
  await Promise.all(
    Array.from({length: 100}, () => store.add({...waiting, key: key(), draft: {level: 'satisfied'}}, 100)),
  );
}
