import type {Measure} from './measures.ts';

/** A sentence in the languages of the statement. */
export interface Said {
  readonly 'zh-CN': string;
  readonly en: string;
}

const said = (zhCN: string, en: string): Said => ({'zh-CN': zhCN, en});

/** The tests that the statement names: the file, and what it does in words for citizens. */
export const tests = {
  conditions: {
    file: 'packages/elements/test/accessibility/conditions.test.ts',
    name: said('每种状态在各种宽度、字号、配色下逐一测量', 'every state measured at widths, text sizes and colours'),
  },
  axe: {
    file: 'packages/elements/test/accessibility/conditions.test.ts',
    name: said('每种状态用 axe 检查', 'axe on every state'),
  },
  heard: {
    file: 'packages/elements/test/accessibility/screen-reader.test.ts',
    name: said('读屏软件会读到的名称、状态和提示，逐句核对', 'what a screen reader meets, compared word by word'),
  },
  spoken: {
    file: 'packages/elements/test/accessibility/spoken.test.ts',
    name: said(
      '只用键盘、只用鼠标各走一遍全程，核对读出的每一句',
      'the whole way by keyboard and by mouse, every spoken sentence compared',
    ),
  },
  pages: {
    file: 'packages/server/test/node/pages-in-a-browser.test.ts',
    name: said('服务器的每个页面在浏览器中检查', "each of the server's pages in a browser"),
  },
  neutral: {
    file: 'packages/elements/src/rating/neutral.test.ts',
    name: said('五个等级一样大、一样远，没有默认选项', 'five levels of one size and distance, none chosen beforehand'),
  },
  receipt: {
    file: 'packages/elements/src/receipt/accessibility.test.ts',
    name: said('查询页面的读屏和键盘检查', 'screen reader and keyboard on the page of progress'),
  },
} as const satisfies Readonly<Record<string, {readonly file: string; readonly name: Said}>>;

/** The name of a test. */
export type TestName = keyof typeof tests;

/** How a clause is known to be met: by tests, by people who have not come yet, or because it has no subject here. */
export type Evidence =
  | {readonly by: readonly TestName[]; readonly measures?: readonly (Measure | 'axe')[]}
  | 'people'
  | {readonly none: Said};

/** One clause of a norm. */
export interface Clause {
  readonly norm: NormName;
  /** As the norm counts it; empty where its number is not certain. */
  readonly number: string;
  readonly level?: 'A' | 'AA' | 'AAA';
  readonly name: Said;
  readonly evidence: Evidence;
}

/** The norms, in the order of the statement. */
export const norms = {
  wcag: said('WCAG 2.2（A、AA 级，以及四条 AAA 级）', 'WCAG 2.2 (A, AA, and four of AAA)'),
  app: said(
    '工信厅信管函〔2021〕67号附件2（移动互联网应用适老化）',
    'MIIT 2021 No. 67, annex 2 (apps for older people)',
  ),
  web: said(
    '工信厅信管函〔2021〕67号附件1（互联网网站适老化；按内容列出，不引条号）',
    'MIIT 2021 No. 67, annex 1 (websites for older people; by content, without numbers)',
  ),
  law: said('《中华人民共和国无障碍环境建设法》（2023）', 'Law on Building an Accessible Environment (2023)'),
} as const satisfies Readonly<Record<string, Said>>;

/** The name of a norm. */
export type NormName = keyof typeof norms;

const nothing = {none: said('没有音频、视频', 'no audio or video')};
const noGesture = {none: said('不用手势、拖动、晃动', 'no gestures, dragging or motion')};
const measured = (...measures: readonly (Measure | 'axe')[]): Evidence => ({by: ['conditions'], measures});
const axe: Evidence = {by: ['axe', 'pages'], measures: ['axe']};
const heard: Evidence = {by: ['heard', 'spoken'], measures: ['axe']};
const keyboard: Evidence = {by: ['spoken', 'pages']};

const wcag = (number: string, level: 'A' | 'AA' | 'AAA', zhCN: string, en: string, evidence: Evidence): Clause => ({
  norm: 'wcag',
  number,
  level,
  name: said(zhCN, en),
  evidence,
});
const of =
  (norm: NormName) =>
  (number: string, zhCN: string, en: string, evidence: Evidence): Clause => ({
    norm,
    number,
    name: said(zhCN, en),
    evidence,
  });
const app = of('app');
const web = of('web');
const law = of('law');

/** Every clause of the statement. */
export const clauses: readonly Clause[] = [
  wcag('1.1.1', 'A', '非文本内容', 'Non-text Content', axe),
  wcag('1.2.1', 'A', '纯音频和纯视频（预录）', 'Audio-only and Video-only', nothing),
  wcag('1.2.2', 'A', '字幕（预录）', 'Captions (Prerecorded)', nothing),
  wcag('1.2.3', 'A', '音频描述或替代（预录）', 'Audio Description or Media Alternative', nothing),
  wcag('1.2.4', 'AA', '字幕（实况）', 'Captions (Live)', nothing),
  wcag('1.2.5', 'AA', '音频描述（预录）', 'Audio Description (Prerecorded)', nothing),
  wcag('1.3.1', 'A', '信息和关系', 'Info and Relationships', heard),
  wcag('1.3.2', 'A', '有意义的顺序', 'Meaningful Sequence', heard),
  wcag('1.3.3', 'A', '感官特征', 'Sensory Characteristics', 'people'),
  wcag('1.3.4', 'AA', '方向', 'Orientation', measured('sideways', 'cut')),
  wcag('1.3.5', 'AA', '识别输入目的', 'Identify Input Purpose', axe),
  wcag('1.4.1', 'A', '颜色的使用', 'Use of Color', 'people'),
  wcag('1.4.2', 'A', '音频控制', 'Audio Control', 'people'),
  wcag('1.4.3', 'AA', '对比度（最低）', 'Contrast (Minimum)', measured('contrast', 'axe color-contrast')),
  wcag('1.4.4', 'AA', '调整文本大小', 'Resize Text', measured('sideways', 'cut')),
  wcag('1.4.5', 'AA', '文本图像', 'Images of Text', {none: said('没有文字图片', 'no images of text')}),
  wcag('1.4.6', 'AAA', '对比度（加强）', 'Contrast (Enhanced)', 'people'),
  wcag('1.4.8', 'AAA', '视觉呈现', 'Visual Presentation', 'people'),
  wcag('1.4.10', 'AA', '重排', 'Reflow', measured('sideways', 'cut')),
  wcag('1.4.11', 'AA', '非文本对比度', 'Non-text Contrast', measured('edge', 'focus unseen')),
  wcag('1.4.12', 'AA', '文本间距', 'Text Spacing', measured('sideways', 'cut')),
  wcag('1.4.13', 'AA', '悬停或聚焦时的内容', 'Content on Hover or Focus', 'people'),
  wcag('2.1.1', 'A', '键盘', 'Keyboard', keyboard),
  wcag('2.1.2', 'A', '没有键盘陷阱', 'No Keyboard Trap', keyboard),
  wcag('2.1.4', 'A', '字符快捷键', 'Character Key Shortcuts', {none: said('没有快捷键', 'no shortcuts')}),
  wcag('2.2.1', 'A', '时间可调', 'Timing Adjustable', 'people'),
  wcag('2.2.2', 'A', '暂停、停止、隐藏', 'Pause, Stop, Hide', {by: ['pages']}),
  wcag('2.3.1', 'A', '闪烁三次或低于阈值', 'Three Flashes or Below Threshold', {
    none: said('没有闪烁', 'nothing flashes'),
  }),
  wcag('2.4.1', 'A', '绕过模块', 'Bypass Blocks', axe),
  wcag('2.4.2', 'A', '网页标题', 'Page Titled', {by: ['pages']}),
  wcag('2.4.3', 'A', '焦点顺序', 'Focus Order', {by: ['conditions', 'spoken'], measures: ['order']}),
  wcag('2.4.4', 'A', '链接目的（上下文中）', 'Link Purpose (In Context)', axe),
  wcag('2.4.5', 'AA', '多种方式', 'Multiple Ways', 'people'),
  wcag('2.4.6', 'AA', '标题和标签', 'Headings and Labels', {by: ['conditions', 'heard'], measures: ['heading']}),
  wcag('2.4.7', 'AA', '焦点可见', 'Focus Visible', measured('focus unseen')),
  wcag('2.4.11', 'AA', '焦点不被遮住（最低）', 'Focus Not Obscured (Minimum)', measured('focus covered')),
  wcag('2.5.1', 'A', '指针手势', 'Pointer Gestures', noGesture),
  wcag('2.5.2', 'A', '指针取消', 'Pointer Cancellation', 'people'),
  wcag('2.5.3', 'A', '名称中的标签', 'Label in Name', heard),
  wcag('2.5.4', 'A', '动作触发', 'Motion Actuation', noGesture),
  wcag('2.5.5', 'AAA', '目标尺寸（加强）', 'Target Size (Enhanced)', measured('target 24', 'target 44')),
  wcag('2.5.7', 'AA', '拖动', 'Dragging Movements', noGesture),
  wcag('2.5.8', 'AA', '目标尺寸（最低）', 'Target Size (Minimum)', measured('target 24')),
  wcag('3.1.1', 'A', '网页语言', 'Language of Page', {by: ['pages'], measures: ['axe']}),
  wcag('3.1.2', 'AA', '部分内容的语言', 'Language of Parts', measured('lang')),
  wcag('3.1.5', 'AAA', '阅读水平', 'Reading Level', 'people'),
  wcag('3.2.1', 'A', '获得焦点时', 'On Focus', keyboard),
  wcag('3.2.2', 'A', '输入时', 'On Input', keyboard),
  wcag('3.2.3', 'AA', '一致的导航', 'Consistent Navigation', 'people'),
  wcag('3.2.4', 'AA', '一致的标识', 'Consistent Identification', 'people'),
  wcag('3.2.6', 'A', '一致的帮助', 'Consistent Help', 'people'),
  wcag('3.3.1', 'A', '错误识别', 'Error Identification', heard),
  wcag('3.3.2', 'A', '标签或说明', 'Labels or Instructions', heard),
  wcag('3.3.3', 'AA', '错误建议', 'Error Suggestion', heard),
  wcag('3.3.4', 'AA', '错误预防（法律、财务、数据）', 'Error Prevention', 'people'),
  wcag('3.3.7', 'A', '重复输入', 'Redundant Entry', 'people'),
  wcag('3.3.8', 'AA', '无障碍身份验证（最低）', 'Accessible Authentication (Minimum)', 'people'),
  wcag('4.1.2', 'A', '名称、角色、值', 'Name, Role, Value', heard),
  wcag('4.1.3', 'AA', '状态消息', 'Status Messages', heard),
  app(
    '1.1',
    '最大字号不小于 30，字号可调，长辈版主要文字不小于 18',
    'Largest text at least 30, adjustable, main text for the elderly at least 18',
    'people',
  ),
  app(
    '1.2',
    '行距 1.3 倍，段距为行距的 1.3 倍以上',
    'Line height 1.3, paragraphs at least 1.3 times as far apart',
    'people',
  ),
  app('1.3', '文字对比度 4.5:1（大字 3:1）', 'Contrast 4.5:1 (large text 3:1)', measured('contrast')),
  app(
    '2.1',
    '点按区域不小于 44，长辈版不小于 60',
    'Targets at least 44, for the elderly 60',
    measured('target 24', 'target 44', 'target 60'),
  ),
  app('2.3', '操作时间充足', 'Enough time', 'people'),
  app(
    '2.4',
    '关闭按钮在上方或下方居中，不小于 44',
    'Close button top or bottom, at least 44',
    measured('target 24', 'target 44'),
  ),
  app('3.1', '显著的“长辈版”入口', 'A striking entrance to the version for the elderly', 'people'),
  app('4.1', '支持读屏软件，后来出现的部分也支持', 'Open to screen readers, later parts too', heard),
  app('5.1', '没有诱导按键', 'Nothing that lures', {by: ['neutral', 'pages']}),
  web('', '放大和大字，移动端文字不小于 18', 'Enlarging and large print, mobile text at least 18', 'people'),
  web('', '全程可用键盘操作', 'Keyboard throughout', keyboard),
  web('', '语音阅读', 'Reading aloud', 'people'),
  web('', '不用专业术语', 'No technical terms', 'people'),
  web('', '操作状态有提示，可以撤销', 'The state of an operation is told, and it can be undone', heard),
  law('第三十二条', '公共服务网站逐步达到标准', 'Public websites meet the standards step by step', 'people'),
  law(
    '第三十三条第二款',
    '自助公共服务终端提供语音、大字（是否指大厅终端，尚不确定）',
    'Self-service terminals: voice, large print (whether it means terminals in halls is uncertain)',
    'people',
  ),
  law('第三十五条', '服务热线', 'Hotlines', 'people'),
  law('第三十九条、第四十条', '服务大厅的人工和语音帮助', 'Human help and voice in halls', 'people'),
  law('第六十二条', '投诉', 'Complaints', {by: ['pages']}),
];
