/**
 * Resolves after everything that waits in the event loop had its turn. Long work over many rows awaits it between two
 * batches, so that other requests are answered meanwhile.
 */
export const yieldToEventLoop = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));
