const name = 'gov-rating-desk-sign-ins';

/** How many sign-ins in a row may lead to nothing, and within how many milliseconds. A person needs longer for three. */
const most = 2;
const within = 60_000;

/** On this page, where the browser stores nothing. */
let here: readonly number[] = [];

function asked(): readonly number[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? '[]');
    return Array.isArray(kept) ? kept.filter(Number.isFinite) : [];
  } catch {
    return here;
  }
}

function keep(moments: readonly number[]): void {
  here = moments;
  try {
    if (moments.length > 0) sessionStorage.setItem(name, JSON.stringify(moments));
    else sessionStorage.removeItem(name);
  } catch {
    // The page alone remembers then.
  }
}

/**
 * Whether the page may be asked to sign the person in once more. A sign-in by navigation comes back to a new page with a
 * new token; where the server takes none of them, as with a wrong audience, that would go on for ever. The moments are all
 * that the tab remembers.
 */
export function mayAskToSignIn(now = Date.now()): boolean {
  const recent = asked().filter(at => at <= now && now - at < within);
  if (recent.length >= most) return false;
  keep([...recent, now]);
  return true;
}

/** A token was accepted. */
export function signInWorked(): void {
  if (asked().length > 0) keep([]);
}
