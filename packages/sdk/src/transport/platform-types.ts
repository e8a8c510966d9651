/**
 * The parts of the web platform that the public types name. Where the program's own types have them (the DOM library, `@types/node`,
 * React Native), those are used; elsewhere the small ones here, so that the declarations compile with `lib: ["ES2020"]` alone.
 */

/** What a call needs of an `AbortSignal`. */
export interface MinimalSignal {
  /** True once the caller has given up. */
  readonly aborted: boolean;
  /** Why. */
  readonly reason?: unknown;
  /** Calls the listener when the caller gives up. */
  addEventListener(type: 'abort', listener: () => void): void;
  /** Takes the listener off again. */
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** `AbortSignal`. */
export type PlatformSignal = typeof globalThis extends {AbortSignal: {prototype: infer T}} ? T : MinimalSignal;

/** What a call needs of the headers of an answer. */
export interface ResponseHeaders {
  /** The header by its name, in any case; null when it is absent. */
  get(name: string): string | null;
}

/** What a call needs of a response: the `Response` of `fetch`, or what a replacement makes. */
export interface FetchResponse {
  /** True for a status from 200 to 299. */
  readonly ok: boolean;
  /** The HTTP status. */
  readonly status: number;
  /** `opaqueredirect` for a redirect that was not followed. */
  readonly type?: string | undefined;
  /** True when a redirect was followed. */
  readonly redirected?: boolean | undefined;
  /** The address that answered. */
  readonly url?: string | undefined;
  /** The headers of the answer. */
  readonly headers: ResponseHeaders;
  /** For downloads only: a `ReadableStream` of bytes, or null. */
  readonly body?: unknown;
  /** The whole body. */
  text(): Promise<string>;
}

/** `Request`. */
export type PlatformRequest = typeof globalThis extends {Request: {prototype: infer T}} ? T : unknown;

/** `Response`. */
export type PlatformResponse = typeof globalThis extends {Response: {prototype: infer T}} ? T : FetchResponse;

/** The type of the platform's `fetch`. */
export type PlatformFetch = typeof globalThis extends {fetch: infer F}
  ? F
  : (input: string, init?: object) => Promise<FetchResponse>;
