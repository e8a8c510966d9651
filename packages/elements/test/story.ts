import type {EngineName, EnginePage} from './engines/engines.mjs';
import type {HostilePage} from './pages.ts';
import type {Held, Site} from './site.ts';

/** What a story plays on. */
export interface Stage {
  readonly page: EnginePage;
  readonly site: Site;
  readonly name: EngineName;
  readonly token: string;
  readonly ratings: () => Promise<readonly string[]>;
  /** The invitation of the second element; empty without one. */
  readonly otherToken: string;
  readonly otherRatings: () => Promise<readonly string[]>;
  /** What the story holds from the beginning. */
  readonly held: Held | undefined;
}

/** Something that happens on a page during a rating; afterwards the page must be unchanged. */
export interface Story {
  readonly title: string;
  readonly page: HostilePage;
  /** Whether there is a second element on the page: for a second service, or for the same invitation. */
  readonly second?: true | 'same';
  /** What the invitation is, unless it is a valid one. */
  readonly invitation?: 'expired' | 'unknown';
  /** What waits in front of the server before the page is opened. */
  readonly holds?: 'GET' | 'POST';
  /** Whether the story ends on a page of the server, which has its own tests. */
  readonly leaves?: true;
  /** Whether the browser remembers something of it that cannot be taken away: the page is not renewed for another story. */
  readonly spoils?: true;
  /** Why an engine cannot play it. */
  readonly skipped?: Partial<Record<EngineName, string>>;
  readonly happens: (stage: Stage) => Promise<void>;
}

/** A class of hostile surroundings: pages on which a rating goes all the way, and stories. */
export interface HostileClass {
  readonly pages: readonly HostilePage[];
  readonly stories: readonly Story[];
}

export const plain: HostilePage = {where: 'on a plain page', everywhere: true};

/** What browsers themselves write on the console where a request fails. */
export const networkNoise =
  /Failed to load resource|net::ERR_|NetworkError|CORS|[Cc]ross-[Oo]rigin|access control|network connection was lost|Could not connect/;

/** Loads the page anew and waits for it. */
export async function reload(page: EnginePage): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset['before'] = 'yes';
    setTimeout(() => location.reload());
  });
  await page.waitFor(
    'the page anew',
    () => document.readyState === 'complete' && !document.documentElement.dataset['before'],
  );
}

/** Says that the connection is there again, as browsers do. */
export const comesOnline = (page: EnginePage): Promise<unknown> =>
  page.evaluate(() => void dispatchEvent(new Event('online')));
