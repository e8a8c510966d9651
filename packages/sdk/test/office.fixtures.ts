import {roles, scopes, type Role} from '@gov-rating/contract';
import {aBadDraft, aService, anInstitution} from '@gov-rating/contract/testing';
import {createApp, hash, memoryStorage, type AppOptions} from '@gov-rating/server';
import {demoIssuer} from '@gov-rating/server/node';
import {createClient, newIdempotencyKey, type Fetch} from '../src/core.ts';
import {createDeskClient, type DeskClientOptions} from '../src/desk.ts';
import {createReceiptClient} from '../src/receipt.ts';
import {createServiceClient} from '../src/service.ts';

const baseUrl = 'http://localhost:8080';
const clientSecret = 'the secret of a client of the tests';
const province = anInstitution({code: '11440000MB2A123456', name: '广东省自然资源厅', areaCode: '440000'});
const bureau = anInstitution({parentCode: province.code});

/** The office that handles what its citizens rate badly, and another one of the same city. */
export const district = anInstitution({
  code: '11440106MB2D123456',
  name: '广州市规划和自然资源局天河区分局',
  areaCode: '440106',
  administrativeLevel: 'county',
  parentCode: bureau.code,
});
export const neighbour = anInstitution({...district, code: '11440104MB2E123456', areaCode: '440104'});

const working = (days: number) => ({days, dayKind: 'working'}) as const;
const deadlines = {contact: working(3), answer: working(10), followUp: working(5), extension: working(5)};
const settings = {
  rules: {deadlines: {...deadlines, review: working(5), appeal: working(5)}, supplement: true, ratingWindowDays: 29},
} satisfies AppOptions['settings'];

const placeOf = (role: Role) => (role.startsWith('institution') ? district : bureau).code;
const issuer = await demoIssuer({
  persons: [
    ...roles.map(role => ({id: role, role, institutionCode: placeOf(role)})),
    {id: 'province', role: 'bureau' as const, institutionCode: province.code},
  ],
  env: {},
  warn: () => undefined,
});

/** A person who signs in: staff and head of the district, bureau and auditor of the city, or the bureau of the province. */
export type Clerk = Role | 'province';

/** The real server in memory with an office, its people and its citizens, and no socket between them. */
export async function anOffice() {
  const storage = await memoryStorage();
  await storage.saveInstitutions([province, bureau, district, neighbour]);
  await storage.saveClient({
    id: 'guangzhou',
    name: '广州市规划和自然资源局业务系统',
    institutionCode: bureau.code,
    secretHash: await hash(clientSecret),
    scopes,
    pageOrigins: [],
  });
  const clock = {now: Date.parse('2026-11-24T02:00:00Z')};
  const app = createApp({
    ...{
      storage,
      settings,
      staffAuthenticator: issuer.staffAuthenticator,
      tokenSecret: 'a secret of more than thirty-two bytes',
    },
    now: () => new Date(clock.now),
    log: () => undefined,
  });
  const fetch: Fetch = (url, init) => app.fetch(new Request(url, init));
  const department = createServiceClient({
    ...{baseUrl, clientId: 'guangzhou', clientSecret, fetch},
    now: () => clock.now,
  });
  const page = createClient({baseUrl, fetch});
  let services = 0;

  /** A token of this clerk; `seconds` until it expires. */
  const tokenOf = (clerk: Clerk, seconds = 600) => {
    const iat = Math.floor(clock.now / 1000);
    return issuer.tokenOf(clerk, {iat, exp: iat + seconds});
  };
  const desk = (clerk: Clerk = 'institution_head', options: Partial<DeskClientOptions> = {}) =>
    createDeskClient({baseUrl, fetch, token: () => tokenOf(clerk), ...options});

  /** A bad rating of the district: the receipt, and the token of the invitation. */
  const ratedBadly = async () => {
    const facts = aService({serviceNumber: ++services, institutionCode: district.code});
    const {serviceId} = await department.putService(facts);
    const {token} = await department.invite({serviceId});
    const options = {token, idempotencyKey: newIdempotencyKey()};
    const receipt = await page.submitRating(aBadDraft({comment: '等了三小时'}), options);
    const {receiptNumber, receiptKey, orderNumber} = receipt;
    return {receiptNumber, receiptKey: receiptKey ?? '', orderNumber: orderNumber ?? '', token};
  };

  /** Handles an order up to the answer. */
  const answer = async (orderNumber: string) => {
    const {stepOrder} = desk();
    await stepOrder({orderNumber, version: 1, step: 'sign'});
    await stepOrder({orderNumber, version: 2, step: 'contact', reached: true, note: '已致电'});
    await stepOrder({orderNumber, version: 3, step: 'verify', finding: 'justified', note: '属实'});
    await stepOrder({orderNumber, version: 4, step: 'rectify', note: '增开两个窗口'});
    return stepOrder({orderNumber, version: 5, step: 'reply', reply: '已增开两个窗口，欢迎监督。'});
  };
  return {clock, fetch, tokenOf, desk, ratedBadly, answer, rater: createReceiptClient({baseUrl, fetch})};
}
