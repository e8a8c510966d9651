import type {CitizenChannel, Level} from '@gov-rating/contract/standard';
import type {Wechat} from '../wechat.ts';
import {createFlow, type Flow, type State} from './flow.ts';
import {languageOf, viewOf, type View} from './view.ts';

/** What the component uses of the app. */
declare const wx: Wechat & {
  getAppBaseInfo?(): {readonly language?: string; readonly fontSizeSetting?: number};
  /** Asks the person before it dials; who refuses has called nobody, which is no error. */
  makePhoneCall?(options: {readonly phoneNumber: string; fail?(): void}): void;
};

/** A component of a mini-program while it is on a page. */
interface Instance {
  readonly data: Properties & View & {readonly comment: string};
  setData(data: object): void;
  triggerEvent(name: string, detail: unknown): void;
  flow: Flow | undefined;
  state: Readonly<State> | undefined;
  /** The comment as the field has it. */
  written: string;
}

interface Properties {
  readonly endpoint: string;
  readonly token: string;
  readonly channel: CitizenChannel;
  readonly language: string;
  readonly theme: string;
  readonly sharedDevice: boolean;
  readonly progress: boolean;
  readonly leave: boolean;
}

interface Tap {
  readonly currentTarget: {readonly dataset: {readonly value: string}};
}

declare function Component(definition: object): void;

/** The text size from which a person who has set it in WeChat gets the large-text mode, in pixels; 17 is the app's own. */
const largeTextFrom = 20;

/** Begins anew with the invitation and server of the properties. */
function begin(component: Instance): void {
  component.flow?.stop();
  const {endpoint, token, channel, language, theme, sharedDevice} = component.data;
  const app = wx.getAppBaseInfo?.() ?? {};
  const spoken = languageOf(language || (app.language ?? ''));
  const large = (app.fontSizeSetting ?? 0) >= largeTextFrom ? 'elder' : '';
  component.written = '';
  component.setData({comment: '', mode: theme || large});
  component.flow = createFlow(wx, {
    ...{endpoint, token, channel, sharedDevice},
    show(state) {
      component.state = state;
      // The text of the field is set only where it came from elsewhere: setting it moves the caret.
      const {comment} = state;
      component.setData({...viewOf(state, spoken), ...(comment !== component.written && {comment})});
      component.written = comment;
    },
    fire: ({name, detail}) => component.triggerEvent(name, detail),
  });
  void component.flow.load();
}

Component({
  properties: {
    endpoint: {type: String, value: ''},
    token: {type: String, value: ''},
    channel: {type: String, value: 'mobile'},
    language: {type: String, value: ''},
    theme: {type: String, value: ''},
    sharedDevice: {type: Boolean, value: false},
    progress: {type: Boolean, value: false},
    leave: {type: Boolean, value: false},
  },
  data: {asking: true, comment: '', mode: '', words: {}, levels: [], tags: [], service: {}, end: null},
  observers: {
    'endpoint, token, language, theme'(this: Instance) {
      if (this.flow) begin(this);
    },
  },
  lifetimes: {
    attached(this: Instance) {
      begin(this);
    },
    detached(this: Instance) {
      this.flow?.stop();
      this.flow = undefined;
    },
  },
  methods: {
    choose(this: Instance, {currentTarget}: Tap) {
      this.flow?.choose(currentTarget.dataset.value as Level);
    },
    toggle(this: Instance, {currentTarget}: Tap) {
      this.flow?.toggle(currentTarget.dataset.value);
    },
    showAll(this: Instance) {
      this.flow?.showAll();
    },
    write(this: Instance, {detail}: {detail: {value: string}}) {
      this.written = detail.value;
      this.flow?.write(detail.value);
    },
    send(this: Instance) {
      void this.flow?.send();
    },
    call(this: Instance, {currentTarget}: Tap) {
      wx.makePhoneCall?.({phoneNumber: currentTarget.dataset.value, fail: () => undefined});
    },
    /** By the person's own tap the page gets the key, with which it may ask how far the rating is. */
    showProgress(this: Instance) {
      const {receiptNumber, receiptKey} = this.state?.receipt ?? {};
      if (receiptNumber !== undefined) this.triggerEvent('progress', {receiptNumber, receiptKey});
    },
    goBack(this: Instance) {
      this.triggerEvent('leave', {returnUrl: this.data.end?.returnUrl});
    },
    again(this: Instance) {
      void this.flow?.again();
    },
  },
});
