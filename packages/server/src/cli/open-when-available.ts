import {logLines} from './log-lines.ts';
import {alive, notReady, probePaths} from '../app/probes.ts';
import type {Config} from '../config/config.ts';
import {StorageUnavailable, type Storage} from '../domain/storage.ts';
import {problemResponse, toProblem} from '../http/problem-response.ts';
import {serve} from '../node/serve.ts';
import {sentenceOf, tryToOpen, type Operator} from './operator.ts';

/** How long the program waits before it tries again to open the storage, in milliseconds. */
const pauseMs = 1_000;

/**
 * Opens the storage. While it is not available, because the database starts, is in recovery or is out of reach, the
 * program lives on and tries again; callers are asked to come back. Undefined when it was asked to stop meanwhile.
 *
 * @throws OperatorError when waiting does not help.
 */
export async function openWhenAvailable(operator: Operator, config: Config): Promise<Storage | undefined> {
  const {printError: warn} = operator;
  const first = await tryToOpen(config, {warn});
  if (!(first instanceof StorageUnavailable)) return first;
  logLines(operator).warn(`${sentenceOf(first)} Trying again every second.`);
  const {PORT: port, HOST: host} = config;
  const waiting = await serve({app: {fetch: async request => comeBack(request, first)}, port, host, pages: false});
  try {
    while (!operator.stop.aborted) {
      await pause(operator.stop);
      const next = operator.stop.aborted ? first : await tryToOpen(config, {warn});
      if (next instanceof StorageUnavailable) continue;
      logLines(operator).say('storage', 'The storage is available.');
      return next;
    }
    return undefined;
  } finally {
    await waiting.close(0);
  }
}

function comeBack(request: Request, reason: StorageUnavailable): Response {
  const {pathname} = new URL(request.url);
  if (pathname === probePaths.alive) return alive();
  if (pathname === probePaths.ready) return notReady();
  const acceptLanguage = request.headers.get('accept-language');
  return problemResponse(toProblem(reason), {
    requestId: crypto.randomUUID(),
    acceptLanguage,
    oauth: false,
    route: undefined,
  });
}

function pause(stop: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(ended, pauseMs);
    stop.addEventListener('abort', ended);
    function ended() {
      clearTimeout(timer);
      stop.removeEventListener('abort', ended);
      resolve();
    }
  });
}
