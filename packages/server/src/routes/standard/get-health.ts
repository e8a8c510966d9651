import type {Handler} from '../../http/handler.ts';

/** Healthy means that ratings can be received now. */
export const getHealth: Handler<'getHealth'> = async (_input, {readiness, settings}) => {
  await readiness.demand();
  return {status: 'ok', version: settings.version};
};
