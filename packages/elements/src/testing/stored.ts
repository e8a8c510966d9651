/**
 * The web storage that the next person could read, as a list of `sessionStorage` and `localStorage`. Left out is what a
 * terminal remembers of itself: in Firefox all tests share an origin, and a terminal's may run in another tab meanwhile.
 */
export function webStorage(): [Record<string, string>, Record<string, string>] {
  const {'gov-rating-terminal-facts': _, ...local} = {...localStorage} as Record<string, string>;
  return [{...sessionStorage} as Record<string, string>, local];
}

/** Everything that this origin has stored in the browser, as one text: web storage, cookies, databases and caches. */
export async function everythingStored(): Promise<string> {
  const found = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}), document.cookie, window.name];
  for (const {name = ''} of (await indexedDB.databases?.()) ?? []) found.push(name, await contentsOf(name));
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      found.push(request.url, (await (await cache.match(request))?.text()) ?? '');
  }
  return found.join('\n');
}

/** Every key and value of a database, with bytes as text. */
async function contentsOf(name: string): Promise<string> {
  const database = await done(indexedDB.open(name));
  const found: string[] = [];
  for (const store of database.objectStoreNames) {
    const rows = database.transaction(store).objectStore(store);
    for (const row of [await done(rows.getAllKeys()), await done(rows.getAll())]) found.push(asText(row));
  }
  database.close();
  return found.join('\n');
}

const done = <Result>(request: IDBRequest<Result>) =>
  new Promise<Result>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as Error);
  });

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof ArrayBuffer || ArrayBuffer.isView(part))
      return new TextDecoder().decode(part as AllowSharedBufferSource);
    return part;
  });
