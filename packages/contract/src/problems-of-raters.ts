import {kind, type ProblemKind} from './problem-kind.ts';

/** Refusals to people whom a portal has logged in, and to departments that name such a person. */
export const raterProblems = {
  assertion_invalid: kind(
    401,
    '没能登录：平台给的登录证明写得不对，或者有效时间超过五分钟。请告诉平台，或打 12345。',
    '沒能登入：平台給的登入證明寫得不對，或者有效時間超過五分鐘。請告訴平台，或打 12345。',
    "The portal's assertion has the wrong form or type, or is valid for more than five minutes. Inform the operator of the portal.",
  ),
  assertion_algorithm_not_allowed: kind(
    401,
    '没能登录：平台的登录证明没有用登记过的方法签名（ES256 或 SM2）。请告诉平台，或打 12345。',
    '沒能登入：平台的登入證明沒有用登記過的方法簽名（ES256 或 SM2）。請告訴平台，或打 12345。',
    "The portal's assertion must be signed with ES256 or SM2, as its registered key says. Inform the operator of the portal.",
  ),
  assertion_portal_unknown: kind(
    401,
    '没能登录：这里没有登记您来的平台。请告诉平台，或打 12345。',
    '沒能登入：這裡沒有登記您來的平台。請告訴平台，或打 12345。',
    'The portal that issued the assertion is not registered here.',
  ),
  assertion_not_genuine: kind(
    401,
    '没能登录：登录证明的签名和平台登记的不一样。请告诉平台，或打 12345。',
    '沒能登入：登入證明的簽名和平台登記的不一樣。請告訴平台，或打 12345。',
    'The signature of the assertion does not fit a registered key of the portal.',
  ),
  assertion_claims_not_allowed: kind(
    401,
    '没能登录：平台给的登录证明里有不该有的内容，例如姓名、电话。请告诉平台，或打 12345。',
    '沒能登入：平台給的登入證明裡有不該有的內容，例如姓名、電話。請告訴平台，或打 12345。',
    'The assertion holds other claims than the agreed ones; it must not name the person. Inform the operator of the portal.',
  ),
  assertion_for_another: kind(
    401,
    '没能登录：平台的登录证明是给别的系统的。请告诉平台，或打 12345。',
    '沒能登入：平台的登入證明是給別的系統的。請告訴平台，或打 12345。',
    'The assertion is addressed to somebody else. Inform the operator of the portal.',
  ),
  assertion_from_future: kind(
    401,
    '没能登录：平台的时钟不准。请告诉平台，或打 12345。',
    '沒能登入：平台的時鐘不準。請告訴平台，或打 12345。',
    'The assertion was issued in the future; the clock of the portal is wrong.',
  ),
  assertion_expired: kind(
    401,
    '登录已经过期，请从办事平台重新进来。',
    '登入已經過期，請從辦事平台重新進來。',
    'Your login has expired. Please come again from the portal.',
  ),
  assertion_used: kind(
    401,
    '这次登录已经用过了，请从办事平台重新进来。',
    '這次登入已經用過了，請從辦事平台重新進來。',
    'This login was used before. Please come again from the portal.',
  ),
  assurance_too_low: kind(
    403,
    '办事平台还没有把您的身份查到需要的程度。请在平台上做更高一级的实名认证，再来评价。',
    '辦事平台還沒有把您的身分查到需要的程度。請在平台上做更高一級的實名認證，再來評價。',
    'The portal has not verified who you are to the level that is needed; verify yourself there first.',
  ),
  ticket_refused: kind(
    401,
    '登录没有成功，或者已经过期。请从办事平台重新进来。',
    '登入沒有成功，或者已經過期。請從辦事平台重新進來。',
    'The login did not work, or is over. Please come again from the portal.',
  ),
  sign_on_unavailable: kind(
    503,
    '办事平台的登录系统现在没有回答，不是您的账号有问题。请过一会儿从平台重新进来。',
    '辦事平台的登入系統現在沒有回答，不是您的帳號有問題。請過一會兒從平台重新進來。',
    'The login of the portal does not answer right now; nothing is wrong with your account. Please come again from the portal in a while.',
    true,
  ),
  rater_code_wrong: kind(
    401,
    '办件编号、手机号码后四位或验证码不对，或者验证码已经过期。请核对后重新获取验证码；还是收不到，请打 12345。',
    '辦件編號、手機號碼後四位或驗證碼不對，或者驗證碼已經過期。請核對後重新取得驗證碼；還是收不到，請打 12345。',
    'The case number, the digits of the telephone or the code is wrong, or the code has ended. Check them and ask for a new code; if none arrives, call 12345.',
  ),
  rater_code_locked: kind(
    429,
    '这个办件编号的验证码输错太多次了，请稍后再试。其他办件不受影响。',
    '這個辦件編號的驗證碼輸錯太多次了，請稍後再試。其他辦件不受影響。',
    'Too many wrong codes were entered for this case number. Try again later; other cases are not affected.',
    true,
  ),
  rater_codes_used_up: kind(
    429,
    '这个办件编号要验证码的次数太多了，请稍后再试。其他办件不受影响。',
    '這個辦件編號要驗證碼的次數太多了，請稍後再試。其他辦件不受影響。',
    'Too many codes were asked for with this case number. Try again later; other cases are not affected.',
    true,
  ),
  rater_codes_off: kind(
    404,
    '这里不发验证码。请用单位给您的评价链接，或从办事平台进来。',
    '這裡不發驗證碼。請用單位給您的評價連結，或從辦事平台進來。',
    'No codes are sent here. Please use the link that the office gave you, or come from a portal.',
  ),
  rater_session_invalid: kind(
    401,
    '登录已经过期，请从办事平台重新进来。',
    '登入已經過期，請從辦事平台重新進來。',
    'Your login has ended. Please come again from the portal.',
  ),
  unknown_portal: kind(
    422,
    '该门户未在本系统登记。',
    '該入口網站未在本系統登記。',
    'This portal is not registered here.',
  ),
  portal_not_allowed: kind(
    403,
    '该门户不服务于此机构，不能为其办件指定门户用户。',
    '該入口網站不服務於此機構，不能為其辦件指定入口網站使用者。',
    'This portal does not belong to the institution or to one above it.',
  ),
} as const satisfies Record<string, ProblemKind>;
