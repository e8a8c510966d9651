import type {Endpoint} from '@gov-rating/contract/endpoints';
import {NetworkError} from '../errors.ts';
import {inTime} from './in-time.ts';
import {platformFetch, prepare, type CallOptions, type Input, type TransportOptions} from './request.ts';
import {isRedirected, readAnswer} from './response.ts';

/** Calls one route and reads its answer. Rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call. */
export async function send(
  options: TransportOptions,
  endpoint: Endpoint,
  input: Input,
  each: CallOptions,
): Promise<unknown> {
  const [url, init, controller] = prepare(options, endpoint, input, each);
  const {fetch = platformFetch, timeout = 15_000} = options;
  const exchange = async () => {
    const response = await fetch(url, init);
    return [response, isRedirected(response, url) ? undefined : await response.text()] as const;
  };
  try {
    const [response, text] = await inTime(exchange, timeout, each.signal);
    if (text === undefined) throw new NetworkError('redirected');
    return readAnswer(response, text, endpoint.responseCheck, init);
  } finally {
    controller?.abort();
  }
}
