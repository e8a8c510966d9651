import {createReceiptClient, requestFetch, type RouteOutput, type Wechat} from '@gov-rating/sdk/wechat';

declare function Component(definition: object): void;
declare const wx: Wechat;

/** What the page of the rating hands over, in the memory of the app: number and key are in no address. */
interface Receipt {
  readonly receiptNumber: string;
  readonly receiptKey: string;
}

interface Page {
  readonly data: Receipt & {readonly endpoint: string};
  setData(data: object): void;
  getOpenerEventChannel(): {on(name: string, listener: (receipt: Receipt) => void): void};
  ask(): Promise<void>;
}

type Progress = RouteOutput<'getReceipt'>;
type State = NonNullable<Progress['order']>['state'];

/** Each step of the work, in plain words. */
const names: Readonly<Record<State, string>> = {
  created: '意见已交给单位，等单位接收',
  signed: '单位已接收',
  contacted: '单位已联系您',
  verified: '情况已查清',
  rectifying: '单位正在改正',
  rectified: '单位已改正',
  explained: '单位已说明原因',
  replied: '单位已答复',
  followed_up: '已问过您满不满意',
  closed: '处理完',
  voided: '这条评价不算数了',
};

/** A moment in Beijing time, without `Intl`, which many phones have without China's time zone. */
function beijing(moment: string): string {
  const [day = '', time = ''] = new Date(Date.parse(moment) + 28_800_000).toISOString().split('T');
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日 ${time.slice(0, 5)}`;
}

/** What the page shows of an answer. */
function shown({receivedAt, state, voidReason, order}: Progress) {
  const steps = (order?.steps ?? []).map(step => ({name: names[step.state], at: beijing(step.at)}));
  if (state === 'voided') return {now: '这条评价不算数了', more: `原因：${voidReason ?? ''}`, steps, reply: ''};
  if (!order) return {now: '评价已收到', more: `${beijing(receivedAt)}。谢谢您的评价。`, steps, reply: ''};
  const {dueAt, overdue, reply} = order;
  const until = dueAt === null ? '' : (beijing(dueAt).split(' ')[0] ?? '');
  const late = `本来 ${until} 前应有进展，现在晚了。可打 12345 催办。`;
  return {
    now: names[order.state],
    more: until === '' ? '' : overdue ? late : `${until} 前会有进展。`,
    ...{steps, reply: reply ?? ''},
  };
}

Component({
  data: {
    ...{endpoint: 'https://rating.example.gov.cn', receiptNumber: '', receiptKey: ''},
    ...{now: '正在读取…', more: '', steps: [], reply: '', failed: false},
  },
  methods: {
    onLoad(this: Page) {
      this.getOpenerEventChannel().on('receipt', receipt => {
        this.setData(receipt);
        void this.ask();
      });
    },
    async ask(this: Page) {
      const {endpoint, receiptNumber, receiptKey} = this.data;
      this.setData({now: '正在读取…', more: '', failed: false});
      try {
        const client = createReceiptClient({baseUrl: endpoint, fetch: requestFetch(wx.request)});
        this.setData(shown(await client.getReceipt({receiptNumber, receiptKey})));
      } catch {
        this.setData({now: '没有读到进度', more: '请看看网络，再试一次。也可以打 12345。', failed: true});
      }
    },
  },
});
