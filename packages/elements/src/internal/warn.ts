/** Tells the author of a page about a mistake, by a stable code; never anything about the person who rates. */
export function warn(code: string): void {
  console.warn(`gov-rating: ${code}`);
}
