import type {Collected, CollectedService, Settled} from '@gov-rating/sdk/device';
import type {TerminalDevice, TerminalView} from '../kiosk/device.ts';

/** A terminal whose views are set by hand, for pictures and for what no server can be brought to on demand. */
export interface ScriptedTerminal extends TerminalDevice {
  /** Shows another view: these facts instead of the ones before. */
  show(facts: Partial<TerminalView>): void;
  /** Every rating that was taken, with its service. */
  readonly collected: Parameters<TerminalDevice['collect']>[];
  /** What becomes of the next rating; undefined: the disk never answers. */
  outcome: Collected | undefined;
  /** The server's answer, as soon as a rating is kept; undefined: none yet. */
  answer: Settled | undefined;
  /** The server answers. */
  settle(settled: Settled): void;
}

/** A terminal of a hall, on the network, with nothing to do. */
export const aFreeTerminal: TerminalView = {
  state: 'idle',
  online: true,
  waiting: 0,
  identify: 0,
  storage: 'sealed',
  point: {name: '一楼自助终端', institutionName: '示例市天河区政务服务中心', windowNumber: null},
  institutionCode: '11440106000000001X',
  receiptPage: 'https://rating.example.gov.cn/receipt',
  settings: {volume: 0, quiet: false, elder: false},
};

/** A service as a terminal's program hands it over. */
export const aServed = (facts: Partial<CollectedService> = {}): CollectedService => ({
  institutionCode: '11440106000000001X',
  projectNo: '440106202611290001',
  serviceNumber: 1,
  node: 'completed',
  itemCode: '11440106000000001X4440125001000',
  itemName: '个人社会保险参保证明打印',
  servedAt: '2026-11-29T09:30:00+08:00',
  ...facts,
});

/** Makes a terminal that shows this view. */
export function scriptedTerminal(first: Partial<TerminalView> = {}): ScriptedTerminal {
  const listeners = new Set<(view: TerminalView) => void>();
  const ends = new Set<(settled: Settled) => void>();
  let view: TerminalView = {...aFreeTerminal, ...first};
  const terminal: ScriptedTerminal = {
    collected: [],
    outcome: {kind: 'kept', key: 'the-key-of-this-rating'},
    answer: undefined,
    get view() {
      return view;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onSettled(listener) {
      ends.add(listener);
      return () => void ends.delete(listener);
    },
    start: () => undefined,
    stop: () => undefined,
    collect(...rating) {
      terminal.collected.push(rating);
      if (terminal.answer) terminal.settle(terminal.answer);
      return terminal.outcome ? Promise.resolve(terminal.outcome) : new Promise(() => undefined);
    },
    settle(settled) {
      for (const listener of ends) listener(settled);
    },
    show(facts) {
      view = {...view, ...facts};
      for (const listener of listeners) listener(view);
    },
  };
  return terminal;
}
