import type {Hono} from 'hono';
import type {Readiness} from '../context/readiness.ts';
import type {Env} from '../http/call.ts';

/** Where what runs this process asks whether it lives, and whether to send it callers. */
export const probePaths = {alive: '/healthz', ready: '/readyz'} as const;

const headers = {'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff'};

const answer = (status: 200 | 503, text: string, more: object = {}): Response =>
  new Response(JSON.stringify({status: text, ...more}), {
    status,
    headers: status === 200 ? headers : {...headers, 'Retry-After': '5'},
  });

/** The answer for a process that lives. */
export const alive = (): Response => answer(200, 'ok');
/** The answer while no rating can be received. */
export const notReady = (failing: readonly string[] = ['storage']): Response => answer(503, 'unavailable', {failing});

/**
 * Answers the probes of load balancers and of what restarts processes. They are neither logged nor limited, and disclose
 * nothing but the state: `/healthz` says that the process lives, whatever the storage does, so that a restart is not
 * tried against a fault of the storage; `/readyz` names what keeps ratings from being received now: `storage`, which takes no
 * writes or is not migrated yet, or `clock`, which is behind what is signed. A calendar that has ended is only a warning: ratings are
 * received all the same, and no load balancer may take a server away for it.
 */
export function serveProbes(hono: Hono<Env>, readiness: Readiness): void {
  hono.get(probePaths.alive, alive);
  hono.get(probePaths.ready, async () => {
    const failing = await readiness.failing();
    const warnings = readiness.warnings();
    return failing.length > 0 ? notReady(failing) : answer(200, 'ok', warnings.length > 0 ? {warnings} : {});
  });
}
