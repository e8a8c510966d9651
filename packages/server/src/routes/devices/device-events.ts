import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {lastChange} from '../../domain/devices/device-events.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {EventStream, type Handler} from '../../http/handler.ts';
import {newId} from '../../security/random.ts';
import {DeviceStream} from './device-stream.ts';

/** Opens the stream of a device; an earlier one of the same device ends, in whatever process it is. */
export const deviceEvents: Handler<'deviceEvents'> = async (_input, context, {caller, lastEventId}) => {
  const {devices, storage, now, randomBytes} = context;
  if (!devices.hasRoom) throw new Problem('unavailable', {headers: {'Retry-After': '5'}});
  const {deviceId} = caller;
  const at = now();
  const streamId = newId(randomBytes, at);
  await storage.openDeviceStream(deviceId, streamId, at.toISOString());
  const news = await storage.deviceNews(deviceId, shanghaiDay(at));
  if (!news) throw new Problem('device_key_invalid');
  // The stream before this one ends now if it is here, and at the next look elsewhere.
  await devices.wake(deviceId);
  return new EventStream(new DeviceStream(context, news, streamId, lastChange(lastEventId)).bytes);
};
