import type {LogEntry} from '../http/log.ts';
import type {Job} from '../jobs/job.ts';

/** What a server tells a collector of traces (OpenTelemetry): a span for each request and each run of a job. */
export interface Traces {
  /** `traceparent` is that of a trusted proxy (W3C Trace Context), whose trace then goes on here. */
  readonly request: (entry: LogEntry, traceparent?: string) => void;
  /** The same job, whose runs that did something or failed are spans. */
  readonly observed: (job: Job) => Job;
  /** Sends what is left and ends. */
  readonly stop: () => Promise<void>;
}

/** Where traces go, and of what version of the program they are. */
export interface TraceOptions {
  /** The address of a collector that takes OTLP over HTTP, without `/v1/traces`. */
  readonly endpoint: string;
  readonly version: string;
}

/** The longest wait for the collector when the server ends, in milliseconds. */
const stopMs = 3000;

/**
 * Begins to send traces. The libraries are loaded only here, so that a server without a collector carries none of them. Spans
 * hold what the log holds and nothing that a caller sent.
 */
export async function startTraces({endpoint, version}: TraceOptions): Promise<Traces> {
  const [
    {ROOT_CONTEXT, SpanKind, SpanStatusCode, defaultTextMapGetter},
    {BatchSpanProcessor, TracerProvider},
    {OTLPTraceExporter},
    {W3CTraceContextPropagator},
    {resourceFromAttributes},
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/core'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({url: `${endpoint.replace(/\/+$/, '')}/v1/traces`});
  const provider = new TracerProvider({
    resource: resourceFromAttributes({'service.name': 'gov-rating', 'service.version': version}),
    spanProcessors: [new BatchSpanProcessor({exporter})],
  });
  const tracer = provider.getTracer('gov-rating');
  const propagator = new W3CTraceContextPropagator();
  return {
    request({at, milliseconds, method, route, status, requestId, code, error}, traceparent) {
      const ended = Date.parse(at);
      const parent =
        traceparent === undefined
          ? ROOT_CONTEXT
          : propagator.extract(ROOT_CONTEXT, {traceparent}, defaultTextMapGetter);
      const attributes = {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
        'gov_rating.request.id': requestId,
        ...(code !== undefined && {'gov_rating.problem': code}),
        ...(status >= 500 && {'error.type': error?.code ?? error?.name ?? String(status)}),
      };
      const options = {kind: SpanKind.SERVER, startTime: ended - milliseconds, attributes};
      const span = tracer.startSpan(`${method} ${route}`, options, parent);
      if (status >= 500) span.setStatus({code: SpanStatusCode.ERROR});
      span.end(ended);
    },
    observed: job => ({
      ...job,
      async run(context) {
        const startTime = Date.now();
        const note = (attributes: Record<string, string | number>, failed: boolean) => {
          const span = tracer.startSpan(`job ${job.name}`, {startTime, attributes}, ROOT_CONTEXT);
          if (failed) span.setStatus({code: SpanStatusCode.ERROR});
          span.end();
        };
        try {
          const done = await job.run(context);
          if (done > 0) note({'gov_rating.processed': done}, false);
          return done;
        } catch (error) {
          note({'error.type': error instanceof Error ? error.name : 'unknown'}, true);
          throw error;
        }
      },
    }),
    async stop() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>(resolve => (timer = setTimeout(resolve, stopMs)));
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
      clearTimeout(timer);
    },
  };
}
