import {isApiError} from '@gov-rating/sdk/desk-core';
import {foreignAnswer, type ForeignAnswer} from '../../page/foreign-answer.ts';
import type {DeskServer} from './server.ts';
import {mayAskToSignIn, signInWorked} from './sign-ins.ts';

/** Why nothing can be asked: the page has no address of a server. */
export const noServer = Symbol('no server');

/** Why nothing can be asked: the page has not handed in a person's token. */
export const notSignedIn = Symbol('not signed in');

/** The error of a request for which the page could not get the person's token. */
export const noToken = new Error('no token');

/** The server refuses the token of every sign-in, so that another one does not help. */
export class UselessSignIn extends Error {
  readonly requestId: string | undefined;

  constructor(refusal: {readonly requestId?: string | undefined}) {
    super('sign-in does not help');
    this.requestId = refusal.requestId;
  }
}

/** A server, or the reason why there is no server. */
export type ServerOrReason = DeskServer | typeof noServer | typeof notSignedIn;

/** The server's answer, or the error with which the request failed. */
export interface Result<T> {
  readonly answer?: T;
  readonly error?: unknown;
}

/** What a connection reports, and where it gets the token. */
export interface ConnectionOwner {
  /** The credential: the token that was used last, or a client of the page's own. */
  readonly credential: () => unknown;
  /** The server rejects the credential. */
  readonly onUnauthorized: () => void;
  /** Something other than the server responded. */
  readonly onForeignAnswer: (code: ForeignAnswer) => void;
}

/**
 * Credentials that a server has refused, on this page and since its last answer to them, and whether another sign-in may
 * help. Each is reported once: a page
 * that signs in at once, comes back with the same token and draws the desk anew would otherwise do so for ever.
 */
const refusedCredentials = new Map<unknown, boolean>();

/** The connection to one server, or the reason why there is no connection. */
export class Connection {
  private server: ServerOrReason | undefined;
  private readonly owner: ConnectionOwner;

  constructor(owner: ConnectionOwner, server: ServerOrReason) {
    this.owner = owner;
    this.server = server;
  }

  /** From now on nothing is asked or reported. */
  close(): void {
    this.server = undefined;
  }

  /** Asks the server. Never rejects. `signedIn`: the request carries the person's credential. */
  async ask<T>(question: (server: DeskServer) => Promise<T>, signedIn = true): Promise<Result<T>> {
    const {server, owner} = this;
    if (typeof server !== 'object') return {error: server};
    try {
      const answer = await question(server);
      if (signedIn) {
        refusedCredentials.delete(owner.credential());
        signInWorked();
      }
      return {answer};
    } catch (error) {
      const foreign = foreignAnswer(error);
      if (foreign) owner.onForeignAnswer(foreign);
      else if (isApiError(error) && error.code === 'unauthorized' && server === this.server)
        return {error: this.reportUnauthorized() ? error : new UselessSignIn(error)};
      return {error};
    }
  }

  /** False where another sign-in does not help. */
  private reportUnauthorized(): boolean {
    const credential = this.owner.credential();
    if (refusedCredentials.get(credential) !== undefined) return refusedCredentials.get(credential) as boolean;
    const helps = mayAskToSignIn();
    refusedCredentials.set(credential, helps);
    if (helps) this.owner.onUnauthorized();
    return helps;
  }
}
