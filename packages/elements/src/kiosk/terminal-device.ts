import type {Settled, StoredRatings, TerminalClient} from '@gov-rating/sdk/device';
import type {WindowView} from '../device-screen/device.ts';
import {windowDevice} from '../device-screen/window-device.ts';
import type {TerminalDevice, TerminalView} from './device.ts';

/** What a terminal remembers of itself for a start without a network; nothing of people. */
type Facts = Pick<
  TerminalView,
  'point' | 'settings' | 'institutionCode' | 'commentMaxLength' | 'privacyNotice' | 'receiptPage' | 'help'
>;

/** Under which name the facts are in the storage of the page's origin. */
const factsName = 'gov-rating-terminal-facts';

/** The facts of the last start; empty where there are none, or the page may store nothing. */
function rememberedFacts(): Partial<Facts> {
  try {
    return (JSON.parse(localStorage.getItem(factsName) ?? '{}') ?? {}) as Partial<Facts>;
  } catch {
    return {};
  }
}

function remember(facts: Partial<Facts>): void {
  try {
    localStorage.setItem(factsName, JSON.stringify(facts));
  } catch {
    // A terminal that may store nothing works while it has a network.
  }
}

/** What the client of a terminal calls back. */
export interface TerminalCalls {
  readonly onChange: (stored: StoredRatings) => void;
  readonly onSettled: (settled: Settled) => void;
}

/**
 * A terminal by the client of the SDK. Where it is, in which language and how large it writes is known from its last start when
 * it is switched on without a network.
 */
export function terminalDevice(create: (calls: TerminalCalls) => TerminalClient): TerminalDevice {
  const listeners = new Set<(view: TerminalView) => void>();
  const ends = new Set<(settled: Settled) => void>();
  let facts = rememberedFacts();
  let onStored: (stored: StoredRatings) => void = () => undefined;
  const client = create({
    onChange: stored => onStored(stored),
    onSettled(settled) {
      for (const listener of ends) listener(settled);
    },
  });
  const screen = windowDevice(
    onChange => {
      onStored = onChange;
      return {
        ...client,
        async getDevice(...input) {
          const own = await client.getDevice(...input);
          const {institutionCode, commentMaxLength, privacyNotice, receiptPage, help} = own;
          facts = {...facts, institutionCode, commentMaxLength, privacyNotice, receiptPage, help};
          return own;
        },
      };
    },
    {kind: 'terminal', version: 'gov-rating-kiosk 1'},
  );

  const viewOf = ({prompt: _, staff: _staff, state, point, settings, ...now}: WindowView): TerminalView => ({
    ...now,
    state: state === 'pairing' || state === 'revoked' ? state : 'idle',
    settings: (point ? undefined : facts.settings) ?? settings,
    ...(point || facts.point ? {point: point ?? facts.point} : {}),
    ...{
      institutionCode: facts.institutionCode,
      commentMaxLength: facts.commentMaxLength,
      privacyNotice: facts.privacyNotice,
      receiptPage: facts.receiptPage,
      help: facts.help,
    },
  });
  function show(): void {
    for (const listener of listeners) listener(viewOf(screen.view));
  }
  screen.subscribe(view => {
    const {state, point, settings} = view;
    // Another place begins with nothing of the one before.
    if (!point && (state === 'pairing' || state === 'revoked')) remember((facts = {}));
    else if (point) remember((facts = {...facts, point, settings}));
    show();
  });

  return {
    get view() {
      return viewOf(screen.view);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onSettled(listener) {
      ends.add(listener);
      return () => void ends.delete(listener);
    },
    start: screen.start,
    stop: screen.stop,
    pairAgain: () => screen.pairAgain?.(),
    report: shown => screen.report?.(shown),
    collect: (service, rating) => client.collect(service, rating),
  };
}
