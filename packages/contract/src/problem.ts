import {kind, type ProblemKind} from './problem-kind.ts';
import {callerProblems} from './problems-of-callers.ts';
import {keyProblems} from './problems-of-keys.ts';
import {deviceProblems} from './problems-of-devices.ts';
import {codeProblems} from './problems-of-codes.ts';
import {raterProblems} from './problems-of-raters.ts';
import {registerProblems} from './problems-of-registers.ts';
import {requestProblems} from './problems-of-requests.ts';

export type {ProblemKind} from './problem-kind.ts';

/**
 * Every refusal the interface can give: code → HTTP status, whether a retry can help, and the sentence a person reads.
 * Codes are never renamed.
 */
export const problems = {
  ...callerProblems,
  ...requestProblems,
  ...keyProblems,
  ...deviceProblems,
  ...codeProblems,
  ...registerProblems,
  ...raterProblems,
  invalid_input: kind(
    422,
    '提交的内容有误，请检查标出的字段。',
    '提交的內容有誤，請檢查標出的欄位。',
    'Something in the request is not valid; see the named field.',
  ),
  missing_field: kind(422, '缺少必填的字段。', '缺少必填的欄位。', 'A required field is missing.'),
  text_not_well_formed: kind(
    422,
    '文字中含有无法保存的字符，请删除后再试。',
    '文字中含有無法保存的字元，請刪除後再試。',
    'The text contains characters that cannot be stored.',
  ),
  text_too_long: kind(422, '文字过长，请缩短后再试。', '文字過長，請縮短後再試。', 'The text is too long.'),
  unknown_level: kind(
    422,
    '评价等级不存在，请从五个等级中选择一个。',
    '評價等級不存在，請從五個等級中選擇一個。',
    'There is no such level; choose one of the five.',
  ),
  unknown_tag: kind(
    422,
    '评价标签不存在，请刷新页面后重新选择。',
    '評價標籤不存在，請重新整理頁面後再選。',
    'There is no such tag in the catalogue in use.',
  ),
  tag_of_another_level: kind(
    422,
    '所选标签不属于所选的评价等级，请重新选择。',
    '所選標籤不屬於所選的評價等級，請重新選擇。',
    'A chosen tag belongs to another level.',
  ),
  reason_required: kind(
    422,
    '选择“不满意”或“非常不满意”时，请至少选择一个原因或写下说明。',
    '選擇「不滿意」或「非常不滿意」時，請至少選擇一個原因或寫下說明。',
    'For a bad rating, choose at least one reason or write a comment.',
  ),
  comment_too_long: kind(
    422,
    '评价内容过长，请缩短后再提交。',
    '評價內容過長，請縮短後再提交。',
    'The comment is too long; please shorten it.',
  ),
  channel_not_allowed: kind(
    422,
    '本地区未启用该评价渠道。',
    '本地區未啟用該評價渠道。',
    'This channel is not in use in this region.',
  ),
  unknown_profile: kind(422, '地区规则不存在。', '地區規則不存在。', 'There is no such profile.'),
  page_not_allowed: kind(
    422,
    '网址未登记，不能用于邀请。',
    '網址未登記，不能用於邀請。',
    'The address is not on the list registered for this client.',
  ),
  cursor_invalid: kind(
    422,
    '翻页标记无效，请从第一页重新开始。',
    '翻頁標記無效，請從第一頁重新開始。',
    'The cursor is not valid; start from the first page.',
  ),
  invitation_invalid: kind(
    401,
    '评价链接无效，请核对链接或联系办事窗口。',
    '評價連結無效，請核對連結或聯絡辦事窗口。',
    'This rating link is not valid.',
  ),
  invitation_expired: kind(
    410,
    '评价链接已过期，请联系办事窗口重新获取。',
    '評價連結已過期，請聯絡辦事窗口重新取得。',
    'This rating link has expired.',
  ),
  invitation_used: kind(
    409,
    '您已通过此链接提交过评价，无需重复评价。',
    '您已透過此連結提交過評價，無需重複評價。',
    'This link has already been used to rate; there is no need to rate again.',
  ),
  already_rated: kind(
    409,
    '本次服务已评价，无需重复评价。',
    '本次服務已評價，無需重複評價。',
    'This service has already been rated; there is no need to rate again.',
  ),
  rating_window_closed: kind(
    410,
    '本次服务的评价期限已过。',
    '本次服務的評價期限已過。',
    'The time in which this service could be rated is over.',
  ),
  unknown_order: kind(404, '差评工单不存在。', '差評工單不存在。', 'There is no such work order.'),
  unknown_review: kind(404, '复核或申诉不存在。', '複核或申訴不存在。', 'There is no such review or appeal.'),
  unknown_receipt: kind(
    404,
    '评价回执不存在，请核对编号。',
    '評價回執不存在，請核對編號。',
    'There is no such receipt.',
  ),
  receipt_number_mistyped: kind(
    422,
    '这个号码有一位不对，请对照再看一遍。',
    '這個號碼有一位不對，請對照再看一遍。',
    'One digit of this number is wrong. Please compare it once more.',
  ),
  order_ended: kind(
    409,
    '该工单已结束，不能再办理。',
    '該工單已結束，不能再辦理。',
    'This order has ended; nothing more can be done with it.',
  ),
  order_changed: kind(
    409,
    '该工单刚刚已被他人办理，请按最新状态重新操作。',
    '該工單剛剛已由他人辦理，請按最新狀態重新操作。',
    'Another person has changed this order in the meantime; look at its new state first.',
  ),
  step_not_possible: kind(
    409,
    '工单当前状态不能进行此步骤。',
    '工單目前狀態不能進行此步驟。',
    'This step is not possible in the present state of the order.',
  ),
  not_handling_institution: kind(
    403,
    '只有承办该工单的机构才能进行此步骤。',
    '只有承辦該工單的機構才能進行此步驟。',
    'Only the institution that handles the order may take this step.',
  ),
  decider_not_higher: kind(
    403,
    '被评价机构不能自行裁定，须由其上级机构决定。',
    '被評價機構不能自行裁定，須由其上級機構決定。',
    'Only an institution above the rated one may decide this.',
  ),
  decider_not_other: kind(
    403,
    '申请人或前一次的决定人不能作出此决定。',
    '申請人或前一次的決定人不能作出此決定。',
    'The person who asked, or who decided the first instance, may not decide this.',
  ),
  extension_not_allowed: kind(
    409,
    '超出允许的延期天数，答复期限已过，或本地区未规定延期。',
    '超出允許的延期天數，答覆期限已過，或本地區未規定延期。',
    'The extension is longer than the rules allow, the answer is due already, or the rules allow none.',
  ),
  promised_day_not_possible: kind(
    422,
    '整改日期须在今天之后且不晚于答复期限；需要更多时间请先延期。',
    '整改日期須在今天之後且不晚於答覆期限；需要更多時間請先延期。',
    'The promised day must lie between today and the day on which the answer is due; extend first if more time is needed.',
  ),
  transfer_not_possible: kind(
    409,
    '不能转给曾经承办过该工单的机构。',
    '不能轉給曾經承辦過該工單的機構。',
    'An order cannot go back to an institution that has handled it before.',
  ),
  no_common_superior: kind(
    409,
    '只能转给双方共同上级所辖、且不是其上级的机构。',
    '只能轉給雙方共同上級所轄、且不是其上級的機構。',
    'An order can go only to an institution below a common superior, and not to a superior itself.',
  ),
  review_exists: kind(
    409,
    '该评价已申请过复核或申诉。',
    '該評價已申請過複核或申訴。',
    'A review or appeal of this rating was asked for before.',
  ),
  review_open: kind(
    409,
    '复核或申诉尚未决定，暂不能办结。',
    '複核或申訴尚未決定，暫不能辦結。',
    'A review or appeal is not decided yet, so the order cannot be closed.',
  ),
  review_decided: kind(409, '该复核或申诉已作出决定。', '該複核或申訴已作出決定。', 'This has been decided already.'),
  no_higher_institution: kind(
    409,
    '被评价机构没有上级机构，无人可以复核。',
    '被評價機構沒有上級機構，無人可以複核。',
    'There is no institution above the rated one that could review.',
  ),
  appeal_not_possible: kind(
    409,
    '只有维持评价的复核决定才能申诉。',
    '只有維持評價的複核決定才能申訴。',
    'Only a review that upheld the rating can be appealed.',
  ),
  unknown_suspicion: kind(404, '疑点标记不存在。', '疑點標記不存在。', 'There is no such suspicion flag.'),
  suspicion_settled: kind(409, '该疑点已处理。', '該疑點已處理。', 'This suspicion flag has been settled already.'),
  unknown_notice: kind(404, '整改通知不存在。', '整改通知不存在。', 'There is no such rectification notice.'),
  notice_answered: kind(
    409,
    '该整改通知已答复。',
    '該整改通知已答覆。',
    'This rectification notice has been answered already.',
  ),
  notice_closed: kind(409, '该整改通知已办结。', '該整改通知已辦結。', 'This rectification notice has been closed.'),
  supplement_not_allowed: kind(
    409,
    '本地区不提供追评，或该评价尚未答复。',
    '本地區不提供追評，或該評價尚未答覆。',
    'This region takes no supplement, or the rating has not been answered yet.',
  ),
  supplement_exists: kind(
    409,
    '您已追评过，无需重复提交。',
    '您已追評過，無需重複提交。',
    'You have added a supplement already.',
  ),
  own_words_kept: kind(
    403,
    '按规定，评价内容须保存，不能撤回。',
    '按規定，評價內容須保存，不能撤回。',
    'By rule the words of ratings are kept here and cannot be erased.',
  ),
  erasure_not_available: kind(
    409,
    '本服务器没有存证日志的签名密钥，无法记录删除，因此不能删除。',
    '本伺服器沒有存證日誌的簽名密鑰，無法記錄刪除，因此不能刪除。',
    'This server has no signing key of an evidence log, in which an erasure is recorded, and erases nothing on request.',
  ),
  unknown_client: kind(404, '客户端不存在。', '用戶端不存在。', 'There is no such client.'),
  own_client: kind(
    403,
    '本机构的客户端由上级机构启用和更换密钥。',
    '本機構的用戶端由上級機構啟用和更換密鑰。',
    'A client of your own institution is enabled, and gets a new secret, by the institution above it.',
  ),
  unknown_webhook: kind(404, '推送地址不存在。', '推送位址不存在。', 'There is no such webhook.'),
  unknown_message: kind(404, '推送记录不存在。', '推送記錄不存在。', 'There is no such message.'),
  webhook_stopped: kind(409, '该推送地址已停用。', '該推送位址已停用。', 'This webhook was stopped; put it again.'),
  webhook_url_not_allowed: kind(
    422,
    '不允许向该地址推送，请核对协议、端口和网络。',
    '不允許向該位址推送，請核對協定、連接埠和網路。',
    'Webhooks may not lead to this address; check scheme, port and network.',
  ),
  too_many_webhooks: kind(
    409,
    '该机构的推送地址已达上限。',
    '該機構的推送位址已達上限。',
    'This institution has as many webhooks as it may have.',
  ),
  webhook_of_another: kind(
    409,
    '该推送地址已由其他机构或其他岗位登记，请换一个地址。',
    '該推送位址已由其他機構或其他職務登記，請換一個位址。',
    'Somebody else has registered this address for the institution. Please use another one.',
  ),
  too_many_tests: kind(
    429,
    '测试推送过于频繁，请一小时后再试。',
    '測試推送過於頻繁，請一小時後再試。',
    'There were too many test messages. Please try again in an hour.',
    true,
  ),
  institution_not_allowed: kind(
    403,
    '该客户端无权操作此机构的数据。',
    '該用戶端無權操作此機構的資料。',
    'This client may not act for that institution.',
  ),
  unknown_service: kind(404, '办件服务不存在。', '辦件服務不存在。', 'There is no such service.'),
  service_already_rated: kind(
    409,
    '该办件服务已评价或已记默认评价，登记内容不能再更改。',
    '該辦件服務已評價或已記預設評價，登記內容不能再更改。',
    'This service has been rated, or a default was recorded, so its facts can no longer change.',
  ),
  too_many_invitations: kind(
    409,
    '该办件服务的有效邀请已达上限。',
    '該辦件服務的有效邀請已達上限。',
    'This service has as many open invitations as it may have.',
  ),
  person_not_kept: kind(
    422,
    '本系统未设置数据密钥，不能登记个人信息。',
    '本系統未設定資料密鑰，不能登記個人資料。',
    'This server has no data keys, so it cannot keep personal data.',
  ),
  person_unknown: kind(
    404,
    '该工单没有登记服务对象的联系方式。',
    '該工單沒有登記服務對象的聯絡方式。',
    'No person to call back was registered for this order.',
  ),
  area_not_allowed: kind(
    403,
    '只能公布本机构所在行政区划及其下级的结果。',
    '只能公布本機構所在行政區劃及其下級的結果。',
    'Only results of your own area, or of one inside it, can be published.',
  ),
  period_not_ended: kind(
    422,
    '统计期尚未结束，不能公布。',
    '統計期尚未結束，不能公布。',
    'The period has not ended yet, so it cannot be published.',
  ),
  already_published: kind(
    409,
    '该地区该统计期已公布；重新公布须指明所替换的最新版本并说明理由。',
    '該地區該統計期已公布；重新公布須指明所取代的最新版本並說明理由。',
    'This period of this area was published; to publish it again, name the latest version and say why.',
  ),
  too_few_ratings: kind(
    409,
    '评价数过少，公布会显示个别评价。',
    '評價數過少，公布會顯示個別評價。',
    'There are so few ratings that single ones would be shown.',
  ),
  unknown_publication: kind(404, '通报不存在。', '通報不存在。', 'There is no such publication.'),
  served_in_future: kind(
    422,
    '服务时间不能晚于当前时间。',
    '服務時間不能晚於目前時間。',
    'The time of service lies in the future.',
  ),
  unknown_tree_head: kind(
    404,
    '证据日志中没有该大小的签名树头。',
    '證據日誌中沒有該大小的簽名樹頭。',
    'The evidence log has no signed head of that size.',
  ),
  unknown_entry: kind(
    404,
    '证据日志中没有该条目，或尚未封存。',
    '證據日誌中沒有該條目，或尚未封存。',
    'The evidence log has no such entry, or it is not sealed yet.',
  ),
  tree_size_not_reached: kind(
    422,
    '证据日志尚未达到所给的大小。',
    '證據日誌尚未達到所給的大小。',
    'The evidence log has not reached that size.',
  ),
  not_found: kind(404, '请求的地址不存在。', '請求的位址不存在。', 'There is nothing at this address.'),
  rate_limited: kind(
    429,
    '请求过于频繁，请稍后再试。',
    '請求過於頻繁，請稍後再試。',
    'Too many requests; please wait.',
    true,
  ),
  internal: kind(
    500,
    '服务器出现问题，评价未保存，请稍后再试。',
    '伺服器出現問題，評價未保存，請稍後再試。',
    'Something went wrong on the server; nothing was kept. Please try again.',
    true,
  ),
  unavailable: kind(
    503,
    '服务暂不可用，请稍后再试。',
    '服務暫不可用，請稍後再試。',
    'The service is not available right now.',
    true,
  ),
} as const satisfies Record<string, ProblemKind>;

/** A stable machine name of a refusal. */
export type ProblemCode = keyof typeof problems;

/** True when a string is a code of {@link problems}. */
export function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === 'string' && Object.prototype.hasOwnProperty.call(problems, value);
}
