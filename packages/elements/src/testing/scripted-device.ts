import {catalogueV2} from '@gov-rating/contract/standard';
import type {RatingForm} from '@gov-rating/contract/types';
import type {Outcome} from '@gov-rating/sdk/core';
import type {WindowDevice, WindowPrompt, WindowView} from '../device-screen/device.ts';

/** A device whose views are set by hand, for pictures and for what no server can be brought to on demand. */
export interface ScriptedDevice extends WindowDevice {
  /** Shows another view: these facts instead of the ones before. */
  show(facts: Partial<WindowView>): void;
  /** What the screen has said of its prompts, in order. */
  readonly marks: string[];
  /** How the next rating ends; undefined: it is never answered. */
  outcome: Outcome | undefined;
}

/** A form of the standard's catalogue. */
export const aForm = (service: Partial<RatingForm['service']> = {}): RatingForm => ({
  state: 'open',
  service: {
    institutionName: '示例市天河区政务服务中心',
    itemName: '食品经营许可（新办）',
    node: 'completed',
    servedAt: '2026-11-29T09:30:00+08:00',
    ...service,
  },
  expiresAt: '2026-11-29T02:30:00.000Z',
  profile: 'guangdong-2019',
  catalogueVersion: '2',
  commentMaxLength: 150,
  tags: [...catalogueV2.tags],
});

/** The longest sentence about privacy that a deployment may set. */
export const aLongNotice = {
  'zh-CN': '您的评价只用于改进服务，依《个人信息保护法》保存和删除，详见政务网《隐私政策》',
  'zh-TW': '您的評價只用於改進服務，依《個人資訊保護法》保存和刪除，詳見政務網《隱私政策》',
  en: 'Used to improve services; erased by law.',
};

/** A prompt of a form. */
export const aPrompt = (form: RatingForm = aForm(), promptId = 'prompt-1', seconds = 60): WindowPrompt => ({
  ...{promptId, form, seconds},
});

/** A window with staff, on the network, with nothing to do. */
export const anIdleView: WindowView = {
  state: 'idle',
  online: true,
  waiting: 0,
  identify: 0,
  point: {name: '综合受理窗口', institutionName: '示例市天河区政务服务中心', windowNumber: '3'},
  staff: {number: 'A017', name: '测试员'},
  settings: {volume: 0, quiet: false, elder: false},
};

/** A drawn portrait, as the address of a picture. */
export const aPortrait = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 66 84"><path fill="#c3d7ec" d="M0 0h66v84H0z"/><circle cx="33" cy="32" r="15" fill="#35557a"/><path fill="#35557a" d="M5 84c0-21 12-31 28-31s28 10 28 31z"/></svg>',
)}`;

/** Makes a device that shows this view. */
export function scriptedDevice(first: Partial<WindowView> = {}): ScriptedDevice {
  const listeners = new Set<(view: WindowView) => void>();
  let view: WindowView = {...anIdleView, ...first};
  const marks: string[] = [];
  return {
    marks,
    outcome: undefined,
    get view() {
      return view;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: () => undefined,
    stop: () => undefined,
    markPrompt: (promptId, state) => Promise.resolve(void marks.push(`${promptId} ${state}`)),
    rate(promptId) {
      marks.push(`${promptId} sent`);
      return this.outcome ? Promise.resolve(this.outcome) : new Promise(() => undefined);
    },
    show(facts) {
      view = {...view, ...facts};
      for (const listener of listeners) listener(view);
    },
  };
}
