import {collectDefaultMetrics, Counter, Gauge, Histogram, Registry} from 'prom-client';
import type {Context} from '../context/context.ts';
import {calendarEnd} from '../domain/profile/calendar-end.ts';
import type {LogEntry} from '../http/log.ts';
import type {Job} from '../jobs/job.ts';
import type {ConnectionCounts} from '../node/connections.ts';

/** Upper ends of the classes of durations, in seconds. */
const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What a server counts for Prometheus. Every label has a fixed set of values: names of routes and jobs, methods, classes
 * of status and codes of the database. None holds anything that a caller sent.
 */
export interface Metrics {
  /** Counts a request by its log entry. */
  readonly request: (entry: LogEntry) => void;
  /** Counts an error of a job or of a request when it comes from the storage. */
  readonly failure: (thrown: unknown) => void;
  /** The same job, with its runs counted. */
  readonly observed: (job: Job) => Job;
  /** The content type of {@link Metrics.text}. */
  readonly contentType: string;
  /** All values now, in the text format of Prometheus; `connections` are those of the listener that callers reach. */
  readonly text: (context: Context, connections: ConnectionCounts) => Promise<string>;
}

/** Makes counters of their own for one server. */
export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({register});
  const requests = new Counter({
    ...{name: 'gov_rating_requests_total', help: 'Answered requests', registers},
    labelNames: ['route', 'method', 'status'],
  });
  const seconds = new Histogram({
    ...{name: 'gov_rating_request_seconds', help: 'How long answers took', registers, buckets: durations},
    labelNames: ['route'],
  });
  const limited = new Counter({
    ...{name: 'gov_rating_rate_limited_total', help: 'Requests refused by a rate limit', registers},
    labelNames: ['route'],
  });
  const storageErrors = new Counter({
    ...{name: 'gov_rating_storage_errors_total', help: 'Work that the storage could not do, by its code', registers},
    labelNames: ['code'],
  });
  const runs = new Counter({
    ...{name: 'gov_rating_job_runs_total', help: 'Runs of background jobs', registers},
    labelNames: ['job', 'outcome'],
  });
  const processed = new Counter({
    ...{name: 'gov_rating_job_processed_total', help: 'What background jobs have processed', registers},
    labelNames: ['job'],
  });
  const lastRun = new Gauge({
    ...{name: 'gov_rating_job_last_success_timestamp_seconds', help: 'When a job last ran without error', registers},
    labelNames: ['job'],
  });
  const refused = new Gauge({
    ...{name: 'gov_rating_refused_entries', help: 'Entries not sealed for want of the mark of a server', registers},
  });
  const ready = new Gauge({name: 'gov_rating_ready', help: '1 when the storage takes writes', registers});
  const waiting = new Gauge({
    ...{name: 'gov_rating_waiting', help: 'Rows that wait for a background job', registers},
    labelNames: ['for'],
  });
  const jobSeconds = new Histogram({
    ...{name: 'gov_rating_job_seconds', help: 'How long runs of background jobs took', registers, buckets: durations},
    labelNames: ['job'],
  });
  const headAge = new Gauge({
    ...{name: 'gov_rating_head_age_seconds', registers},
    help: 'Age of the newest signed head of the evidence log; 0 before the first',
  });
  const upstreamRefused = new Gauge({
    ...{name: 'gov_rating_upstream_refused', help: 'Ratings that platforms above refuse', registers},
  });
  const upstreamLag = new Gauge({
    ...{name: 'gov_rating_upstream_lag_seconds', registers},
    help: 'Age of the oldest rating that a platform above is still to get',
  });
  const calendar = new Gauge({
    ...{name: 'gov_rating_calendar_days_left', registers, labelNames: ['step']},
    help: 'Days until orders get no due date, because the statutory calendar ends',
  });

  const open = new Gauge({name: 'gov_rating_connections', help: 'Open connections', registers});
  const closed = new Counter({
    ...{name: 'gov_rating_connections_closed_total', registers, labelNames: ['because']},
    help: 'Connections closed by a limit: refused because there were too many, or timed_out because they stood still',
  });

  const failure = (thrown: unknown) => {
    const code = storageCodeOf(thrown);
    if (code !== undefined) storageErrors.inc({code});
  };

  const countConnections = (counts: ConnectionCounts): void => {
    open.set(counts.open);
    closed.reset();
    closed.inc({because: 'refused'}, counts.refused);
    closed.inc({because: 'timed_out'}, counts.timedOut);
  };

  const askStorage = async ({storage, readiness, now}: Context): Promise<void> => {
    waiting.reset();
    try {
      await readiness.demand();
      ready.set(1);
      const backlog = await storage.backlog();
      const {unsealedEntries, unsealedOperatorEntries, refusedEntries, undistributedEvents, pendingDeliveries} =
        backlog;
      const {pendingUpstream, refusedUpstream, oldestUpstream} = backlog;
      waiting.set({for: 'seal'}, unsealedEntries);
      waiting.set({for: 'seal_operator_log'}, unsealedOperatorEntries);
      refused.set(refusedEntries);
      waiting.set({for: 'webhook_distribution'}, undistributedEvents);
      waiting.set({for: 'webhook_delivery'}, pendingDeliveries);
      waiting.set({for: 'upstream'}, pendingUpstream);
      upstreamRefused.set(refusedUpstream);
      const lag = oldestUpstream === null ? 0 : now().getTime() - Date.parse(oldestUpstream);
      upstreamLag.set(Math.max(lag, 0) / 1000);
      const head = await storage.treeHead();
      headAge.set(0);
      if (head) headAge.set(Math.max(now().getTime() - Date.parse(head.signedAt), 0) / 1000);
    } catch (error) {
      ready.set(0);
      failure(error);
    }
  };

  return {
    request({route, method, status, milliseconds, code, error}) {
      requests.inc({route, method, status: `${Math.floor(status / 100)}xx`});
      seconds.observe({route}, milliseconds / 1000);
      if (code === 'rate_limited') limited.inc({route});
      failure(error);
    },
    failure,
    observed: job => ({
      ...job,
      async run(context) {
        const ended = jobSeconds.startTimer({job: job.name});
        try {
          const done = await job.run(context);
          runs.inc({job: job.name, outcome: 'done'});
          processed.inc({job: job.name}, done);
          lastRun.set({job: job.name}, Date.now() / 1000);
          return done;
        } catch (error) {
          runs.inc({job: job.name, outcome: 'failed'});
          failure(error);
          throw error;
        } finally {
          ended();
        }
      },
    }),
    contentType: register.contentType,
    async text(context, connections) {
      countConnections(connections);
      await askStorage(context);
      const end = calendarEnd(context.settings.rules, context.settings.calendar, context.now());
      calendar.reset();
      if (end) calendar.set({step: end.step}, end.daysLeft);
      return register.metrics();
    },
  };
}

/** The code of an error of the storage, as thrown or as logged; one that is no short code of a known form is `other`. */
function storageCodeOf(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('name' in thrown) || thrown.name !== 'StorageUnavailable')
    return undefined;
  const code = 'code' in thrown ? String(thrown.code) : '';
  return /^[A-Z0-9_]{3,40}$/.test(code) ? code : 'other';
}
