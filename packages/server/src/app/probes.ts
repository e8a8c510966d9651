import type {Hono} from 'hono';
import type {Readiness} from '../context/readiness.ts';
import {StorageUnavailable} from '../domain/storage.ts';
import type {Env} from '../http/call.ts';

/** Where what runs this process asks whether it lives, and whether to send it callers. */
export const probePaths = {alive: '/healthz', ready: '/readyz'} as const;

const headers = {'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff'};

const answer = (status: 200 | 503, text: string): Response =>
  new Response(JSON.stringify({status: text}), {
    status,
    headers: status === 200 ? headers : {...headers, 'Retry-After': '5'},
  });

/** The answer for a process that lives. */
export const alive = (): Response => answer(200, 'ok');
/** The answer while no rating can be received. */
export const notReady = (): Response => answer(503, 'unavailable');

/**
 * Answers the probes of load balancers and of what restarts processes. They are neither logged nor limited, and disclose
 * nothing but the state: `/healthz` says that the process lives, whatever the storage does, so that a restart is not
 * tried against a fault of the storage; `/readyz` says whether the storage takes writes now.
 */
export function serveProbes(hono: Hono<Env>, readiness: Readiness): void {
  hono.get(probePaths.alive, alive);
  hono.get(probePaths.ready, async () => {
    try {
      await readiness.demand();
      return answer(200, 'ok');
    } catch (error) {
      if (error instanceof StorageUnavailable) return notReady();
      throw error;
    }
  });
}
