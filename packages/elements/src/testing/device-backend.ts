import {anInstitution, aService} from '@gov-rating/contract/testing';
import type {RouteInput, RouteOutput} from '@gov-rating/contract/types';
import {
  createDeviceClient,
  createTerminalClient,
  newIdempotencyKey,
  sealedStore,
  type Fetch,
  type KeyStore,
} from '@gov-rating/sdk/device';
import {createClient} from '@gov-rating/sdk/core';
import {createServiceClient} from '@gov-rating/sdk/service';
import {createApp, hash, memoryStorage, type AppOptions} from '@gov-rating/server';
import type {WindowDevice} from '../device-screen/device.ts';
import type {TerminalDevice} from '../kiosk/device.ts';
import {terminalDevice} from '../kiosk/terminal-device.ts';
import {windowDevice} from '../device-screen/window-device.ts';
import {screenIsHeard} from './screen-is-heard.ts';

/** The real server in the tab, a window in its registers, and a connection of the screen that can be cut. */
export interface DeviceBackend {
  /** The screen's own side: connected through the cable, with its key in `key`. */
  readonly device: WindowDevice;
  /** A terminal in place of the screen, switched on anew: what it has stored under this name is there again. */
  readonly terminal: (name: string) => TerminalDevice;
  /** The place of the device, and its institution. */
  readonly pointId: string;
  readonly institutionCode: string;
  /** The key of the screen; undefined while it is not paired. */
  readonly key: () => string | undefined;
  /** Pairs the screen before it is switched on. */
  readonly pair: (kind?: 'evaluator' | 'terminal') => Promise<void>;
  /** Approves the code that a screen shows. */
  readonly approve: (userCode: string) => Promise<void>;
  /** The window's system asks for the rating of a new service. */
  readonly prompt: (facts?: Partial<Parameters<typeof aService>[0]>) => Promise<RouteOutput<'promptDevice'>>;
  /** The window's system calls a number, or none any more. */
  readonly call: (ticketNumber: string | null) => Promise<void>;
  /** What the window's system learns of a prompt. */
  readonly stateOf: (promptId: string) => Promise<string>;
  /** Resolves once the window's system learns that a prompt is in this state. */
  readonly reaches: (promptId: string, state: string) => Promise<void>;
  /** The person rates the same service by a link on a phone. */
  readonly rateByPhone: (serviceId: string) => Promise<void>;
  readonly withdraw: (promptId: string) => Promise<void>;
  readonly signIn: (staffNumber: string | null, paused?: boolean) => Promise<void>;
  /** The office enters who serves at the window, with a picture. */
  readonly picture: (data: string) => Promise<void>;
  readonly change: (settings: RouteInput<'changeDevice'>['settings']) => Promise<void>;
  readonly identify: () => Promise<void>;
  readonly revoke: () => Promise<void>;
  /** Cuts the connection of the screen, open streams too, or restores it. */
  readonly connect: (connected: boolean) => void;
  /** Methods and paths of all requests of the screen. */
  readonly asked: string[];
}

/** Starts a server with one window, at which a person has signed in once the screen is paired. */
export async function startDeviceBackend(settings: AppOptions['settings'] = {}): Promise<DeviceBackend> {
  const storage = await memoryStorage();
  const institution = anInstitution();
  const clientSecret = 'a secret that only the department of this test has';
  await storage.saveInstitutions([institution]);
  await storage.saveClient({
    ...{id: 'department', name: 'Department', institutionCode: institution.code, pageOrigins: []},
    secretHash: await hash(clientSecret),
    scopes: ['services:write', 'invitations:write', 'registers:write', 'devices:write', 'devices:prompt'],
  });
  const app = createApp({
    ...{storage, settings, tokenSecret: 'a secret that only this tab has for its tests'},
    ...{log: () => undefined, warn: () => undefined},
  });
  const baseUrl = location.origin;
  const plain: Fetch = async (url, init) => app.fetch(new Request(url, init as RequestInit));
  const department = createServiceClient({baseUrl, fetch: plain, clientId: 'department', clientSecret});
  const member = {institutionCode: institution.code, staffNumber: 'A017', name: '测试员'};
  await department.putStaff(member);
  const {pointId} = await department.putPoint({
    ...{institutionCode: institution.code, kind: 'window', name: '综合受理窗口', number: '3'},
  });

  const asked: string[] = [];
  let cable = new AbortController();
  const overCable: Fetch = async (url, init) => {
    asked.push(`${init.method} ${url.slice(baseUrl.length)}`);
    if (cable.signal.aborted) throw new TypeError('Failed to fetch');
    const {body, status, headers} = await app.fetch(new Request(url, init as RequestInit));
    if (cable.signal.aborted) throw new TypeError('Failed to fetch');
    const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>();
    void body?.pipeTo(writable, {signal: cable.signal}).catch(() => undefined);
    return new Response(body && readable, {status, headers});
  };
  let key: string | undefined;
  const keyStore: KeyStore = {read: () => key, write: now => void (key = now)};
  let deviceId = '';
  let services = 0;

  const backend: DeviceBackend = {
    asked,
    key: () => key,
    device: windowDevice(onChange =>
      createDeviceClient({
        baseUrl,
        fetch: overCable,
        keyStore,
        outboxStore: sealedStore(`hall ${newIdempotencyKey()}`, {onChange}),
      }),
    ),
    terminal: name =>
      terminalDevice(({onChange, onSettled}) =>
        createTerminalClient({
          ...{baseUrl, fetch: overCable, keyStore, onSettled},
          store: sealedStore(name, {onChange}),
        }),
      ),
    ...{pointId, institutionCode: institution.code},
    async pair(kind = 'evaluator') {
      const client = createDeviceClient({baseUrl, fetch: plain, keyStore});
      const {userCode, deviceCode} = await client.startPairing({kind});
      await backend.approve(userCode);
      key = (await client.pollPairing({deviceCode})).deviceKey ?? undefined;
      await backend.signIn('A017');
    },
    async approve(userCode) {
      ({deviceId} = await department.approvePairing({userCode, pointId, name: '三号窗口评价器'}));
    },
    async prompt(facts = {}) {
      const servedAt = new Date(Date.now() - 60_000).toISOString();
      const {serviceId} = await department.putService(aService({serviceNumber: ++services, servedAt, ...facts}));
      await screenIsHeard(department);
      return department.promptDevice({serviceId, deviceId}, {idempotencyKey: newIdempotencyKey()});
    },
    async call(ticketNumber) {
      await screenIsHeard(department);
      await department.callDevice({deviceId, ticketNumber});
    },
    stateOf: async promptId => (await department.getPrompt({promptId})).state,
    async reaches(promptId, state) {
      // The server runs in this tab: it needs turns of its own.
      while ((await backend.stateOf(promptId)) !== state) await new Promise(requestAnimationFrame);
    },
    async rateByPhone(serviceId) {
      const {token} = await department.invite({serviceId});
      const citizen = createClient({baseUrl, fetch: plain});
      await citizen.submitRating({level: 'satisfied'}, {token, idempotencyKey: newIdempotencyKey()});
    },
    withdraw: async promptId => void (await department.withdrawPrompt({promptId})),
    signIn: async (staffNumber, paused = false) =>
      void (await department.setPointStaff({pointId, staffNumber, paused})),
    picture: async picture => void (await department.putStaff({...member, picture})),
    change: async settings => void (await department.changeDevice({deviceId, settings})),
    async identify() {
      await screenIsHeard(department);
      await department.identifyDevice({deviceId});
    },
    revoke: async () => void (await department.revokeDevice({deviceId})),
    connect(connected) {
      if (!connected) cable.abort();
      else if (cable.signal.aborted) {
        cable = new AbortController();
        dispatchEvent(new Event('online'));
      }
    },
  };
  return backend;
}
