import type {ProblemCode, ProblemDocument, Receipt} from '@gov-rating/contract';
import {problems} from '@gov-rating/contract';

/** One step of a script: a response, or what `fetch` rejects with. */
export type Step = Response | Error | ((request: Request) => Response | Promise<Response>);

/** A `fetch` that gives the scripted answers in order, and records the requests. */
export function scriptedFetch(...steps: Step[]) {
  const requests: Request[] = [];
  const fetch = async (input: string | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    requests.push(request.clone());
    const step = steps.shift();
    if (step === undefined) throw new Error(`unexpected request: ${request.method} ${request.url}`);
    if (step instanceof Error) throw step;
    return typeof step === 'function' ? step(request) : step;
  };
  return {fetch, requests};
}

/** An answer as the server gives it. */
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {status, headers: {'content-type': 'application/json', ...headers}});

/** A refusal as the server gives it. */
export function refusal(code: ProblemCode, headers: Record<string, string> = {}): Response {
  const {status, retry, message} = problems[code];
  const body: ProblemDocument = {
    type: `urn:gov-rating:problem:${code}`,
    title: message.en,
    status,
    detail: message['zh-CN'],
    code,
    messages: message,
    retry,
    requestId: 'request-1',
  };
  return json(body, status, {'content-type': 'application/problem+json', ...headers});
}

/** A page of HTML, as captive portals and proxies give it. */
export const page = (status = 200, headers: Record<string, string> = {}): Response =>
  new Response('<!doctype html><title>Sign in to this network</title>', {
    status,
    headers: {'content-type': 'text/html', ...headers},
  });

/** A receipt. */
export const aReceipt = (facts: Partial<Receipt> = {}): Receipt => ({
  receiptNumber: 'R-1',
  receiptKey: 'm1ZzNq0T8k3cXw5LrYbHdA',
  receivedAt: '2026-11-24T01:30:00.000Z',
  orderNumber: null,
  ...facts,
});

/** What browsers and Node reject with when there is no connection. */
export const offline = (): Error => new TypeError('fetch failed');
