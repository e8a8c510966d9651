import {kind, type ProblemKind} from './problem-kind.ts';

/** Refusals to people whom a portal has logged in, and to departments that name such a person. */
export const raterProblems = {
  assertion_invalid: kind(
    401,
    '门户的登录证明格式有误，或有效期超过五分钟。请联系门户的运维人员。',
    '入口網站的登入證明格式有誤，或有效期超過五分鐘。請聯絡入口網站的維運人員。',
    "The portal's assertion has the wrong form or type, or is valid for more than five minutes. Inform the operator of the portal.",
  ),
  assertion_algorithm_not_allowed: kind(
    401,
    '门户的登录证明须按其登记的公钥使用 ES256 或 SM2 签名。请联系门户的运维人员。',
    '入口網站的登入證明須按其登記的公鑰使用 ES256 或 SM2 簽名。請聯絡入口網站的維運人員。',
    "The portal's assertion must be signed with ES256 or SM2, as its registered key says. Inform the operator of the portal.",
  ),
  assertion_portal_unknown: kind(
    401,
    '签发登录证明的门户未在本系统登记。',
    '簽發登入證明的入口網站未在本系統登記。',
    'The portal that issued the assertion is not registered here.',
  ),
  assertion_not_genuine: kind(
    401,
    '登录证明的签名与门户登记的公钥不符。',
    '登入證明的簽名與入口網站登記的公鑰不符。',
    'The signature of the assertion does not fit a registered key of the portal.',
  ),
  assertion_claims_not_allowed: kind(
    401,
    '登录证明只能含规定的字段，不得含姓名、电话或证件信息。请联系门户的运维人员。',
    '登入證明只能含規定的欄位，不得含姓名、電話或證件資訊。請聯絡入口網站的維運人員。',
    'The assertion holds other claims than the agreed ones; it must not name the person. Inform the operator of the portal.',
  ),
  assertion_for_another: kind(
    401,
    '登录证明不是签发给本系统的。请联系门户的运维人员。',
    '登入證明不是簽發給本系統的。請聯絡入口網站的維運人員。',
    'The assertion is addressed to another server. Inform the operator of the portal.',
  ),
  assertion_from_future: kind(
    401,
    '登录证明的签发时间晚于当前时间，请核对门户的时钟。',
    '登入證明的簽發時間晚於目前時間，請核對入口網站的時鐘。',
    'The assertion was issued in the future; the clock of the portal is wrong.',
  ),
  assertion_expired: kind(
    401,
    '登录证明已过期，请从门户重新进入。',
    '登入證明已過期，請從入口網站重新進入。',
    'The assertion has expired; come again from the portal.',
  ),
  assertion_used: kind(
    401,
    '登录证明已使用过，请从门户重新进入。',
    '登入證明已使用過，請從入口網站重新進入。',
    'The assertion has been used before; come again from the portal.',
  ),
  assurance_too_low: kind(
    403,
    '您的实名认证等级不够，请在门户完成更高等级的认证后再来评价。',
    '您的實名認證等級不足，請在入口網站完成更高等級的認證後再來評價。',
    'The portal has not verified who you are to the level that is needed; verify yourself there first.',
  ),
  ticket_refused: kind(
    401,
    '登录凭证无效、已过期或已使用过，请从门户重新进入。',
    '登入憑證無效、已過期或已使用過，請從入口網站重新進入。',
    'The ticket is not valid, has expired or was used before; come again from the portal.',
  ),
  sign_on_unavailable: kind(
    503,
    '门户的统一身份认证平台暂时没有给出可用的答复，与您的账号无关。请稍后从门户重新进入。',
    '入口網站的統一身分認證平台暫時沒有給出可用的答覆，與您的帳號無關。請稍後從入口網站重新進入。',
    "The portal's sign-on service gives no usable answer right now; nothing is wrong with your account. Come again from the portal in a while.",
    true,
  ),
  rater_code_wrong: kind(
    401,
    '办件编号、手机号码尾号或验证码不正确，或验证码已失效。请核对后重新获取验证码；仍收不到的，请联系办理机构。',
    '辦件編號、手機號碼末碼或驗證碼不正確，或驗證碼已失效。請核對後重新取得驗證碼；仍收不到的，請聯絡辦理機構。',
    'The case number, the digits of the telephone or the code is wrong, or the code has ended. Check them and ask for a new code; if none arrives, ask the office that handled the case.',
  ),
  rater_code_locked: kind(
    429,
    '该办件编号的验证码输错次数过多，请稍后再试。其他办件不受影响。',
    '該辦件編號的驗證碼輸錯次數過多，請稍後再試。其他辦件不受影響。',
    'Too many wrong codes were entered for this case number. Try again later; other cases are not affected.',
    true,
  ),
  rater_codes_used_up: kind(
    429,
    '该办件编号获取验证码的次数过多，请稍后再试。其他办件不受影响。',
    '該辦件編號取得驗證碼的次數過多，請稍後再試。其他辦件不受影響。',
    'Too many codes were asked for with this case number. Try again later; other cases are not affected.',
    true,
  ),
  rater_codes_off: kind(
    404,
    '本系统不发送验证码。请使用办理机构给您的评价链接，或从政务服务门户进入。',
    '本系統不發送驗證碼。請使用辦理機構給您的評價連結，或從政務服務入口網站進入。',
    'This server sends no codes. Use the link that the office gave you, or come from a portal.',
  ),
  rater_session_invalid: kind(
    401,
    '登录状态已失效，请从门户重新进入。',
    '登入狀態已失效，請從入口網站重新進入。',
    'Your session has ended; come again from the portal.',
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
