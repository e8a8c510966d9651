/*
 * The program of a window, in plain HTTP: what any language does to have a service rated on the screen at the window.
 *
 *   URL=http://localhost:8080 ID=demo-department SECRET=… INSTITUTION=… WINDOW=1 STAFF=A001 TICKET=A101 \
 *     node examples/window-system/window-system.mjs
 *
 * `npm start` prints the first four. A screen must be paired with the window: open /examples/hall/ for that. It prints
 * `rated` or `not rated`. More than this no window learns: no level, no reason, no comment.
 *
 * The client needs the scopes services:write and devices:prompt. Every field is described at /v1/openapi.json.
 */
const {URL: baseUrl = 'http://localhost:8080', ID, SECRET, INSTITUTION, WINDOW = '1', STAFF = 'A001'} = process.env;
const {TICKET = 'A101', WAIT_SECONDS = '90'} = process.env;

/** How often to ask what became of a request, and how long to wait before a call is repeated, in milliseconds. */
const pollMs = 1000;
const pauseMs = 1000;
const attempts = 4;

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

/*
 * 1. The access token (OAuth 2.0 client credentials). It lives for some minutes: keep it, and get a new one when a call is
 * answered with 401. The secret stays in the program of the window's server; it is never in a page or a log.
 */
let accessToken = '';

async function signIn() {
  const form = new URLSearchParams({grant_type: 'client_credentials', client_id: ID, client_secret: SECRET});
  const response = await fetch(`${baseUrl}/v1/oauth/token`, {method: 'POST', body: form});
  if (!response.ok) throw new Error(await refusalOf(response));
  accessToken = (await response.json()).access_token;
}

/** A refusal is application/problem+json: `code` is for programs and never changes, `detail` is for people. */
async function refusalOf(response) {
  const {code, detail} = await response.json().catch(() => ({code: response.status, detail: response.statusText}));
  return `${code}: ${detail}`;
}

/**
 * One call. When the network or the server fails it is repeated as it was, with the same headers. That is safe: the same
 * service registers once, and a request to rate is made once for each Idempotency-Key.
 */
async function call(method, path, body, headers = {}) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        Authorization: `Bearer ${accessToken}`,
        'Accept-Language': 'zh-CN',
        ...(body && {'Content-Type': 'application/json'}),
        ...headers,
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    }).catch(error => error);
    if (response.ok) return response.json();
    const isLast = attempt === attempts;
    if (response instanceof Error) {
      if (isLast) throw response;
    } else if (response.status === 401 && !isLast) {
      await signIn();
      continue;
    } else if (isLast || (response.status !== 429 && response.status < 500)) {
      throw new Error(await refusalOf(response));
    }
    await pause(pauseMs * attempt);
  }
}

/** 2. The window as the register of points has it. Its pointId never changes, so a program may keep it. */
async function findWindow() {
  let cursor = '';
  do {
    const query = new URLSearchParams({institutionCode: INSTITUTION, kind: 'window', ...(cursor && {cursor})});
    const {items, nextCursor} = await call('GET', `/v1/points?${query}`);
    const found = items.find(({number}) => number === WINDOW);
    if (found) return found.pointId;
    cursor = nextCursor;
  } while (cursor);
  throw new Error(`The institution has no open window ${WINDOW}.`);
}

/** 3. Who serves, so that the screen shows it; once when work begins. `staffNumber: null` signs out. */
const beginWork = pointId => call('POST', `/v1/points/${pointId}/staff`, {staffNumber: STAFF, paused: false});

/**
 * 4. The service that was given. This one has the number of its ticket; one with a case has `projectNo` (办件编号),
 * `itemCode` and `itemName` in place of `ticketNumber`. Nothing here says who was served.
 */
const register = pointId =>
  call('POST', '/v1/services', {
    institutionCode: INSTITUTION,
    pointId,
    ticketNumber: TICKET,
    serviceNumber: 1,
    node: 'completed',
    staffNumber: STAFF,
    servedAt: new Date(Date.now() - 1000).toISOString(),
  });

/** 5. Asks for the rating on the screen of the window. The key is made once for each request, not for each attempt. */
const ask = (serviceId, pointId) =>
  call('POST', '/v1/prompts', {serviceId, pointId, validSeconds: 60}, {'Idempotency-Key': crypto.randomUUID()});

/**
 * 6. Waits until the request has ended. `waiting` and `shown` go on; `rated` is the end, and so is everything else, which
 * means: not rated. When it takes too long the request is taken back, so that the screen is free for the next person; the
 * answer to that has the last word, because somebody may have pressed in the meantime.
 */
async function wait({promptId}) {
  const end = Date.now() + Number(WAIT_SECONDS) * 1000;
  while (Date.now() < end) {
    const {state} = await call('GET', `/v1/prompts/${promptId}`);
    if (state !== 'waiting' && state !== 'shown') return state;
    await pause(pollMs);
  }
  return (await call('POST', `/v1/prompts/${promptId}/withdrawal`, {})).state;
}

try {
  await signIn();
  const pointId = await findWindow();
  await beginWork(pointId);
  const {serviceId, rated} = await register(pointId);
  const state = rated ? 'rated' : await wait(await ask(serviceId, pointId));
  console.log(state === 'rated' ? 'rated' : 'not rated');
} catch (error) {
  // Without a screen (device_offline, unknown_device) the service is registered all the same: hand over a QR code instead,
  // POST /v1/services/{serviceId}/invitations.
  console.error(error.message);
  process.exitCode = 1;
}
