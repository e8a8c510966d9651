import {invitationOf, type OpenedWith} from '@gov-rating/sdk/wechat';

declare function Component(definition: object): void;

interface Page {
  setData(data: object): void;
  triggerEvent(name: string, detail: unknown): void;
}

/** What `web/rate.html` posts. */
interface Message {
  readonly kind: 'received' | 'kept' | 'refused';
  readonly receiptNumber?: string;
}

/** Where `web/rate.html` lies; its host is one of the business domains (业务域名) of the mini-program. */
const page = 'https://www.example.gov.cn/rate.html';

Component({
  data: {address: '', message: null},
  methods: {
    /** The invitation is behind `#`, which no server and no log receives. */
    onLoad(this: Page, options: OpenedWith) {
      this.setData({address: `${page}#invitation=${invitationOf(options)}`});
    },
    /** WeChat hands messages over when the person goes back, shares, or leaves: all of them at once, the last one counts. */
    heard(this: Page, {detail}: {detail: {data: readonly Message[]}}) {
      const message = detail.data[detail.data.length - 1] ?? null;
      this.setData({message});
      if (message?.kind === 'received') this.triggerEvent('rated', message);
    },
  },
});
