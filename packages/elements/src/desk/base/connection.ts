import {isApiError} from '@gov-rating/sdk/desk-core';
import {foreignAnswer, type ForeignAnswer} from '../../page/foreign-answer.ts';
import type {DeskServer} from './server.ts';

/** Why nothing can be asked: the page has no address of a server. */
export const noServer = Symbol('no server');

/** Why nothing can be asked: the page has not handed in a person's token. */
export const notSignedIn = Symbol('not signed in');

/** The error of a request for which the page could not get the person's token. */
export const noToken = new Error('no token');

/** A server, or why there is none. */
export type ServerOrReason = DeskServer | typeof noServer | typeof notSignedIn;

/** The server's answer, or the error with which the request failed. */
export interface Result<T> {
  readonly answer?: T;
  readonly error?: unknown;
}

/** What a connection reports, and where it learns who asks. */
export interface ConnectionHost {
  /** What proves who works here: the token that was used last, or a client of the page's own. */
  readonly credential: () => unknown;
  /** The server does not take the credential. */
  readonly onUnauthorized: () => void;
  /** Something else than the server answered. */
  readonly onForeignAnswer: (code: ForeignAnswer) => void;
}

/**
 * Credentials that a server has refused, on this page and since its last answer to them. Each is reported once: a page
 * that signs in at once, comes back with the same token and draws the desk anew would otherwise do so for ever.
 */
const refusedCredentials = new Set<unknown>();

/** The way to the server. */
export class Connection {
  /** Undefined while there is nothing to ask. */
  server: DeskServer | undefined;
  private reason: unknown;
  private readonly host: ConnectionHost;

  constructor(host: ConnectionHost) {
    this.host = host;
  }

  /** Connects to another server, or to none; returns why there is none. */
  connect(to: ServerOrReason): unknown {
    const isServer = typeof to !== 'symbol';
    this.server = isServer ? to : undefined;
    return (this.reason = isServer ? undefined : to);
  }

  /** Asks the server. Never rejects. `signedIn`: the request carries the person's credential. */
  async ask<T>(question: (server: DeskServer) => Promise<T>, signedIn = true): Promise<Result<T>> {
    const {server, host} = this;
    if (!server) return {error: this.reason};
    try {
      const answer = await question(server);
      if (signedIn) refusedCredentials.delete(host.credential());
      return {answer};
    } catch (error) {
      const foreign = foreignAnswer(error);
      if (foreign) host.onForeignAnswer(foreign);
      else if (isApiError(error) && error.code === 'unauthorized' && server === this.server) this.reportUnauthorized();
      return {error};
    }
  }

  private reportUnauthorized(): void {
    const credential = this.host.credential();
    if (refusedCredentials.has(credential)) return;
    refusedCredentials.add(credential);
    this.host.onUnauthorized();
  }
}
