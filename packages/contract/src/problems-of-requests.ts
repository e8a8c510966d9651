import {kind, type ProblemKind} from './problem-kind.ts';

/** Refusals of requests that are wrong as HTTP, whatever they ask for; part of `problems`. */
export const requestProblems = {
  malformed_json: kind(
    400,
    '提交的内容不是有效的 JSON。',
    '提交的內容不是有效的 JSON。',
    'The body is not valid JSON.',
  ),
  header_repeated: kind(
    400,
    '请求中有重复的请求头，可能在途中被改动。请稍后重试；仍不行请告知网站管理员。',
    '請求中有重複的請求標頭，可能在途中被更動。請稍後重試；仍不行請告知網站管理員。',
    'A header that may appear once appears twice, perhaps added by a gateway. Try again later, or inform the operator of this site.',
  ),
  malformed_request: kind(
    400,
    '收到的请求不完整，或不是 HTTP。请稍后重试；仍不行请告知网站管理员。',
    '收到的請求不完整，或不是 HTTP。請稍後重試；仍不行請告知網站管理員。',
    'The request is incomplete or is not HTTP. Try again later, or inform the operator of this site.',
  ),
  headers_too_large: kind(
    431,
    '请求头过大，无法接收。请清除本网站的 Cookie 后重试；仍不行请告知网站管理员。',
    '請求標頭過大，無法接收。請清除本網站的 Cookie 後重試；仍不行請告知網站管理員。',
    'The headers of the request are too large. Clear the cookies of this site and try again, or inform its operator.',
  ),
  request_timed_out: kind(
    408,
    '请求没有在时限内到达，请稍后重试。',
    '請求沒有在時限內到達，請稍後重試。',
    'The request did not arrive in time. Please try again.',
    true,
  ),
  method_not_allowed: kind(
    405,
    '该地址不支持此请求方法。',
    '該位址不支援此請求方法。',
    'This address does not take that method.',
  ),
  body_too_large: kind(413, '提交的内容过大。', '提交的內容過大。', 'The body is too large.'),
  unsupported_media_type: kind(
    415,
    '请以 application/json 提交内容。',
    '請以 application/json 提交內容。',
    'Send the body as application/json.',
  ),
} as const satisfies Record<string, ProblemKind>;
