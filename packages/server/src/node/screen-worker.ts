/**
 * A service worker that keeps the page of a screen and what it is made of, so that the screen starts although the network is
 * away, as after a power cut in a hall. It asks the server first, and takes its copy when nothing comes within five seconds or
 * when somebody else answers, such as a gateway or the sign-in page of a network. It never touches the interface, so nothing
 * of a person is kept by it.
 *
 * @param base What is in front of every path: empty, or the path of the server behind a gateway.
 */
export const screenWorker = (base: string): string => `(function () {
  var page = new URL(self.registration.scope).pathname;
  var name = page.slice(page.lastIndexOf('/') + 1);
  var signs = {};
  signs[page] = /html/;
  signs[page + '.js'] = signs['${base}/gov-rating-' + name + '.js'] = /javascript/;
  signs['${base}/rate.css'] = /css/;

  // A page that is somebody else's is HTML too, but has no element of ours.
  async function isOurs(path, response) {
    var type = response.headers.get('Content-Type') || '';
    if (!response.ok || response.redirected || !signs[path].test(type)) return false;
    return path !== page || (await response.clone().text()).indexOf('<gov-rating-' + name + '>') > 0;
  }

  async function fresh(path) {
    var abort = new AbortController();
    var timer = setTimeout(function () { abort.abort(); }, 5000);
    try {
      var response = await fetch(path, {cache: 'no-cache', signal: abort.signal});
      var ours = await isOurs(path, response);
      if (ours) await (await caches.open('gov-rating ' + page)).put(path, response.clone());
      return {response: response, ours: ours};
    } finally {
      clearTimeout(timer);
    }
  }

  async function answer(path) {
    var now = await fresh(path).catch(function () { return {response: Response.error(), ours: false}; });
    if (now.ours) return now.response;
    var kept = await (await caches.open('gov-rating ' + page)).match(path);
    return kept || now.response;
  }

  async function keepAll() {
    var all = await Promise.all(Object.keys(signs).map(fresh));
    if (!all.every(function (one) { return one.ours; })) throw new Error('The page of the screen is not complete.');
    await self.skipWaiting();
  }

  self.addEventListener('install', function (event) { event.waitUntil(keepAll()); });
  self.addEventListener('activate', function (event) { event.waitUntil(self.clients.claim()); });
  self.addEventListener('fetch', function (event) {
    var url = new URL(event.request.url);
    if (event.request.method !== 'GET' || url.origin !== location.origin || !signs[url.pathname]) return;
    event.respondWith(answer(url.pathname));
  });
})();
`;

/**
 * What a page of a screen runs to start the worker. It goes on without one in browsers without workers, in a page that came
 * over plain HTTP or lies in a sandbox, and behind a gateway whose policy lets no page name a worker.
 *
 * @param name The name of the screen, which is also the path of its page.
 */
export const startWorker = (base: string, name: string): string => `try {
    var address = '${base}/screen-worker.js';
    var policy =
      window.trustedTypes &&
      trustedTypes.createPolicy('${workerPolicyName}', {createScriptURL: function () { return address; }});
    var worker = policy ? policy.createScriptURL('') : address;
    navigator.serviceWorker.register(worker, {scope: '${base}/${name}'}).catch(function () {});
  } catch (error) {}`;

/** The policy by which the page of a screen names its worker; nothing else is allowed to. */
export const workerPolicyName = 'gov-rating-screen';
