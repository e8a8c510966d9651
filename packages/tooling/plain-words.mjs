/**
 * The words of offices and of programs that no citizen shall have to read, and what to say instead. `check-words.mjs` finds
 * them in every sentence for citizens. Screens of staff keep the words of the rules.
 */

/** Words by what to say instead: simplified, traditional, English. English ones are found as whole words, in any case. */
export const avoided = [
  {
    say: '单位、办事单位 / the institution',
    words: ['承办机构', '承辦機構', '承办单位', '承辦單位', '被评机构', '被評機構'],
  },
  {say: '您的意见、处理 / your rating', words: ['工单', '工單', 'work order', 'work orders']},
  {say: '查清、核对 / find out', words: ['核实', '核實', '核验', '核驗']},
  {say: '办完、处理完 / finished', words: ['办结', '辦結']},
  {say: '接收 / take', words: ['签收', '簽收']},
  {say: '上级再看 / look at it again', words: ['复核', '複核', '裁定']},
  {say: '问您满不满意 / ask whether it helped', words: ['回访', '回訪']},
  {say: '补充评价 / anything to add', words: ['追评', '追評', 'supplement']},
  {say: '改正 / put right', words: ['整改', 'rectified', 'rectify', 'rectification']},
  {
    say: '有网后 / once there is a network',
    words: ['恢复联网', '恢復聯網', '恢复连线', '恢復連線', '未联网', '未連網'],
  },
  {say: '（什么没有交上去） / this', words: ['请求', '請求', 'request', 'requests']},
  {say: '系统、没有连上 / here, the rating system', words: ['服务器', '伺服器', 'server', 'gateway', '网关', '閘道']},
  {say: '打不开、不对 / does not work', words: ['无效', '無效', '失效', 'invalid', 'not valid', 'malformed']},
  {say: '交 / send', words: ['提交成功', '提交失败', '提交失敗', '未提交', 'submit', 'submitted', 'submission']},
  {say: '（不说格式） / nothing of formats', words: ['JSON', 'HTTP', 'token', 'parameter', 'syntax', 'idempotency']},
  {say: '有了、做好 / is made', words: ['生成', '產生了']},
  {say: '（不用这个词）', words: ['予以', '予以處理', '兹', '茲']},
  {say: '晚了、到期还没 / late', words: ['逾期', '超期', '超時', 'overdue']},
  {say: '不算数 / does not count', words: ['作废', '作廢', 'void', 'voided']},
  {say: '评的人太少', words: ['样本不足', '樣本不足', '位次']},
  {say: '免得认出是谁 / so that nobody is recognized', words: ['为保护评价人', '為保護評價人']},
  {say: '请不要 / please do not', words: ['请勿', '請勿', '不得强迫', '不得強迫', '不得含', '严禁', '嚴禁']},
  {say: '不用再评 / you need not rate again', words: ['无需', '無需', '重复评价', '重複評價']},
  {say: '可以不写 / optional', words: ['更多选项', '更多選項', '具体情况', '具體情況', '选填', '選填', '必填']},
  {say: '还没有 / not yet', words: ['尚未', '暂无', '暫無', '暂不', '暫不']},
  {say: '现在不能 / not now', words: ['暂时无法', '暫時無法', '无法', '無法', '无权', '無權']},
  {say: '告诉 / tell', words: ['告知', '运维', '維運']},
  {say: '再试一次 / try again', words: ['重试', '重試', 'retry']},
  {say: '正在打开 / opening', words: ['加载', '加載', '載入', 'loading']},
  {say: '办事平台 / the portal', words: ['凭证', '憑證', 'credential', 'endpoint']},
];

const messages = name => `packages/elements/src/messages/${name}.ts`;
const problems = name => `packages/contract/src/problem${name}.ts`;

/** The files whose sentences citizens read. */
export const forCitizens = [
  ...['zh-CN', 'zh-TW', 'en', 'receipt', 'my', 'board', 'evaluator', 'kiosk', 'help', 'voice', 'carry', 'sheet'].map(
    messages,
  ),
  ...[
    '',
    's-of-callers',
    's-of-codes',
    's-of-devices',
    's-of-keys',
    's-of-raters',
    's-of-registers',
    's-of-requests',
  ].map(problems),
  'packages/contract/src/standard/tag-plain.ts',
  'packages/server/src/node/accessibility-page.ts',
  'packages/server/src/node/elder-page.ts',
  'packages/server/src/node/help-line.ts',
  'packages/server/src/node/page-texts.ts',
  'packages/server/src/node/point-page.ts',
  'packages/server/src/node/point-words.ts',
  'packages/server/src/domain/raters/code-sign-in.ts',
  'packages/server/src/domain/raters/reminder.ts',
  'packages/sdk/src/collect/hotline-script.ts',
  'examples/mobile/connection.ts',
  'examples/mobile/help.ts',
  'examples/mobile/lists.ts',
  'examples/mobile/main.ts',
  'examples/mobile/rate.ts',
  'examples/mobile/receipt.ts',
  'examples/mobile/state.ts',
  'examples/mobile/words.ts',
  'examples/sms-gateway/dialogue.ts',
  'examples/hotline/hotline.ts',
];

/** The files whose Chinese only staff, operators and developers read, or that hold none of their own sentences. */
export const forOthers = [
  ...['desk-zh-CN', 'desk-zh-TW', 'desk-en', 'language-rules', 'register-language', 'fill', 'shanghai-time'].map(
    messages,
  ),
  'packages/elements/src/page/console-codes.ts',
  // What norms ask and what was measured, clause by clause.
  'packages/server/src/node/accessibility-report.ts',
  'packages/server/src/node/csv.ts',
  'packages/server/src/node/point-script.ts',
  'packages/sdk/src/collect/reply-doubts.ts',
  'packages/sdk/src/collect/reply-words.ts',
  'packages/sdk/src/collect/reply.fixtures.ts',
  'examples/mobile/demo-portal.ts',
  'examples/hotline/agent-pages.ts',
  'examples/hotline/agent-view.ts',
  'examples/hotline/rateable.ts',
];

/** Where sentences can be: every file with Chinese text in these places is in one of the two lists. */
export const places = [
  'packages/elements/src/**/*.ts',
  'packages/contract/src/problem*.ts',
  'packages/server/src/node/*.ts',
  'packages/server/src/domain/raters/*.ts',
  'packages/sdk/src/collect/*.ts',
  'examples/{mobile,sms-gateway,hotline}/*.ts',
];

/** Refusals that no citizen meets, although no route or one that is open to all can give them. */
export const problemsOfOthers = {
  'of programs that sign in': ['client_invalid', 'client_disabled', 'grant_not_supported', 'scope_not_granted'],
  'of callers with the wrong rights': ['unauthorized', 'rights_missing', 'caller_not_allowed', 'role_not_allowed'],
  'of programs that call in a wrong way': [
    ...['idempotency_key_missing', 'idempotency_keys_differ', 'idempotency_key_reused'],
    ...['method_not_allowed', 'unsupported_media_type', 'unknown_profile', 'unknown_portal'],
  ],
  'of devices and those who pair them': [
    ...['device_key_invalid', 'device_revoked', 'pairing_code_unknown', 'pairing_code_used'],
  ],
  'of those who check the evidence log': ['unknown_tree_head', 'unknown_entry', 'tree_size_not_reached'],
};

/** Standard terms, which stay as they are: where, which word, and why. */
export const standardTerms = [
  {file: messages('zh-CN'), key: 'completed', word: '办结', reason: '评价节点 of the standard'},
  {file: messages('zh-TW'), key: 'completed', word: '辦結', reason: '评价节点 of the standard'},
  {file: messages('my'), key: 'completed', word: '办结', reason: '评价节点 of the standard'},
  {file: messages('my'), key: 'completed', word: '辦結', reason: '评价节点 of the standard'},
  {file: messages('board'), key: 'on_time_rate', word: '整改', reason: 'the name of the measure in monthly reports'},
  {
    file: messages('board'),
    key: 'on_time_rate',
    word: 'rectified',
    reason: 'the name of the measure in monthly reports',
  },
];
