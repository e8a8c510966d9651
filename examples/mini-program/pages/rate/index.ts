import {invitationOf, type OpenedWith} from '@gov-rating/sdk/wechat';

declare function Component(definition: object): void;
declare const wx: {
  navigateTo(options: {
    url: string;
    success(opened: {eventChannel: {emit(name: string, detail: unknown): void}}): void;
  }): void;
};

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
    /** The person wants to see how far the rating is. Number and key go by the channel between the pages, never in the address. */
    progress(this: Page, {detail}: {detail: {receiptNumber: string; receiptKey: string}}) {
      wx.navigateTo({
        url: '/pages/receipt/index',
        success: ({eventChannel}) => eventChannel.emit('receipt', detail),
      });
    },
    /** Also said by the component itself; here the app may mark its own task as done. */
    received(this: Page, {detail}: {detail: {receiptNumber: string; orderNumber: string | null}}) {
      this.triggerEvent('rated', detail);
    },
  },
});
