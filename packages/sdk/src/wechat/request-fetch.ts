import type {FetchResponse} from '../transport/platform-types.ts';
import type {Fetch} from '../transport/request.ts';

/** An answer of any status. */
export interface MiniProgramAnswer {
  /** The body: a text, or what some versions parse of it. */
  readonly data: unknown;
  /** The HTTP status. */
  readonly statusCode: number;
  /** The headers, by names in any case. */
  readonly header: object;
}

/** Why a function of the app failed. */
export interface MiniProgramFailure {
  /** For the log, such as `request:fail timeout`. */
  readonly errMsg: string;
}

/** What `wx.request` gives back. */
export interface MiniProgramTask {
  /** Ends the request early. */
  abort(): void;
}

/** What `wx.request` is called with. */
export interface MiniProgramRequestOptions {
  /** The address. */
  readonly url: string;
  /** The method. */
  readonly method: 'GET' | 'POST';
  /** The headers, by names in small letters. */
  readonly header: Record<string, string>;
  /** JSON as text. */
  readonly data?: string;
  /** The answer is not parsed. */
  readonly dataType: '其他';
  /** The answer is read as text. */
  readonly responseType: 'text';
  /** Redirects are not followed. */
  readonly redirect: 'manual';
  /** Called with the answer, of any status. */
  success(result: MiniProgramAnswer): void;
  /** Called when no answer came. */
  fail(error: MiniProgramFailure): void;
}

/** `wx.request`, or the same function of another app, such as `tt.request`. */
export type MiniProgramRequest = (options: MiniProgramRequestOptions) => MiniProgramTask;

/**
 * Makes the `fetch` of a client from the request function of a mini-program, which has no `fetch` of its own. Each call sends once.
 *
 * @param request `wx.request`. The host of the server must be among the request domains (request 合法域名) of the mini-program.
 */
export const requestFetch =
  (request: MiniProgramRequest): Fetch =>
  (url, {method, headers, body, signal}) =>
    new Promise<FetchResponse>((resolve, reject) => {
      const task = request({
        url,
        method,
        header: headers,
        ...(body === null ? {} : {data: body}),
        dataType: '其他',
        responseType: 'text',
        redirect: 'manual',
        success: ({data, statusCode, header}) => resolve(responseOf(data, statusCode, header)),
        fail: ({errMsg}) => reject(new Error(errMsg)),
      });
      signal?.addEventListener('abort', () => task.abort());
    });

function responseOf(data: unknown, status: number, header: object): FetchResponse {
  const headers = Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    ok: status >= 200 && status < 300,
    status,
    headers: {get: wanted => headers.find(([name]) => name === wanted.toLowerCase())?.[1] ?? null},
    // Some versions parse JSON whatever was asked for.
    text: async () => (typeof data === 'string' ? data : JSON.stringify(data)),
  };
}
