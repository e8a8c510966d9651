import type {Browser, Page} from 'playwright-core';

/** A page of a person of their own, with everything the console and the policy complained about. */
export async function openWatchedPage(browser: Browser): Promise<{page: Page; complaints: string[]}> {
  const context = await browser.newContext({locale: 'zh-CN'});
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', message => complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(String(error)));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', event => console.error(`policy: ${event.violatedDirective}`)),
  );
  return {page, complaints};
}
