import type {Role} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import type {Storage} from '../../src/index.ts';
import type {LogEntry} from '../../src/index.ts';
import {aMessage, aWebhook} from '../access/webhooks.access.ts';
import {aScene, bureau, clientSecret, district, elsewhere, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt} from '../fixtures/device.fixtures.ts';
import {sealAll} from '../fixtures/evidence.fixtures.ts';
import {aNotice} from '../fixtures/notice.fixtures.ts';
import {Case, limits} from '../fixtures/order.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';
import {
  claimsOf,
  guangzhouPortal,
  li,
  raterToken,
  servedFor,
  shenzhenPortal,
  signed,
  zhang,
} from '../fixtures/rater.fixtures.ts';
import {published} from '../fixtures/publication.fixtures.ts';
import {aFlaggedRating} from '../fixtures/suspicion.fixtures.ts';

/** Things that exist, by the names of the fields that speak of them, and tokens by who holds them. */
export interface Known {
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  readonly tokens: Readonly<Record<'citizen' | 'rater' | 'device' | 'department' | 'nobody' | Role, readonly string[]>>;
}

/** A scene with one of everything that a route can speak of. `log` receives the entries of all requests. */
export async function aPopulatedScene(storage: Storage, log: (entry: LogEntry) => void) {
  const scene = await aScene({storage, settings: limits, log});
  await storage.saveInstitutions([{...bureau, caseNumberLookup: true}]);
  const publication = await published(scene);
  const cases = [await Case.begin(scene, 21), await Case.begin(scene, 22), await Case.begin(scene, 23)];
  const reviewId = await cases[0]?.review();
  const flagged = await aFlaggedRating(scene, {level: 'very_satisfied'}, 24);
  const noticeId = await aNotice(scene);
  await sealAll(storage);
  const invited = [];
  for (let number = 31; number <= 46; number++) invited.push(await scene.invited(number));
  const [{webhook}, message] = [await aWebhook(scene), await aMessage(scene)];
  const hall = await aHall(scene);
  const window = await aHall(scene, {kind: 'window', name: '5 号窗口', number: '5', parentId: hall.pointId});
  const token = await scene.accessToken();
  const member = {institutionCode: district.code, staffNumber: '0017', name: '陈示例'};
  await scene.ask('putStaff', '/v1/staff', {token, body: member});
  const devices = [await aDevice(scene), await aDevice(scene, {kind: 'terminal'})];
  const {promptId} = await aPrompt(scene, {deviceId: devices[0]?.deviceId});
  const own = [await servedFor(scene, {projectNo: 'own-1'}), await servedFor(scene, {projectNo: 'own-2'})];
  const begun = await scene.ask('startPairing', '/v1/pairings', {body: {kind: 'evaluator'}});
  const values = {
    pointId: [hall.pointId, window.pointId],
    staticCode: [hall.staticCode, window.staticCode],
    projectNo: [aService().projectNo],
    deviceId: devices.map(({deviceId}) => deviceId),
    promptId: [promptId],
    userCode: [begun.userCode],
    waitSeconds: [0],
    deviceCode: [begun.deviceCode],
    parentId: [hall.pointId, window.pointId],
    number: ['5', '6'],
    register: ['staff', 'points', 'aliases'],
    csv: [`institutionCode,staffNumber,name\n${district.code},0018,张示例`, 'kind,code,institutionCode\n', ''],
    kind: ['hall', 'window', 'organisation_code'],
    code: ['006940386', 'MB2D0164X'],
    serviceId: [...invited.map(({serviceId}) => serviceId), ...own],
    portal: [guangzhouPortal, shenzhenPortal],
    subject: [zhang, li],
    assertion: await Promise.all([1, 2, 3].map(() => signed(claimsOf(scene)))),
    orderNumber: cases.map(({orderNumber}) => orderNumber),
    receiptNumber: [...cases.map(({receiptNumber}) => receiptNumber), flagged.receiptNumber],
    receiptKey: cases.map(({receiptKey}) => receiptKey),
    reviewId: [reviewId ?? ''],
    suspicionId: [flagged.suspicionId],
    noticeId: [noticeId],
    publicationId: [publication.publicationId],
    replaces: [publication.publicationId],
    webhookId: [webhook.webhookId],
    messageId: [message.split('/').at(-1) ?? ''],
    institutionCode: [district.code, bureau.code, elsewhere.code],
    within: [district.code, bureau.code],
    areaCode: ['440100', '440106', '440000', '440300'],
    client_id: ['guangzhou', 'shenzhen'],
    client_secret: [clientSecret],
    grant_type: ['client_credentials'],
    scope: ['', 'orders:read', 'services:write invitations:write', 'registers:write', 'devices:write devices:prompt'],
    month: ['2026-10', '2026-11'],
    from: ['2026-11-01', '2026-10-01'],
    to: ['2026-11-30', '2026-12-01'],
    servedAt: ['2026-11-24T09:30:00+08:00', '2026-12-14T01:00:00Z'],
    staffNumber: ['0017', 'A001'],
    leafIndex: [0, 1],
    size: [1, 2],
    first: [1],
    second: [2],
    version: [1, 2, 3],
    days: [1, 3],
    promisedFor: ['2026-12-16'],
    tags: ['209', '510'],
    cursor: [
      '',
      ...['2026-11-24', '2026-02-30'].map(day =>
        btoa(`${day}T02:00:00.000Z AAAAAAAAAAAAAAAAAAAAAA`).replace(/=+$/, ''),
      ),
    ],
    limit: [1, 5],
    page: ['https://www.example.gov.cn/rate#/rate'],
    url: ['https://hooks.example.gov.cn/receive'],
  };
  return {
    scene,
    known: {
      values,
      tokens: await tokensOf(
        scene,
        invited.map(({token}) => token),
        devices.map(({deviceKey}) => deviceKey),
      ),
    },
  };
}

async function tokensOf(scene: Scene, citizen: readonly string[], device: readonly string[]): Promise<Known['tokens']> {
  const of = async (role: Role) => [await scene.personToken(role), await scene.personToken(role, 'foreign')];
  return {
    citizen,
    rater: [await raterToken(scene), await raterToken(scene, li, shenzhenPortal)],
    device,
    department: [
      await scene.accessToken(),
      await scene.accessToken(),
      await scene.accessToken('shenzhen'),
      await scene.accessToken('guangzhou', ['orders:read']),
    ],
    institution_staff: await of('institution_staff'),
    institution_head: await of('institution_head'),
    bureau: await of('bureau'),
    auditor: await of('auditor'),
    nobody: ['', 'x'.repeat(43), 'a.b.c', '%00', 'é', 'x'.repeat(9000)],
  };
}
