import type {Context} from '../../context/context.ts';
import {shanghaiDay} from '../../domain/calendar/moments.ts';
import {eventsSince, eventText, revokedEvent} from '../../domain/devices/device-events.ts';
import type {DeviceChangeMark, DeviceNews} from '../../domain/devices/device-storage.ts';

/** How often a comment is sent, in milliseconds: a proxy that ends what is silent for 15 seconds lets it live. */
const commentMs = 8000;

/** How long one stream lives, in milliseconds; a device that was switched off is noticed by then at the latest. */
const longestMs = 10 * 60_000;

/** How many milliseconds a device waits before it opens its stream again. */
const retryMs = 1000;

/** How many bytes may wait for a device that does not read; more end its stream. */
const mostWaiting = 64 * 1024;

/**
 * The stream of one device. It holds no queue: whatever has changed is read from the database when it is sent, so a slow
 * reader costs nothing and hears only what is so now.
 */
export class DeviceStream {
  readonly bytes: ReadableStream<Uint8Array>;
  readonly #context: Context;
  readonly #deviceId: string;
  readonly #streamId: string;
  readonly #encoder = new TextEncoder();
  readonly #timers: ReturnType<typeof setTimeout>[];
  readonly #unwatch: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #after: number;
  #seen: number;
  #reading: Promise<void> | undefined;
  #again = false;

  /** @param after the last change that the device has heard of */
  constructor(context: Context, news: DeviceNews, streamId: string, after: number) {
    const {deviceId} = news.device;
    this.#context = context;
    this.#deviceId = deviceId;
    this.#streamId = streamId;
    const newest = Math.max(
      news.settingsChange,
      news.staffChange,
      news.promptChange,
      news.identifyChange,
      news.callChange,
    );
    // A number that this database has not reached is of another one.
    this.#after = after > newest ? 0 : after;
    this.#seen = news.change;
    this.bytes = new ReadableStream<Uint8Array>(
      {
        start: controller => {
          this.#controller = controller;
        },
        cancel: () => this.#stop(),
      },
      new ByteLengthQueuingStrategy({highWaterMark: mostWaiting}),
    );
    this.#write(`retry: ${retryMs}\n\n`);
    this.#timers = [setInterval(() => this.#write(': \n\n'), commentMs), setTimeout(() => this.#end(), longestMs)];
    const look = (mark: DeviceChangeMark) => this.#look(mark);
    this.#unwatch = context.devices.watch({deviceId, look, isStream: true, end: () => this.#end()});
    this.#send(news);
  }

  #look({change, streamId, ended}: DeviceChangeMark): void {
    if (ended) return this.#end(eventText(revokedEvent));
    // A newer stream of the device, perhaps in another process.
    if (streamId !== this.#streamId) return this.#end();
    if (change === this.#seen) return;
    this.#seen = change;
    this.#again = true;
    this.#reading ??= this.#read();
  }

  async #read(): Promise<void> {
    const {storage, now} = this.#context;
    try {
      while (this.#again && this.#controller) {
        this.#again = false;
        const news = await storage.deviceNews(this.#deviceId, shanghaiDay(now()));
        if (news) this.#send(news);
      }
    } catch {
      // The database is away: read again at the next look.
      this.#seen = -1;
    } finally {
      this.#reading = undefined;
    }
  }

  #send(news: DeviceNews): void {
    for (const {change, event} of eventsSince(news, this.#after, this.#context.now().toISOString())) {
      this.#write(eventText(event, change));
      this.#after = change;
    }
  }

  #write(text: string): void {
    const controller = this.#controller;
    if (!controller) return;
    if ((controller.desiredSize ?? 0) <= 0) return this.#end();
    controller.enqueue(this.#encoder.encode(text));
  }

  #end(last?: string): void {
    const controller = this.#controller;
    if (!controller) return;
    if (last !== undefined) controller.enqueue(this.#encoder.encode(last));
    this.#stop();
    controller.close();
  }

  #stop(): void {
    this.#controller = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#unwatch();
  }
}
