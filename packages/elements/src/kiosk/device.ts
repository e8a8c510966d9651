import type {RatingDraft, RatingForm} from '@gov-rating/contract/types';
import type {Collected, CollectedService, Settled} from '@gov-rating/sdk/device';
import type {WindowDevice, WindowView} from '../device-screen/device.ts';

/** What a terminal knows of itself. */
export interface TerminalView extends Omit<WindowView, 'state' | 'prompt' | 'staff' | 'calledNumber'> {
  readonly state: 'pairing' | 'revoked' | 'idle';
  /** The institution to which the terminal belongs; its name is shown where a service is of the same one. */
  readonly institutionCode?: string | undefined;
  /** The most characters of a comment that the server takes. */
  readonly commentMaxLength?: number | undefined;
  /** What the server says about privacy where a person writes. */
  readonly privacyNotice?: RatingForm['privacyNotice'];
  /** The page that shows the progress of a rating. */
  readonly receiptPage?: string | undefined;
}

/** The side of a terminal that knows the server, or a program of its maker. */
export interface TerminalDevice extends Pick<WindowDevice, 'start' | 'stop' | 'pairAgain' | 'report'> {
  readonly view: TerminalView;
  /** Calls back at each change; returns what ends that. */
  subscribe(listener: (view: TerminalView) => void): () => void;
  /** Takes a rating with its service; resolves once it is stored where a power cut leaves it, or refused. */
  collect(service: CollectedService, rating: Pick<RatingDraft, 'level' | 'tags' | 'comment'>): Promise<Collected>;
  /** Calls back with the end of each rating that was kept; returns what ends that. */
  onSettled(listener: (settled: Settled) => void): () => void;
}
