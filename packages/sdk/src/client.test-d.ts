import type {Receipt} from '@gov-rating/contract/types';
import {createClient as createCoreClient, createOutbox, createRatingClient, isApiError, memoryStore} from './core.ts';
import {createClient} from './index.ts';
import {createServiceClient} from './service.ts';

/** Never run: what must and must not compile. */
export async function clientTypes(): Promise<void> {
  const client = createClient({baseUrl: ''});
  createCoreClient({baseUrl: ''});
  createCoreClient({baseUrl: '', fetch});
  createCoreClient({baseUrl: '', fetch: () => new Response()});
  // @ts-expect-error there must be a server
  createClient({});

  const receipt: Receipt = await client.submitRating({level: 'satisfied'}, {idempotencyKey: 'k'});
  receipt.receiptNumber.toUpperCase();
  // @ts-expect-error a rating without a key could be stored twice
  await client.submitRating({level: 'satisfied'});
  // @ts-expect-error a rating without a key could be stored twice
  await client.submitRating({level: 'satisfied'}, {});
  // @ts-expect-error there is no such level
  await client.submitRating({level: 'five stars'}, {idempotencyKey: 'k'});
  // @ts-expect-error a rating has a level
  await client.submitRating({}, {idempotencyKey: 'k'});
  // @ts-expect-error a receipt has no level
  void receipt.level;

  await client.getInvitation();
  await client.getInvitation({}, {token: 't'});
  await client.listInstitutions({areaCode: '440100'});
  // @ts-expect-error there is no such profile
  await client.getStandard({profile: 'atlantis'});
  // @ts-expect-error a page has no department's routes
  await client.putService({});
  // @ts-expect-error a page never asks for an access token
  await client.issueToken({grant_type: 'client_credentials'});

  const rating = createRatingClient({baseUrl: '', fetch});
  await rating.getInvitation({}, {token: 't'});
  // @ts-expect-error a page that only rates publishes no results
  await rating.getStatistics();

  const service = createServiceClient({baseUrl: '', clientId: 'c', clientSecret: 's'});
  // @ts-expect-error a department does not rate
  await service.submitRating({level: 'satisfied'}, {idempotencyKey: 'k'});
  // @ts-expect-error which service
  await service.isRated({});
  // @ts-expect-error the client manages its token itself
  await service.isRated({serviceId: 's'}, {token: 't'});
  for await (const order of service.allOrders()) order.orderNumber.toUpperCase();

  const outbox = createOutbox({send: client.submitRating, store: memoryStore()});
  const outcome = await outbox.submit({token: 't', draft: {level: 'satisfied'}});
  if (outcome.kind === 'received') outcome.receipt.receiptNumber.toUpperCase();
  if (outcome.kind === 'refused') outcome.error.messages?.en.toUpperCase();
  // @ts-expect-error what is kept has no receipt yet
  if (outcome.kind === 'kept') void outcome.receipt;
  // @ts-expect-error an outbox needs a place to keep things
  createOutbox({send: client.submitRating});

  const thrown: unknown = new Error();
  if (isApiError(thrown) && thrown.code === 'already_rated') thrown.retryAfter?.toFixed();
}
