import type {RouteOutput} from '@gov-rating/contract/types';
import {isApiError, type DeviceClient, type DeviceEvent, type StoredRatings} from '@gov-rating/sdk/device';
import {shanghaiTime} from '../messages/shanghai-time.ts';
import type {WindowDevice, WindowView} from './device.ts';

/** How often the device says what it shows, in milliseconds. */
const heartbeatMs = 30_000;

/** How long to wait after a fault that the client does not wait out itself, in milliseconds. */
const pauseMs = 3000;

/** What a screen is to the server, and how it names its version there. */
export interface ScreenKind {
  readonly kind: 'evaluator' | 'terminal';
  readonly version: string;
}

type Settings = RouteOutput<'getDevice'>['settings'];
type Staff = RouteOutput<'getDevice'>['staff'];

/** Refusals after which a device has to be paired again. */
const isRevoked = (error: unknown): boolean => isApiError(error) && /^device_(revoked|key_invalid)$/.test(error.code);

/** Whether a time of day such as 21:30 is in quiet hours, which may go over midnight. */
export function isQuiet(quiet: Settings['quietHours'], time: string): boolean {
  if (!quiet) return false;
  const {from, to} = quiet;
  return from <= to ? from <= time && time < to : from <= time || time < to;
}

/**
 * A screen at a window by the client of the SDK: pairs when there is no key, follows the events of the device across broken
 * connections, and says every half minute that it is there. Nothing that a person chooses or writes is kept by it; a rating
 * that cannot be sent waits in the client's store, which calls back what is in it.
 */
export function windowDevice(
  create: (onChange: (stored: StoredRatings) => void) => DeviceClient,
  {kind, version}: ScreenKind = {kind: 'evaluator', version: 'gov-rating-evaluator 1'},
): WindowDevice {
  const listeners = new Set<(view: WindowView) => void>();
  let view: WindowView = {
    ...{state: 'idle', online: true, waiting: 0, identify: 0},
    settings: {volume: 0, quiet: false, elder: false},
  };
  let running: AbortController | undefined;
  let settings: Settings | undefined;
  /** How far the server's clock is ahead of the device's, in milliseconds. */
  let offset = 0;
  let screen = '';
  const client = create(({waiting, storage}) => show({waiting, storage}));

  function show(facts: Partial<WindowView>): void {
    view = {...view, ...facts};
    for (const listener of listeners) listener(view);
  }

  /** What the screen shows while there is no prompt. */
  const restOf = (staff: Staff): WindowView['state'] => {
    if (staff?.paused) return 'paused';
    return called ? 'calling' : staff ? 'idle' : 'signed_out';
  };
  let staff: Staff = null;
  /** The picture of who serves: which one, and as an address once it is there. */
  let picture: {readonly id: string; readonly address?: string} | undefined;
  /** The ticket number that is called. */
  let called: string | null = null;

  function settle(now: {
    readonly settings?: Settings | null;
    readonly staff?: Staff;
    readonly calledNumber?: string | null;
    readonly serverTime?: string;
  }): void {
    settings = now.settings ?? settings;
    if (now.serverTime) offset = Date.parse(now.serverTime) - Date.now();
    if (now.staff !== undefined) staff = now.staff;
    if (now.calledNumber !== undefined) called = now.calledNumber;
    const {volume = 0, quietHours = null, idleText, language, elderMode = false} = settings ?? {};
    show({
      ...{online: true, state: view.prompt ? 'prompt' : restOf(staff)},
      calledNumber: called ?? undefined,
      staff: staff ? {number: staff.staffNumber, name: staff.name, picture: pictureNow(staff)} : undefined,
      settings: {
        ...{volume, idleText, language, elder: elderMode},
        quiet: isQuiet(quietHours, shanghaiTime(Date.now() + offset, '{t}')),
      },
    });
  }

  /** The picture of who serves; one that is not here yet is asked for, and again with the next news where that fails. */
  function pictureNow({pictureId: id}: NonNullable<Staff>): string | undefined {
    if (!id) picture = undefined;
    else if (picture?.id !== id) {
      const asked = {id};
      picture = asked;
      const isWanted = () => picture === asked;
      void client.getStaffPicture({}).then(
        ({picture: found}) => {
          if (!isWanted() || found?.pictureId !== id) return;
          picture = {id, address: `data:${found.mediaType};base64,${found.data}`};
          // Nothing else changes: meanwhile the screen may have been switched off, or lost its network.
          if (view.staff) show({staff: {...view.staff, picture: picture.address}});
        },
        () => {
          if (isWanted()) picture = undefined;
        },
      );
    }
    return picture?.address;
  }

  async function pair(signal: AbortSignal): Promise<void> {
    show({state: 'pairing', pairing: undefined, point: undefined, staff: undefined, prompt: undefined});
    await client.pair({
      ...{kind, version, signal},
      onCode: ({userCode, expiresIn}) =>
        show({online: true, pairing: {userCode, until: performance.now() + expiresIn * 1000}}),
    });
    show({pairing: undefined});
  }

  async function know(): Promise<void> {
    const own = await client.getDevice({});
    const {pointName: name, institutionName, windowNumber, help} = own;
    show({point: {name, institutionName, windowNumber}, help});
    settle(own);
  }

  async function ask(): Promise<void> {
    const {prompt} = await client.getDevicePrompt({});
    if (prompt) show({state: 'prompt', prompt: {...prompt, seconds: prompt.secondsLeft}});
  }

  async function hear({type, promptId, ...event}: DeviceEvent): Promise<void> {
    if (type === 'prompt') await ask();
    else if (type === 'withdrawn' && promptId === view.prompt?.promptId) endPrompt();
    else if (type === 'settings' && event.settings) settle({settings: event.settings});
    else if (type === 'staff') settle({staff: event.staff});
    else if (type === 'call') settle({calledNumber: event.ticketNumber});
    else if (type === 'identify') show({identify: view.identify + 1});
  }

  function endPrompt(): void {
    show({prompt: undefined, state: restOf(staff)});
  }

  async function beat(): Promise<void> {
    const reported = /^(idle|calling|paused|prompt|rating|thanks)$/.exec(screen)?.[0] ?? restOf(staff);
    settle(await client.heartbeat({version, state: reported as 'idle', volume: view.settings.volume}));
  }

  /** Until the key is revoked, or the screen is taken away. */
  async function follow(signal: AbortSignal): Promise<void> {
    await know();
    const beats = setInterval(() => void beat().catch(() => undefined), heartbeatMs);
    try {
      await beat();
      const onConnection = (online: boolean) => show({online});
      for await (const event of client.deviceEvents({signal, onConnection})) {
        if (event.type === 'revoked') return revoked();
        await hear(event);
      }
    } finally {
      clearInterval(beats);
    }
  }

  async function revoked(): Promise<void> {
    await client.forget();
    show({state: 'revoked', prompt: undefined, point: undefined, staff: undefined});
    running?.abort();
  }

  async function run({signal}: AbortController): Promise<void> {
    while (!signal.aborted)
      try {
        if (!(await client.isPaired())) await pair(signal);
        client.start();
        await follow(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (isRevoked(error)) return revoked();
        show({online: false});
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, pauseMs);
          signal.addEventListener('abort', () => resolve(clearTimeout(timer)));
        });
      }
  }

  const device: WindowDevice = {
    get view() {
      return view;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      if (running && !running.signal.aborted) return;
      running = new AbortController();
      void run(running);
    },
    stop() {
      running?.abort();
      client.stop();
    },
    pairAgain() {
      running?.abort();
      device.start();
    },
    report(shown) {
      screen = /received|kept|refused/.test(shown) ? 'thanks' : shown;
    },
    async markPrompt(promptId, state) {
      if (state === 'not_rated' && view.prompt?.promptId === promptId) endPrompt();
      await client.markPrompt({promptId, state});
    },
    async rate(promptId, draft) {
      const pressedAt = shanghaiTime(Date.now(), '{y}-{mm}-{dd}T{t}:{s}+08:00');
      const outcome = await client.rate({promptId, draft: {...draft, pressedAt}});
      if (/received|kept/.test(outcome.kind) && view.prompt?.promptId === promptId) endPrompt();
      return outcome;
    },
  };
  return device;
}
