import {wording, type Localized} from './localized.ts';
import type {TagCode} from './tag-texts.ts';

/**
 * Tags of catalogue v2 in everyday words, by code: a second line for those whose official words are hard to understand.
 *
 * They are ours and not of the standard: what is recorded and counted is the tag, whose words they never replace. Each says
 * the same as its tag, no more and no less, for good and bad levels alike. A tag that is clear by itself has none.
 */
export const tagPlain = {
  '510': wording('一个窗口，一次就办好了', '一個窗口，一次就辦好了', 'One window, and it was done in one go'),
  '511': wording('先收下，材料可以以后补', '先收下，材料可以以後補', 'They took it, and papers could follow'),
  '406': wording('只填一张表就行', '只填一張表就行', 'One form was all I had to fill in'),
  '407': wording(
    '材料在网上交，到窗口核对',
    '材料在網上交，到窗口核對',
    'Papers went in online and were checked at the window',
  ),
  '408': wording('要交什么材料，一张单子写全了', '要交什麼材料，一張單子寫全了', 'One list said which papers to bring'),
  '409': wording(
    '签一份承诺书，可以少交材料',
    '簽一份承諾書，可以少交材料',
    'I signed a promise and needed fewer papers',
  ),
  '307': wording(
    '要改、要补的材料，一次说清了',
    '要改、要補的材料，一次說清了',
    'They said once which papers to change or add',
  ),
  '308': wording('有样子可以照着准备材料', '有樣子可以照著準備材料', 'There were examples of the papers'),
  '309': wording('在说好的时间里办好了', '在說好的時間裡辦好了', 'Done in the time they said'),
  '310': wording('办事指南说得对', '辦事指南說得對', 'The guide was right'),
  '311': wording(
    '按办事指南交材料，就能办',
    '按辦事指南交材料，就能辦',
    'The papers that the guide asks for were enough',
  ),
  '313': wording('跑的次数和说好的一样', '跑的次數和說好的一樣', 'I came as often as they said'),
  '207': wording('没有样子可以照着准备材料', '沒有樣子可以照著準備材料', 'There were no examples of the papers'),
  '208': wording('没有单子写明要交什么材料', '沒有單子寫明要交什麼材料', 'No list said which papers to bring'),
  '209': wording('没在说好的时间里办好', '沒在說好的時間裡辦好', 'Not done in the time they said'),
  '210': wording(
    '同样的证明，让交了好几次',
    '同樣的證明，讓交了好幾次',
    'I had to hand in the same papers several times',
  ),
  '211': wording(
    '说好网上能办，却办不了',
    '說好網上能辦，卻辦不了',
    'They said it could be done online, but it could not',
  ),
  '212': wording(
    '网上约好了，到大厅还要再取号排队',
    '網上約好了，到大廳還要再取號排隊',
    'I had booked online and had to queue again at the hall',
  ),
  '108': wording(
    '办事指南上没写的条件，也要符合',
    '辦事指南上沒寫的條件，也要符合',
    'They asked for conditions that the guide does not name',
  ),
  '109': wording(
    '办事指南上没写的材料，也要交',
    '辦事指南上沒寫的材料，也要交',
    'They asked for papers that the guide does not name',
  ),
  '110': wording(
    '没有理由，超过了法律规定的时间',
    '沒有理由，超過了法律規定的時間',
    'It took longer than the law says, without a reason',
  ),
  '111': wording('办事指南里的样子有错', '辦事指南裡的樣子有錯', 'The examples in the guide were wrong'),
  '112': wording(
    '说好网上交材料，却交不了',
    '說好網上交材料，卻交不了',
    'They said papers could go in online, but they could not',
  ),
  '113': wording('要跑好几个窗口和部门', '要跑好幾個窗口和部門', 'I was sent to several windows and offices'),
  '114': wording('跑的次数和说好的不一样', '跑的次數和說好的不一樣', 'I came more or less often than they said'),
} as const satisfies Readonly<Partial<Record<TagCode, Localized>>>;
