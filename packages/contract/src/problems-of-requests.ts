import {kind, type ProblemKind} from './problem-kind.ts';

/** Refusals of requests that are wrong as HTTP, whatever they ask for; part of `problems`. */
export const requestProblems = {
  malformed_json: kind(
    400,
    '没有交上去。请刷新页面，再试一次。',
    '沒有交上去。請重新整理頁面，再試一次。',
    'This was not sent. Please reload the page and try again.',
  ),
  header_repeated: kind(
    400,
    '没有交上去，内容在路上被改动了。请稍后再试；还是不行，请打 12345。',
    '沒有交上去，內容在路上被更動了。請稍後再試；還是不行，請打 12345。',
    'This was changed on its way here. Please try again later; if it fails again, call 12345.',
  ),
  malformed_request: kind(
    400,
    '没有收全。请稍后再试；还是不行，请打 12345。',
    '沒有收全。請稍後再試；還是不行，請打 12345。',
    'Only a part of this arrived. Please try again later; if it fails again, call 12345.',
  ),
  headers_too_large: kind(
    431,
    '没有交上去。请清除本网站的 Cookie，再试一次；还是不行，请打 12345。',
    '沒有交上去。請清除本網站的 Cookie，再試一次；還是不行，請打 12345。',
    'This was not sent. Please clear the cookies of this site and try again; if it fails again, call 12345.',
  ),
  request_timed_out: kind(
    408,
    '网络太慢，没有交上去。请再试一次。',
    '網路太慢，沒有交上去。請再試一次。',
    'The network was too slow, and this was not sent. Please try again.',
    true,
  ),
  method_not_allowed: kind(
    405,
    '该地址不支持此请求方法。',
    '該位址不支援此請求方法。',
    'This address does not take that method.',
  ),
  body_too_large: kind(
    413,
    '内容太多，交不上去。请删短些。',
    '內容太多，交不上去。請刪短些。',
    'This is too long to be sent. Please shorten it.',
  ),
  unsupported_media_type: kind(
    415,
    '请以 application/json 提交内容。',
    '請以 application/json 提交內容。',
    'Send the body as application/json.',
  ),
} as const satisfies Record<string, ProblemKind>;
