import {invitationOf, type OpenedWith} from '@gov-rating/sdk/wechat';

declare function Component(definition: object): void;

interface Page {
  setData(data: object): void;
  triggerEvent(name: string, detail: unknown): void;
}

/** The rating server; its host is one of the request domains (request 合法域名) of the mini-program. */
const endpoint = 'https://rating.example.gov.cn';

Component({
  data: {endpoint, token: '', channel: 'mobile', isOpen: false},
  methods: {
    /** Opened by a mini-program code, an ordinary QR code, or a link such as `/pages/rate/index?token=…`. */
    onLoad(this: Page, options: OpenedWith) {
      const channel = options.scene || options.q ? 'qr_code' : 'mobile';
      this.setData({token: invitationOf(options), channel, isOpen: true});
    },
    /** Also said by the component itself; here the app may mark its own task as done. */
    received(this: Page, {detail}: {detail: {receiptNumber: string; orderNumber: string | null}}) {
      this.triggerEvent('rated', detail);
    },
  },
});
