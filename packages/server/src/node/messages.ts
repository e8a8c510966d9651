import {ConfigError, type Config} from '../config/config.ts';
import type {SendUpstream} from '../domain/upstream/answers.ts';
import type {SendCode} from '../domain/raters/code-sign-in.ts';
import {newId, platformRandomBytes} from '../security/random.ts';
import {signedHeaders} from '../security/webhook-signature.ts';
import {noDemonstration} from './demo-issuer.ts';
import {upstreamSender} from './upstream-sender.ts';

/** What {@link configuredMessages} needs beside the configuration. */
export interface MessageOptions {
  /** The environment, which must not indicate real data where messages go into the log. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where warnings go, and with `MESSAGES=log` the messages themselves. */
  readonly warn: (line: string) => void;
}

/** Answers longer than this are not waited for, in milliseconds. */
const gatewayTimeoutMs = 10_000;

/**
 * How one-time codes are sent, as the configuration says; undefined where nothing is sent.
 *
 * @throws {ConfigError} where messages would go into the log of a server that could have real data.
 */
export function configuredMessages(config: Config, {env, warn}: MessageOptions): SendCode | undefined {
  const {MESSAGES: way, MESSAGE_URL: url, MESSAGE_SECRET: secret} = config;
  if (way === 'log') return loggedMessages(env, warn);
  if (way !== 'webhook' || url === undefined || secret === undefined) return undefined;
  return gatewayMessages({url, secret});
}

/**
 * Writes messages into the log, for demonstration: a reader of the log can sign in as anybody.
 *
 * @throws {ConfigError} with `NODE_ENV=production`, over a shared database, and where other machines can reach the server.
 */
export function loggedMessages(env: MessageOptions['env'], warn: MessageOptions['warn']): SendCode {
  const reason = noDemonstration(env);
  if (reason !== undefined)
    throw new ConfigError([`MESSAGES must not be log ${reason}. It writes codes and telephone numbers into the log.`]);
  warn('*** FOR DEMONSTRATION ONLY: MESSAGES=log writes the codes and telephone numbers of people into this log. ***');
  return async ({phone, text}) => {
    warn(`*** FOR DEMONSTRATION ONLY: message to ${phone}: ${text} ***`);
    return {sent: true};
  };
}

/** A gateway of messages, and the secret that signs what it gets. */
export interface Gateway {
  readonly url: string;
  /** In the form of the Standard Webhooks scheme, `whsec_…`. */
  readonly secret: string;
  readonly send?: SendUpstream | undefined;
  readonly now?: (() => Date) | undefined;
}

/**
 * Hands messages to a gateway by a signed POST (Standard Webhooks) of the type `rater.code`, with `phone`, `code`, `endsAt` and
 * `text`. Its address is the operator's own, so it may lie in any network. Each message is sent once and waited for ten seconds,
 * because the person asks again; a redirect is followed nowhere, and of the answer only the status counts.
 */
export function gatewayMessages({url, secret, send, now = () => new Date()}: Gateway): SendCode {
  const post = send ?? upstreamSender({timeout: gatewayTimeoutMs});
  return async message => {
    const at = now();
    const body = JSON.stringify({type: 'rater.code', timestamp: at.toISOString(), data: message});
    const headers = {
      ...(await signedHeaders(newId(platformRandomBytes, at), at, body, [secret])),
      'content-type': 'application/json',
    };
    const reply = await post({method: 'POST', url, headers, body});
    if ('failure' in reply) return {failure: reply.failure};
    return reply.status >= 200 && reply.status < 300 ? {sent: true} : {failure: `status_${reply.status}`};
  };
}
