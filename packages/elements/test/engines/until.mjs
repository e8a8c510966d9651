/** Asks the page again and again until the answer is truthy; a page that never gets there is shown in the error. */
export async function until(page, what, work, args) {
  const end = Date.now() + 10_000;
  for (;;) {
    const answer = await page.evaluate(work, ...args).catch(whileLeaving);
    if (answer) return answer;
    if (Date.now() > end) {
      const shown = await page.evaluate(() => document.body.innerText);
      throw new Error(`Waited 10 s for ${what}. Complaints: ${(await page.complaints()).join('; ')}. Page: ${shown}`);
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Runs in a page of an origin: nothing of what other pages of it have stored is left. */
export async function forget() {
  window.name = '';
  localStorage.clear();
  sessionStorage.clear();
  for (const {name} of await indexedDB.databases())
    await new Promise((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase(name);
      deletion.onsuccess = resolve;
      deletion.onerror = () => reject(deletion.error);
      deletion.onblocked = () => reject(new Error(`${name} is held open.`));
    });
  return true;
}

/**
 * One step back in history; a page that comes out of the cache fires no load event, so its address tells. Between the two pages
 * Firefox may show an empty one.
 */
export async function back(page) {
  const from = await page.evaluate(() => {
    const {href} = location;
    setTimeout(() => history.back());
    return href;
  });
  const arrived = left =>
    location.href !== left && location.protocol !== 'about:' && document.readyState === 'complete';
  await until(page, 'the page before', arrived, [from]);
}

/** A page that is being left cannot answer; the next one will. */
function whileLeaving(error) {
  if (
    /context (was|is) destroyed|Cannot find context|Inspected target navigated|no such (frame|window)/i.test(
      error.message,
    )
  )
    return undefined;
  throw error;
}
