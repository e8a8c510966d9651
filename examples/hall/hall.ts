import {Hono, type Context} from 'hono';
import type {RouteOutput} from '@gov-rating/contract/types';
import {isApiError} from '@gov-rating/sdk/core';
import type {ServiceClient} from '@gov-rating/sdk/service';
import {findHall} from '../data/hall.ts';
import {newCase} from '../data/cases.ts';
import {demoInstitution} from '../data/institutions.ts';
import type {CaseBook} from '../department/case-book.ts';
import type {HallBook, Visit} from './hall-book.ts';
import {failurePage, hallPage, type HallView, type Trouble} from './hall-view.ts';
import {terminalPage} from './terminal-view.ts';

/** As the windows lie in the hall; `2` comes before `10`, and what has no number comes last. */
const byNumber = (one: {readonly number: string | null}, another: {readonly number: string | null}): number =>
  Number(one.number === null) - Number(another.number === null) ||
  (one.number ?? '').localeCompare(another.number ?? '', 'zh-CN', {numeric: true});

/** What the pages need: the department's access, its cases, and what its windows remember. */
export interface HallOptions {
  readonly client: ServiceClient;
  readonly cases: CaseBook;
  readonly book: HallBook;
  readonly now: () => Date;
}

type Device = RouteOutput<'listDevices'>['items'][number];

const institutionCode = demoInstitution.code;

/** Milliseconds by which a service lies before the call that registers it. */
const justNow = 1000;

/**
 * The window system of a hall, as small as it can be: it pairs screens, signs staff in, and asks for ratings. Everything
 * goes through the SDK, as in a real system; of a rating it learns that there is one, never which.
 */
export function hallPages({client, cases, book, now}: HallOptions): Hono {
  const app = new Hono({strict: false}).basePath('/examples/hall');

  app.get('/', async call => call.html(hallPage(await look())));

  app.post('/devices', async call => {
    const form = await call.req.parseBody();
    const [userCode, pointId] = [String(form['userCode'] ?? ''), String(form['pointId'] ?? '')];
    return attempt(call, {userCode}, async () => {
      const {number, name} = await client.getPoint({pointId});
      await client.approvePairing({userCode, pointId, name: number === null ? name : `${number} 号窗口评价器`});
      return pointId;
    });
  });

  app.post('/devices/:id/:action{identification|revocation}', call =>
    onDevice(call, async ({deviceId}) => {
      const act = call.req.param('action') === 'revocation' ? client.revokeDevice : client.identifyDevice;
      await act({deviceId});
    }),
  );

  app.post('/devices/:id/staff', call =>
    onDevice(call, async ({deviceId}) => {
      const form = await call.req.parseBody();
      const staffNumber = String(form['staffNumber'] ?? '') || null;
      await client.setDeviceStaff({deviceId, staffNumber, paused: form['paused'] === 'true'});
    }),
  );

  app.post('/devices/:id/services', call =>
    onDevice(call, async device => {
      const form = await call.req.parseBody();
      const visit = await (form['kind'] === 'ticket' ? finishTicket(device) : finishCase(device));
      // Written down before the screen is asked, so that a screen without power costs no service.
      book.note(visit);
      await ask(visit);
    }),
  );

  app.post('/devices/:id/prompts', call =>
    onDevice(call, async ({deviceId}) => {
      const form = await call.req.parseBody();
      const visit = book.visitsAt(deviceId).find(({serviceId}) => serviceId === form['serviceId']);
      if (visit) await ask(visit);
    }),
  );

  app.post('/devices/:id/prompts/:promptId/withdrawal', call =>
    onDevice(call, async () => void (await client.withdrawPrompt({promptId: call.req.param('promptId')}))),
  );

  app.get('/terminal', async call => {
    const {staffNumber: _, windowNumber: _window, ...facts} = newCase(now(), 1);
    return call.html(terminalPage(facts));
  });

  app.get('/:file{poster\\.(svg|pdf)}', async call => {
    const hall = await findHall(client);
    if (!hall) return call.notFound();
    const format = call.req.param('file').endsWith('pdf') ? 'pdf' : 'svg';
    const {content, mediaType} = await client.getPoster({pointId: hall.pointId, format});
    return call.body(Buffer.from(content, 'base64'), 200, {'Content-Type': mediaType});
  });

  app.onError((error, call) => call.html(failurePage(error.message), 502));
  return app;

  /** The hall as it is now. */
  async function look(trouble?: Trouble): Promise<HallView> {
    const hall = await findHall(client);
    const [windows, devices, staff] = await Promise.all([
      hall ? client.listPoints({parentId: hall.pointId, limit: 100}) : {items: []},
      client.listDevices({limit: 100}),
      client.listStaff({institutionCode, limit: 100}),
    ]);
    return {
      hall,
      staff: staff.items,
      trouble,
      windows: await Promise.all(
        windows.items.toSorted(byNumber).map(async window => ({
          ...window,
          devices: await Promise.all(
            devices.items
              .filter(({pointId, revokedAt}) => pointId === window.pointId && revokedAt === null)
              .map(async device => ({
                ...device,
                visits: await Promise.all(book.visitsAt(device.deviceId).map(outcome)),
              })),
          ),
        })),
      ),
    };
  }

  /** What became of a visit: rated or not, which is all that a window may know. */
  async function outcome(visit: Visit) {
    const {promptId, serviceId} = visit;
    if (promptId === undefined) return {...visit, ...(await client.isRated({serviceId})), isAsked: false};
    const {state} = await client.getPrompt({promptId});
    return {...visit, rated: state === 'rated', isAsked: state === 'waiting' || state === 'shown'};
  }

  /** A service with a case, which has a 办件编号. */
  async function finishCase({deviceId, ...device}: Device): Promise<Visit> {
    const facts = cases.add(where(device));
    const {serviceId} = await client.putService(facts);
    return {deviceId, serviceId, name: facts.itemName ?? '', number: `办件编号 ${facts.projectNo}`};
  }

  /** A service without a case, such as an answer to a question: the number of the queue is all there is. */
  async function finishTicket({deviceId, ...device}: Device): Promise<Visit> {
    const ticketNumber = book.nextTicket();
    const servedAt = new Date(now().getTime() - justNow).toISOString();
    const facts = {institutionCode, ticketNumber, serviceNumber: 1, node: 'completed', servedAt} as const;
    const {serviceId} = await client.putService({...facts, ...where(device)});
    return {deviceId, serviceId, name: '窗口服务', number: `排队号 ${ticketNumber}`};
  }

  async function ask(visit: Visit): Promise<void> {
    const {serviceId, deviceId} = visit;
    const {promptId} = await client.promptDevice({serviceId, deviceId});
    book.note({...visit, promptId});
  }

  /** Does something with a device and leads back to its window. */
  async function onDevice(call: Context, act: (device: Device) => Promise<void>): Promise<Response> {
    const {items} = await client.listDevices({deviceId: call.req.param('id') ?? ''});
    const device = items[0];
    if (!device) return call.redirect('/examples/hall/', 303);
    return attempt(call, {pointId: device.pointId}, async () => {
      await act(device);
      return device.pointId;
    });
  }

  /** Leads on to the window that was acted on; a refusal is said on the page, at the place that it is about. */
  async function attempt(call: Context, at: Omit<Trouble, 'text'>, act: () => Promise<string>): Promise<Response> {
    try {
      return call.redirect(`/examples/hall/#window-${await act()}`, 303);
    } catch (error) {
      if (!isApiError(error)) throw error;
      return call.html(hallPage(await look({...at, text: error.message})), 409);
    }
  }
}

/** Where and by whom a service was given at a device. */
const where = ({pointId, windowNumber, staff}: Omit<Device, 'deviceId'>) => ({
  pointId,
  ...(windowNumber === null ? {} : {windowNumber: `${windowNumber} 号窗口`}),
  ...(staff ? {staffNumber: staff.staffNumber} : {}),
});
