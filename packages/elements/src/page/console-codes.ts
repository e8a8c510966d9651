/**
 * Every code that an element may write to the console, for page authors: its meaning and what to do. The elements
 * import only types of this file, so its texts are in the documentation and in no script file.
 */

/** A code in one language: what happened, and what the page author can do. */
interface Explained {
  readonly means: string;
  readonly do: string;
}

/** By code, in alphabetical order. */
export const consoleCodes = {
  channel_unknown: {
    en: {
      means: '`channel` is not one that a page may claim; the rating was sent as one from the web.',
      do: 'Write `web`, `mobile` or `qr_code`, or leave it out. For a screen in the hall, invite with `channel`.',
    },
    'zh-CN': {
      means: '`channel` 不是页面可以声明的评价渠道；这次评价按 `web` 提交。',
      do: '写 `web`、`mobile` 或 `qr_code`，或去掉这个属性。大厅的屏幕请在邀请时写明 `channel`。',
    },
  },
  endpoint_missing: {
    en: {
      means: 'The server is unknown: there is no usable `endpoint`, and no script tag of ours on the page.',
      do: 'Write `endpoint`: absolute, or beginning with `/` or `./`. A bundle and a micro-frontend always need it.',
    },
    'zh-CN': {
      means: '无法得知服务器地址：没有可用的 `endpoint`，页面上也没有我们的脚本标签。',
      do: '写明 `endpoint`：完整地址，或以 `/`、`./` 开头。打包和微前端必须写。',
    },
  },
  evidence_unchecked: {
    en: {
      means: 'The file that checks a receipt did not load, or is not the one that was built with the script.',
      do: 'Serve `gov-rating-evidence.js` and `gov-rating-evidence-sm2.js` of the same version beside the script.',
    },
    'zh-CN': {
      means: '核对回执的文件没有加载，或与脚本不是同一次构建。',
      do: '把同一版本的 `gov-rating-evidence.js`、`gov-rating-evidence-sm2.js` 放在脚本旁边。',
    },
  },
  flag_false: {
    en: {
      means: 'A boolean attribute has the value `"false"`; in HTML this means true.',
      do: 'Remove the attribute, or set the property of that name to `false`.',
    },
    'zh-CN': {
      means: '开关属性写成了 `"false"`；按 HTML 规则，写了就是开。',
      do: '去掉这个属性，或把同名的 JS 属性设为 `false`。',
    },
  },
  language_refused: {
    en: {
      means: 'Nothing of a language that the page adds can be shown; elements stay in Chinese.',
      do: 'Give an object with a BCP 47 `language` other than Chinese and English, `direction` (`ltr` or `rtl`) and `words`. `gov-rating-check-language` says what is wrong.',
    },
    'zh-CN': {
      means: '页面添加的语言完全不能用，仍显示中文。',
      do: '写一个对象：`language` 为中文、英文以外的 BCP 47 标签，`direction` 为 `ltr` 或 `rtl`，另有 `words`。用 `gov-rating-check-language` 查看错在哪里。',
    },
  },
  language_unknown: {
    en: {
      means: '`lang` names a language without a catalogue; another one is shown.',
      do: 'Write `zh-CN`, `zh-TW` or `en`, or add the language with `gov-rating-language.js` or `registerLanguage`.',
    },
    'zh-CN': {
      means: '`lang` 指定的语言没有词条，改用另一种语言显示。',
      do: '写 `zh-CN`、`zh-TW` 或 `en`，或用 `gov-rating-language.js`、`registerLanguage` 添加这种语言。',
    },
  },
  level_unknown: {
    en: {
      means: '`value` of a scale is not one of the five levels; nothing is chosen.',
      do: 'Set one of the five names, `very_satisfied` to `very_dissatisfied`, or nothing.',
    },
    'zh-CN': {
      means: '等级控件的 `value` 不是五个等级之一；按未选择处理。',
      do: '使用五个等级名称之一（`very_satisfied` 至 `very_dissatisfied`），或留空。',
    },
  },
  period_unknown: {
    en: {
      means: '`period` of a board cannot be read; all results are shown.',
      do: 'Write a year, a month, days or months: `2026`, `2026-10`, `30d`, `12m`.',
    },
    'zh-CN': {
      means: '公示板的 `period` 无法识别；显示全部结果。',
      do: '写年、月、天数或月数：`2026`、`2026-10`、`30d`、`12m`。',
    },
  },
  phone_refused: {
    en: {
      means: '`help-phone` or `hotline` is not a telephone in the form that is shown; it is left out.',
      do: 'Write it as `020-12345678`, `400-123-4567`, `13800138000`, `12345` or `+85212345678`, perhaps with an extension: `-12`.',
    },
    'zh-CN': {
      means: '`help-phone` 或 `hotline` 不是规定写法的电话号码；不显示。',
      do: '写成 `020-12345678`、`400-123-4567`、`13800138000`、`12345` 或 `+85212345678`，可带分机号：`-12`。',
    },
  },
  redirected: {
    en: {
      means: 'A gateway answers a request with a redirect. It is not followed; a rating waits on the device.',
      do: 'Let the gateway answer POST itself, and write the final address, with `https`, into `endpoint`.',
    },
    'zh-CN': {
      means: '网关用跳转应答请求。跳转不会被跟随；评价留在本机等待。',
      do: '让网关直接应答 POST；`endpoint` 写跳转之后的 `https` 地址。',
    },
  },
  request_altered: {
    en: {
      means: 'The request was changed on the way: a header, the method or the body is missing.',
      do: 'Let the gateway pass `Authorization`, `Idempotency-Key`, method and body unchanged.',
    },
    'zh-CN': {
      means: '服务器收到的请求与发出的不同：缺少请求头，或方法、正文被改动。',
      do: '让网关原样放行 `Authorization`、`Idempotency-Key`、请求方法和正文。',
    },
  },
  script_missing: {
    en: {
      means: '`gov-rating-any.js` cannot find its own folder, or the file beside it does not load.',
      do: 'Let the policy and the gateway pass `gov-rating.js` and `gov-rating.es2019.js`; where scripts are evaluated as text, load one of these two files instead.',
    },
    'zh-CN': {
      means: '`gov-rating-any.js` 无法得知自己的位置，或旁边的文件加载失败。',
      do: '让安全策略和网关放行 `gov-rating.js`、`gov-rating.es2019.js`；脚本被当作文本执行时，改为直接加载其中一个。',
    },
  },
  service_incomplete: {
    en: {
      means: 'The `service` of a terminal lacks a fact that the server needs; the person is not asked.',
      do: 'Give what `collectDeviceRating` takes: institution, case or ticket number, 服务次序, node, item or point, and when.',
    },
    'zh-CN': {
      means: '终端的 `service` 缺少服务器必需的内容；没有请办事人评价。',
      do: '按 `collectDeviceRating` 给全：机构、办件编号或排队号、服务次序、评价节点、事项或地点、时间。',
    },
  },
  storage_in_memory: {
    en: {
      means: 'The browser of the terminal gives no storage that lasts; without a network no rating can be taken.',
      do: 'Open the page by https or on localhost, not in a private window, and allow the origin to store.',
    },
    'zh-CN': {
      means: '终端的浏览器没有可长期保存的存储；没有网络时无法接受评价。',
      do: '用 https 或 localhost 打开页面，不用无痕窗口，并允许这个来源保存数据。',
    },
  },
  token_malformed: {
    en: {
      means: 'The URL has no invitation, or its value is not a token.',
      do: 'Open the page by the link of an invitation, `…#invitation=…`, or set `token`.',
    },
    'zh-CN': {
      means: '地址中没有评价邀请，或其中的内容不是令牌。',
      do: '用邀请链接（`…#invitation=…`）打开页面，或设置 `token`。',
    },
  },
  unexpected_answer: {
    en: {
      means:
        'Something answered that is not the evaluation server: a page of a gateway, a firewall or a network, or a wrong `endpoint`.',
      do: 'Open the address in the network panel. Check `endpoint`, and leave the comment out of the firewall’s rules.',
    },
    'zh-CN': {
      means: '应答的不是评价服务器：网关、防火墙或网络的页面，或 `endpoint` 写错。',
      do: '在浏览器的网络面板查看应答。检查 `endpoint`；把评价内容从防火墙规则中排除。',
    },
  },
  words_refused: {
    en: {
      means:
        'Some sentences of a language that the page adds are left out and stay Chinese: empty, too long, or with other placeholders.',
      do: 'Run `gov-rating-check-language` with the file: it names each sentence.',
    },
    'zh-CN': {
      means: '页面添加的语言有的句子没有采用，仍显示中文：空白、过长，或占位符与中文不同。',
      do: '用 `gov-rating-check-language` 检查这个文件，会逐句列出。',
    },
  },
  words_unread: {
    en: {
      means: 'A file that `data-words` names does not load, is longer than 2,000,000 characters or is not JSON.',
      do: 'Open its address. Let the policy allow it (`connect-src`), and CORS where it is of another origin.',
    },
    'zh-CN': {
      means: '`data-words` 指定的文件没有加载，或超过 2,000,000 个字符，或不是 JSON。',
      do: '打开它的地址看看。让安全策略放行（`connect-src`），跨源时还要允许 CORS。',
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'en' | 'zh-CN', Explained>>>>;

/** One of the codes. */
export type ConsoleCode = keyof typeof consoleCodes;
