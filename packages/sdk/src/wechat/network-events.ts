import type {OnlineEvents} from '../outbox/outbox-options.ts';

/** The network after a change. */
export interface MiniProgramNetworkStatus {
  /** Whether there is a network. */
  readonly isConnected: boolean;
}

/** What the outbox needs of `wx` to hear that the connection comes back. */
export interface MiniProgramNetwork {
  /** Calls the listener whenever the network changes. */
  onNetworkStatusChange(listener: (status: MiniProgramNetworkStatus) => void): void;
  /** Takes a listener off again; absent in old base libraries. */
  offNetworkStatusChange?(listener: (status: MiniProgramNetworkStatus) => void): void;
}

/**
 * Makes the `events` of an outbox from the network changes of a mini-program, which has no event `online`. While nobody listens, it
 * leaves no listener behind.
 *
 * @param network `wx`.
 */
export function networkEvents(network: MiniProgramNetwork): OnlineEvents {
  const listeners = new Set<() => void>();
  const heard = ({isConnected}: MiniProgramNetworkStatus) => {
    if (isConnected) for (const listener of listeners) listener();
  };
  let isHearing = false;
  return {
    addEventListener(_, listener) {
      listeners.add(listener);
      if (!isHearing) network.onNetworkStatusChange(heard);
      isHearing = true;
    },
    removeEventListener(_, listener) {
      listeners.delete(listener);
      // Without a way to stop hearing, the one listener stays and calls nobody.
      if (listeners.size > 0 || !network.offNetworkStatusChange) return;
      network.offNetworkStatusChange(heard);
      isHearing = false;
    },
  };
}
