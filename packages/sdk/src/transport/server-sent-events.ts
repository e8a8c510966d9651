/** One event of a stream (HTML, section 9.2). */
export interface ServerSentEvent {
  /** The `id` that a client sends as `Last-Event-ID`; undefined where the event has none. */
  readonly id: string | undefined;
  /** The lines of `data`. */
  readonly data: string;
}

/** What a stream can say of itself. */
export interface StreamNotes {
  /** Milliseconds to wait before the stream is opened again. */
  readonly onRetry: (milliseconds: number) => void;
}

/**
 * The events of a stream, as they arrive; comments are left out, and an event that was cut off is none. The names of
 * events are not read: the data of ours say it.
 */
export async function* eventsOf(
  pieces: AsyncIterable<string>,
  {onRetry}: StreamNotes,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  let rest = '';
  let data: string[] = [];
  let id: string | undefined;
  for await (const piece of pieces) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
      if (line === '') {
        if (data.length) yield {id, data: data.join('\n')};
        data = [];
        id = undefined;
      } else if (field === 'data') data.push(value);
      else if (field === 'id') id = value;
      else if (field === 'retry' && /^\d+$/.test(value)) onRetry(Number(value));
    }
  }
}
