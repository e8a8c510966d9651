import type {RouteOutput} from '@gov-rating/contract';
import {staffOf} from './device.ts';
import type {DeviceNews} from './device-storage.ts';
import {isShowable, secondsLeft} from './prompt.ts';

/** What happened to a device, as it travels. */
export type DeviceEvent = RouteOutput<'deviceEvents'>;

/** For how long a device shows itself when it is asked to, in milliseconds. */
const identifying = 30_000;

/** Whether a device shall show itself at a moment (ISO, UTC). */
export const isIdentifying = ({identifyAt}: Pick<DeviceNews, 'identifyAt'>, at: string): boolean =>
  identifyAt !== null && Date.parse(identifyAt) + identifying > Date.parse(at);

/** One event with its number. */
export interface NumberedEvent {
  readonly change: number;
  readonly event: DeviceEvent;
}

const nothing = {promptId: null, secondsLeft: null, settings: null, staff: null, ticketNumber: null} as const;

/**
 * What a device that knows everything up to the change `after` has yet to hear, oldest first: at most one event of each
 * kind, because only what is so now matters. A request that is no longer valid is not among them.
 */
export function eventsSince(news: DeviceNews, after: number, at: string): NumberedEvent[] {
  const {device, prompt, settingsChange, staffChange, promptChange, identifyChange, callChange, calledNumber} = news;
  const events: NumberedEvent[] = [
    {change: settingsChange, event: {...nothing, type: 'settings', settings: device.settings}},
    {change: staffChange, event: {...nothing, type: 'staff', staff: staffOf(device)}},
  ];
  // A device that was never called has nothing to hear.
  if (callChange > 0) events.push({change: callChange, event: {...nothing, type: 'call', ticketNumber: calledNumber}});
  if (isIdentifying(news, at)) events.push({change: identifyChange, event: {...nothing, type: 'identify'}});
  if (prompt && isShowable(prompt, at)) {
    const left = secondsLeft(prompt.validUntil, at);
    const {promptId} = prompt;
    events.push({change: promptChange, event: {...nothing, type: 'prompt', promptId, secondsLeft: left}});
  } else if (prompt?.state === 'withdrawn') {
    events.push({change: promptChange, event: {...nothing, type: 'withdrawn', promptId: prompt.promptId}});
  }
  return events.filter(({change}) => change > after).sort((one, other) => one.change - other.change);
}

/** The last event of a device that may no longer call. */
export const revokedEvent: DeviceEvent = {...nothing, type: 'revoked'};

/** An event as it is written into a stream; one without a number does not become the last one that the device has. */
export const eventText = ({type, ...rest}: DeviceEvent, change?: number): string =>
  `event: ${type}\n${change === undefined ? '' : `id: ${change}\n`}data: ${JSON.stringify({type, ...rest})}\n\n`;

/** The number of the last event that a device has, from its header; 0 for what is no number. */
export const lastChange = (header: string | undefined): number =>
  /^\d{1,15}$/.test(header ?? '') ? Number(header) : 0;
