/*
 * Keeps the files of the app, so that it opens without a network. Answers of the interface are never kept here: what a person
 * may see again without a network, the app itself remembers and forgets.
 */
const cacheName = 'gov-rating-mobile-__VERSION__';
const files = ['./'];
const scope = new URL('./', self.location.href).href;

self.addEventListener('install', event => {
  event.waitUntil(
    caches
      .open(cacheName)
      // Past the HTTP cache, so that an old page is not kept with new scripts.
      .then(cache => cache.addAll(files.map(file => new Request(file, {cache: 'reload'}))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', event => {
  const old = name => name.startsWith('gov-rating-mobile-') && name !== cacheName;
  event.waitUntil(
    caches
      .keys()
      .then(names => Promise.all(names.filter(old).map(name => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', event => {
  const {request} = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  // A link may carry parameters; it opens the same page.
  const isPage = request.mode === 'navigate';
  event.respondWith(
    caches
      .open(cacheName)
      .then(cache => cache.match(isPage ? scope : request))
      .then(found => found ?? fetch(request)),
  );
});
