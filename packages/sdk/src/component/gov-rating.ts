import type {CitizenChannel, Level} from '@gov-rating/contract/standard';
import type {Wechat} from '../wechat.ts';
import {createFlow, type Flow} from './flow.ts';
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
}

interface Properties {
  readonly endpoint: string;
  readonly token: string;
  readonly channel: CitizenChannel;
  readonly language: string;
  readonly theme: string;
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
  const {endpoint, token, channel, language, theme} = component.data;
  const app = wx.getAppBaseInfo?.() ?? {};
  const spoken = languageOf(language || (app.language ?? ''));
  const large = (app.fontSizeSetting ?? 0) >= largeTextFrom ? 'elder' : '';
  component.setData({comment: '', mode: theme || large});
  component.flow = createFlow(wx, {
    ...{endpoint, token, channel},
    show: state => component.setData(viewOf(state, spoken)),
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
      const stored = this.flow?.write(detail.value);
      // Only where something was left out: setting the text of a field moves the caret.
      if (stored !== undefined && stored !== detail.value) this.setData({comment: stored});
    },
    send(this: Instance) {
      void this.flow?.send();
    },
    call(this: Instance, {currentTarget}: Tap) {
      wx.makePhoneCall?.({phoneNumber: currentTarget.dataset.value, fail: () => undefined});
    },
    again(this: Instance) {
      void this.flow?.again();
    },
  },
});
