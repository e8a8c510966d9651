import {
  createClient,
  createOutbox,
  indexedDbStore,
  isApiError,
  NetworkError,
  type Outbox,
  type Outcome,
  type RatingDraft,
  type Receipt,
  type SendOptions,
  type Settled,
} from '@gov-rating/sdk/core';
import {createRaterClient, type RaterClient} from '@gov-rating/sdk/rater';
import {createReceiptClient, type ReceiptClient} from '@gov-rating/sdk/receipt';
import {catalogueV2} from '@gov-rating/contract/standard';
import {remember, remembered, type OwnReceipt, type Rateable, type Rules} from './memory.ts';

/** The app lies two folders below the server. */
const baseUrl = new URL('../..', document.baseURI).href.replace(/\/$/, '');
const options = {baseUrl, fetch: (url: string, init?: RequestInit) => fetch(url, init)};

/** A rating of an own service waits under the id of the service, because it may be claimed when there is a network. */
const ofService = 'service:';

export const client = createClient(options);
export const receipts: ReceiptClient = createReceiptClient(options);
export const rater: RaterClient = createRaterClient({...options, assertion});

/** The portal is asked by its own address, as a real one would be. */
export const portal = {
  signIn: (person: string) => post('portal/session', {person}),
  signOut: () => post('portal/sign-out', {}),
};

async function post(path: string, body: object): Promise<Response> {
  const headers = {'Content-Type': 'application/json'};
  return fetch(path, {method: 'POST', headers, body: JSON.stringify(body)}).catch((error: unknown) => {
    throw new NetworkError('no_answer', error);
  });
}

/** True once the portal has said that nobody is logged in. */
export const signIn = {needed: false};

/** A new assertion of the portal. Without one a rating stays where it is: that is a matter of the connection, not of the rating. */
async function assertion(): Promise<string> {
  const response = await post('portal/assertion', {});
  signIn.needed = response.status === 401;
  if (!response.ok) throw new NetworkError('no_answer');
  return response.text();
}

/** Sends a rating; one of an own service with an invitation that is claimed now and kept for the next attempt. */
async function send(draft: RatingDraft, {token, idempotencyKey}: SendOptions): Promise<Receipt> {
  if (!token.startsWith(ofService)) return client.submitRating(draft, {token, idempotencyKey});
  const serviceId = token.slice(ofService.length);
  const before = remembered().waiting[idempotencyKey]?.token;
  try {
    const claimed = before ?? (await claim(serviceId, idempotencyKey));
    return await client.submitRating(draft, {token: claimed, idempotencyKey});
  } catch (error) {
    // The invitation of an earlier attempt has ended while there was no network.
    if (before === undefined || !isApiError(error) || error.code !== 'invitation_expired') throw error;
    return client.submitRating(draft, {token: await claim(serviceId, idempotencyKey), idempotencyKey});
  }
}

async function claim(serviceId: string, key: string): Promise<string> {
  const {token} = await rater.claimService({serviceId});
  const {waiting} = remembered();
  remember({waiting: {...waiting, [key]: {...waiting[key], itemName: waiting[key]?.itemName ?? '', serviceId, token}}});
  return token;
}

const store = indexedDbStore('gov-rating-mobile');

/** Keeps ratings until they are received; `onSettled` hears how those ended that were given earlier. */
export const openOutbox = (onSettled: (settled: Settled) => void, onAttemptFailed: () => void): Outbox =>
  createOutbox({send, store, name: 'gov-rating-mobile', onSettled, onAttemptFailed});

/** What a rating is about: an own service, or the one behind an invitation. */
export interface Subject {
  readonly itemName: string;
  readonly serviceId?: string | undefined;
  readonly invitation?: string | undefined;
}

/** Gives a rating to the outbox, and remembers what it is about. */
export function submit(
  outbox: Outbox,
  {itemName, serviceId, invitation}: Subject,
  key: string,
  draft: RatingDraft,
): Promise<Outcome> {
  remember({waiting: {...remembered().waiting, [key]: {itemName, serviceId}}});
  return outbox.submit({key, token: invitation ?? ofService + (serviceId ?? ''), draft});
}

/** Forgets what a rating was about that has ended. */
export function settled(key: string): void {
  const {[key]: _, ...waiting} = remembered().waiting;
  remember({waiting});
}

/** The catalogue of the national standard, until the server has said which one is in force. */
const usualRules: Rules = {tags: catalogueV2.tags, commentMaxLength: 150};

/** The rules that the server named last. */
export const rulesNow = (): Rules => remembered().rules ?? usualRules;

/** Reads which tags are in force and how long a comment may be. */
export async function readRules(): Promise<void> {
  const {tags, rules} = await client.getStandard({});
  const {value} = Object(rules['commentMaxLength']) as {readonly value?: unknown};
  const commentMaxLength = typeof value === 'number' ? value : usualRules.commentMaxLength;
  remember({rules: {tags: tags.map(({dimension: _, ...tag}) => tag), commentMaxLength}});
}

/** Reads both lists of the person anew. */
export async function readLists(): Promise<void> {
  const services: Rateable[] = [];
  const own: OwnReceipt[] = [];
  for await (const service of rater.allRateable()) services.push(service);
  for await (const receipt of rater.allOwnReceipts()) own.push(receipt);
  remember({services, receipts: own, readAt: Date.now()});
}
