/** The script being run while this module loads; null in a module script and on a server. */
const running = typeof document === 'object' ? (document.currentScript as HTMLScriptElement | null) : null;

/** Where the script file came from, e.g. `https://rating.example.gov.cn`; empty when it cannot be told. */
export function scriptOrigin(): string {
  const src = running?.src || document.querySelector<HTMLScriptElement>('script[src*="gov-rating"]')?.src;
  return src ? new URL(src).origin : '';
}
