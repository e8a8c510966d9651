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
    '填的内容不对，请看标出的地方。',
    '填的內容不對，請看標出的地方。',
    'Something is not right; see the named field.',
  ),
  missing_field: kind(422, '有必须填的地方没有填。', '有必須填的地方沒有填。', 'Something that is needed is missing.'),
  text_not_well_formed: kind(
    422,
    '文字里有存不了的符号，请删掉再试。',
    '文字裡有存不了的符號，請刪掉再試。',
    'The text has characters that cannot be stored. Please remove them and try again.',
  ),
  text_too_long: kind(
    422,
    '文字太长，请删短些再试。',
    '文字太長，請刪短些再試。',
    'The text is too long. Please shorten it.',
  ),
  unknown_level: kind(
    422,
    '没有这个等级，请从五个等级里选一个。',
    '沒有這個等級，請從五個等級裡選一個。',
    'There is no such level. Please choose one of the five.',
  ),
  unknown_tag: kind(
    422,
    '没有这个原因，请刷新页面，重新选。',
    '沒有這個原因，請重新整理頁面，重新選。',
    'There is no such reason. Please reload the page and choose again.',
  ),
  tag_of_another_level: kind(
    422,
    '选的原因不是这个等级的，请重新选。',
    '選的原因不是這個等級的，請重新選。',
    'A chosen reason belongs to another level. Please choose again.',
  ),
  reason_required: kind(
    422,
    '选“不满意”或“非常不满意”时，请至少选一个原因，或写几句话。',
    '選「不滿意」或「非常不滿意」時，請至少選一個原因，或寫幾句話。',
    'For a bad rating, please choose a reason, or write a few words.',
  ),
  comment_too_long: kind(
    422,
    '写得太长了，请删短些再交。',
    '寫得太長了，請刪短些再交。',
    'The comment is too long. Please shorten it.',
  ),
  channel_not_allowed: kind(
    422,
    '这里不能用这种方式评价。',
    '這裡不能用這種方式評價。',
    'This way of rating is not in use here.',
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
    '列表接不上了，请从第一页重新看。',
    '列表接不上了，請從第一頁重新看。',
    'The list cannot go on from here. Please start from its first page.',
  ),
  invitation_invalid: kind(
    401,
    '这个链接打不开。请打 12345，或到窗口评价。',
    '這個連結打不開。請打 12345，或到窗口評價。',
    'This link does not work. Please call 12345, or rate at the window.',
  ),
  invitation_expired: kind(
    410,
    '这个链接已经过期。请打 12345，或到窗口评价。',
    '這個連結已經過期。請打 12345，或到窗口評價。',
    'This link has expired. Please call 12345, or rate at the window.',
  ),
  invitation_used: kind(
    409,
    '您已经用这个链接评过了，不用再评。',
    '您已經用這個連結評過了，不用再評。',
    'You have rated with this link. You need not rate again.',
  ),
  already_rated: kind(
    409,
    '这次服务已经评过了，不用再评。',
    '這次服務已經評過了，不用再評。',
    'This service has been rated. You need not rate again.',
  ),
  rating_window_closed: kind(
    410,
    '可以评价的时间已经过了。',
    '可以評價的時間已經過了。',
    'The time in which this service could be rated is over.',
  ),
  unknown_order: kind(404, '差评工单不存在。', '差評工單不存在。', 'There is no such work order.'),
  unknown_review: kind(404, '复核或申诉不存在。', '複核或申訴不存在。', 'There is no such review or appeal.'),
  unknown_receipt: kind(
    404,
    '查不到这个号码。请核对一下，再输一次。',
    '查不到這個號碼。請核對一下，再輸一次。',
    'There is no such number. Please compare it and enter it again.',
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
    '现在不能补充评价：单位还没有答复，或者本地区不接受补充评价。',
    '現在不能補充評價：單位還沒有答覆，或者本地區不接受補充評價。',
    'Nothing can be added now: the institution has not answered yet, or this region takes nothing more.',
  ),
  supplement_exists: kind(
    409,
    '您已经补充过了，不用再交。',
    '您已經補充過了，不用再交。',
    'You have added something already. You need not do it again.',
  ),
  own_words_kept: kind(
    403,
    '按规定，您写的话要保存，不能撤回。',
    '按規定，您寫的話要保存，不能撤回。',
    'By rule your words are kept here and cannot be taken back.',
  ),
  erasure_not_available: kind(
    409,
    '这里删不了您写的话。请打 12345。',
    '這裡刪不了您寫的話。請打 12345。',
    'Your words cannot be erased here. Please call 12345.',
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
  unknown_service: kind(404, '没有这个办件。', '沒有這個辦件。', 'There is no such service.'),
  service_already_rated: kind(
    409,
    '该办件服务已评价或已记默认评价，登记内容不能再更改。',
    '該辦件服務已評價或已記預設評價，登記內容不能再更改。',
    'This service has been rated, or a default was recorded, so its facts can no longer change.',
  ),
  too_many_invitations: kind(
    409,
    '这个办件的评价链接已经发得太多了。',
    '這個辦件的評價連結已經發得太多了。',
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
  unknown_publication: kind(404, '没有这份通报。', '沒有這份通報。', 'There is no such publication.'),
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
  not_found: kind(404, '没有这个网址。', '沒有這個網址。', 'There is nothing at this address.'),
  rate_limited: kind(
    429,
    '试得太快了，请等一会儿再试。',
    '試得太快了，請等一會兒再試。',
    'Too many tries. Please wait a little and try again.',
    true,
  ),
  internal: kind(
    500,
    '系统出了问题，没有存下来。请稍后再试。',
    '系統出了問題，沒有存下來。請稍後再試。',
    'Something went wrong here; nothing was kept. Please try again.',
    true,
  ),
  unavailable: kind(
    503,
    '系统现在用不了，请稍后再试。',
    '系統現在用不了，請稍後再試。',
    'This is not available right now. Please try again later.',
    true,
  ),
} as const satisfies Record<string, ProblemKind>;

/** A stable machine name of a refusal. */
export type ProblemCode = keyof typeof problems;

/** True when a string is a code of {@link problems}. */
export function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === 'string' && Object.prototype.hasOwnProperty.call(problems, value);
}
