import type {Handler, Handlers} from '../http/handler.ts';
import {handlers} from './handlers.ts';

const {invite, ...rest} = handlers;

/** A table without one of the routes does not compile, and the error names the route. */
// @ts-expect-error Property 'invite' is missing
export const incomplete: Handlers = rest;

/** With all routes it compiles. */
export const complete: Handlers = {...rest, invite};

/** A route whose response differs from the contract does not compile. */
// @ts-expect-error 'rated' must be a boolean
export const wrongAnswer: Handler<'isRated'> = async () => ({rated: 'very'});

/** Only a citizen has a token, and only a keyed route a key. */
export const noToken: Handler<'isRated'> = async (_input, _context, {caller, idempotencyKey}) => {
  // @ts-expect-error a department is a client, not the holder of an invitation
  void caller.tokenHash;
  return {rated: idempotencyKey === undefined};
};
