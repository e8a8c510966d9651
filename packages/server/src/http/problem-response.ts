import {
  namesLine,
  problems,
  signInFaults,
  wantedForm,
  type Localized,
  type ProblemCode,
  type ProblemDocument,
  type Route,
} from '@gov-rating/contract';
import {Problem, type FieldError} from '../domain/problems/problem.ts';
import {StorageUnavailable} from '../domain/storage.ts';
import {parseLanguage} from './language.ts';

/** What a refusal needs to know about its request. */
export interface RequestFacts {
  readonly requestId: string;
  readonly acceptLanguage: string | null | undefined;
  /** The route that was called, if it is one: its fields say what form they want. */
  readonly route: Route | undefined;
  /** Set on the token route, whose clients expect an OAuth error code. */
  readonly oauth: boolean;
  /** The general line that the sentences name; without it 12345. */
  readonly hotline?: string | undefined;
}

/**
 * Turns anything thrown into a problem: `unavailable` for a storage that cannot work now, `internal` for anything unforeseen.
 */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof StorageUnavailable)
    return new Problem('unavailable', {cause: thrown, headers: {'Retry-After': '5'}});
  return new Problem('internal', {cause: thrown, headers: {'Retry-After': '5'}});
}

/** A problem as a response (RFC 9457). For an error of the server it discloses only the request id. */
export function problemResponse(problem: Problem, facts: RequestFacts): Response {
  const language = parseLanguage(facts.acceptLanguage);
  const body = JSON.stringify(problemDocumentOf(problem, facts));
  return new Response(body, {
    status: problems[problem.code].status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Language': language,
      Vary: 'Accept-Language',
      ...challenges[problem.code],
      ...problem.headers,
    },
  });
}

function problemDocumentOf(
  {code, fieldErrors, addition, current}: Problem,
  {requestId, acceptLanguage, oauth, route, hotline}: RequestFacts,
): ProblemDocument {
  const language = parseLanguage(acceptLanguage);
  const {status, retry, message: sentence} = problems[code];
  const [first] = fieldErrors;
  const teaching = addition ?? (first && teach(first, route));
  const message = ofRegion(teaching === undefined ? sentence : bothSentences(sentence, teaching), hotline);
  const errors = fieldErrors.map(error => {
    const wanted = teach(error, route);
    const {message: fault} = problems[error.code];
    const {allowed, messages = wanted === undefined ? fault : bothSentences(fault, wanted), ...rest} = error;
    const said = ofRegion(messages, hotline);
    return {...rest, detail: said[language], messages: said, ...(allowed ? {allowed: [...allowed]} : {})};
  });
  const oauthCode = oauth ? oauthCodes[code] : undefined;
  return {
    type: `urn:gov-rating:problem:${code}`,
    title: sentence.en,
    status,
    detail: message[language],
    code,
    ...(first ? {field: first.field, errors} : {}),
    messages: message,
    retry,
    ...(current === undefined ? {} : {current: {...current}}),
    requestId,
    ...(oauthCode === undefined ? {} : {error: oauthCode}),
  };
}

/** The refusals of a field whose form is not what was wanted; others say themselves what is to be done. */
const formRefusals: readonly ProblemCode[] = [
  'invalid_input',
  'missing_field',
  'text_too_long',
  'unknown_level',
  'cursor_invalid',
  'grant_not_supported',
];

/** What a field wants, for a refusal that is about its form. */
const teach = ({code, field}: FieldError, route: Route | undefined): Localized | undefined =>
  route && formRefusals.includes(code) ? wantedForm(route, field) : undefined;

const ofRegion = (message: Localized, hotline = ''): Localized => ({
  'zh-CN': namesLine(message['zh-CN'], hotline),
  'zh-TW': namesLine(message['zh-TW'], hotline),
  en: namesLine(message.en, hotline),
});

const bothSentences = (first: Localized, second: Localized): Localized => ({
  'zh-CN': `${first['zh-CN']}${second['zh-CN']}`,
  'zh-TW': `${first['zh-TW']}${second['zh-TW']}`,
  en: `${first.en} ${second.en}`,
});

/** How to authenticate, which every 401 must state (RFC 9110 section 11.6.1). */
const challenges: Partial<Record<ProblemCode, Record<string, string>>> = {
  client_invalid: {'WWW-Authenticate': 'Basic realm="gov-rating", charset="UTF-8"'},
  client_disabled: {'WWW-Authenticate': 'Basic realm="gov-rating", charset="UTF-8"'},
  authorization_missing: {'WWW-Authenticate': 'Bearer realm="gov-rating"'},
  invitation_invalid: {'WWW-Authenticate': 'Bearer realm="invitation"'},
  device_key_invalid: {'WWW-Authenticate': 'Bearer realm="device", error="invalid_token"'},
  device_revoked: {'WWW-Authenticate': 'Bearer realm="device", error="invalid_token"'},
  unauthorized: {'WWW-Authenticate': 'Bearer realm="gov-rating"'},
  rater_session_invalid: {'WWW-Authenticate': 'Bearer realm="rater", error="invalid_token"'},
  ...Object.fromEntries(signInFaults.map(code => [code, {'WWW-Authenticate': 'Bearer realm="rater"'}])),
};

/** The codes of RFC 6749 section 5.2. */
const oauthCodes: Partial<Record<ProblemCode, string>> = {
  client_invalid: 'invalid_client',
  client_disabled: 'invalid_client',
  grant_not_supported: 'unsupported_grant_type',
  scope_not_granted: 'invalid_scope',
  invalid_input: 'invalid_request',
  missing_field: 'invalid_request',
  text_too_long: 'invalid_request',
  text_not_well_formed: 'invalid_request',
  malformed_json: 'invalid_request',
  unsupported_media_type: 'invalid_request',
  body_too_large: 'invalid_request',
};
