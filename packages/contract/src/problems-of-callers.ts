import {kind, type ProblemKind} from './problem-kind.ts';

/** Refusals before the input is read: credentials, rights, the idempotency key. */
export const callerProblems = {
  idempotency_key_missing: kind(
    422,
    '请求缺少有效的 Idempotency-Key。',
    '請求缺少有效的 Idempotency-Key。',
    'An Idempotency-Key of 16 to 64 letters, digits, "-" or "_" is required.',
  ),
  idempotency_keys_differ: kind(
    422,
    '请求头与正文中的提交编号不一致。',
    '請求標頭與正文中的提交編號不一致。',
    'The Idempotency-Key of the header and the idempotencyKey of the body differ.',
  ),
  idempotency_key_reused: kind(
    409,
    '同一个提交编号已用于另一份内容。',
    '同一個提交編號已用於另一份內容。',
    'This Idempotency-Key was used for a different request.',
  ),
  authorization_missing: kind(
    401,
    '没有交上去：登录信息（Authorization）在路上丢了。请稍后再试；还是不行，请打 12345。',
    '沒有交上去：登入資訊（Authorization）在路上丟了。請稍後再試；還是不行，請打 12345。',
    'This was not sent: its credentials (Authorization) were lost on the way. Please try again later; if it fails again, call 12345.',
  ),
  unauthorized: kind(401, '缺少有效的访问凭证。', '缺少有效的存取憑證。', 'A valid access token is required.'),
  client_invalid: kind(401, '客户端编号或密钥错误。', '用戶端編號或密鑰錯誤。', 'The client id or secret is wrong.'),
  client_disabled: kind(
    401,
    '该客户端已停用，请联系监管机构或服务器的运维人员。',
    '該用戶端已停用，請聯絡監管機構或伺服器的維運人員。',
    'This client is disabled; ask the supervising bureau or the operator of the server.',
  ),
  grant_not_supported: kind(
    400,
    '只支持 client_credentials 授权方式。',
    '只支援 client_credentials 授權方式。',
    'Only the client_credentials grant is supported.',
  ),
  scope_not_granted: kind(
    403,
    '该客户端没有此项权限。',
    '該用戶端沒有此項權限。',
    'This client has not been granted the scope that this needs.',
  ),
  rights_missing: kind(
    403,
    '您已登录，但账号未开通本系统的权限。请联系本单位的系统管理员。',
    '您已登入，但帳號未開通本系統的權限。請聯絡本單位的系統管理員。',
    'You are signed in, but your account has no rights here. Ask the administrator of your institution.',
  ),
  caller_not_allowed: kind(
    403,
    '凭证有效，但此接口不供该类调用方使用。',
    '憑證有效，但此介面不供該類呼叫方使用。',
    'The credentials are valid, but this is not open to callers of their kind.',
  ),
  role_not_allowed: kind(403, '您的角色无权进行此操作。', '您的角色無權進行此操作。', 'Your role may not do this.'),
} as const satisfies Record<string, ProblemKind>;
