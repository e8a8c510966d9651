/**
 * Compiled in a project that has the packs installed and neither the DOM library nor `@types/node`, with `skipLibCheck` off: every
 * declaration of every entry is complete there, and none of what a program uses became `any`.
 */
import * as root from '@gov-rating/sdk';
import * as collect from '@gov-rating/sdk/collect';
import * as core from '@gov-rating/sdk/core';
import * as desk from '@gov-rating/sdk/desk';
import * as deskCore from '@gov-rating/sdk/desk-core';
import * as device from '@gov-rating/sdk/device';
import * as evidence from '@gov-rating/sdk/evidence';
import * as evidenceSm2 from '@gov-rating/sdk/evidence-sm2';
import * as miniProgram from '@gov-rating/sdk/mini-program';
import * as rater from '@gov-rating/sdk/rater';
import * as receipt from '@gov-rating/sdk/receipt';
import * as results from '@gov-rating/sdk/results';
import * as service from '@gov-rating/sdk/service';
import * as webhooks from '@gov-rating/sdk/webhooks';
import * as wechat from '@gov-rating/sdk/wechat';

const fetch: core.Fetch = () => ({ok: true, status: 200, headers: {get: () => null}, text: async () => '{}'});

declare const wx: wechat.Wechat;

/** Never run: what must and must not compile. */
export async function use(): Promise<void> {
  const client = core.createClient({baseUrl: '', fetch});
  const {receiptNumber} = await client.submitRating({level: 'satisfied'}, {idempotencyKey: 'k'});
  const text: string = receiptNumber;
  // @ts-expect-error a number of a receipt is a text
  const number: number = receiptNumber;
  // @ts-expect-error there is no such level
  await client.submitRating({level: 'good'}, {idempotencyKey: 'k'});
  // @ts-expect-error a signal is no text
  await client.getStandard({}, {signal: 'abort'});
  // @ts-expect-error an answer has a status
  core.createClient({baseUrl: '', fetch: () => ({ok: true})});
  const outbox = root.createOutbox({send: client.submitRating, store: root.memoryStore(), locks: null});
  const outcome = await outbox.submit({token: 't', draft: {level: 'satisfied'}});
  // @ts-expect-error only a received rating has a receipt
  void outcome.receipt;
  for await (const order of desk.createDeskClient({baseUrl: '', token: () => 't', fetch}).allOrders())
    order.orderNumber.slice(1);
  for await (const rating of results.createResultsClient({baseUrl: '', fetch}).exportRatings({publicationId: 'p'}))
    rating.level.slice(1);
  for await (const event of device.createDeviceClient({baseUrl: '', fetch}).deviceEvents()) event.type.slice(1);
  for await (const {serviceId} of rater.createRaterClient({baseUrl: '', assertion: () => '', fetch}).allRateable())
    serviceId.slice(1);
  const rating = wechat.createWechatRating(wx, {baseUrl: ''});
  const again = await rating.outbox.submit({token: 't', draft: {level: 'satisfied'}, key: await rating.newKey()});
  again.kind.slice(1);
  // @ts-expect-error a mini-program sends by `wx.request`
  wechat.createWechatRating(wx, {baseUrl: '', fetch});
  const reply = collect.readReply('1');
  // @ts-expect-error only a rating has a level
  void reply.level;
  const {url} = await service
    .createServiceClient({baseUrl: '', clientId: 'i', clientSecret: 's'})
    .invite({serviceId: 's'});
  const message = await webhooks.verifyWebhook({headers: {}, body: ''}, {secret: 's'});
  if (message.type === 'order.created') message.data.orderNumber.slice(1);
  // @ts-expect-error a test names no order
  if (message.type === 'webhook.tested') void message.data.orderNumber;
  void [
    text,
    number,
    url,
    deskCore.createDeskRoutes,
    evidence.verifyReceipt,
    evidenceSm2.sm2Verifier,
    receipt.createReceiptClient,
    miniProgram.storageStore,
  ];
}
