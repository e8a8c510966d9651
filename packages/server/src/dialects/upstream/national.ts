import {md5} from '@noble/hashes/legacy.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import type {UpstreamMessage} from '../../domain/upstream/answers.ts';
import type {UpstreamDialect} from '../../domain/upstream/dialect.ts';
import type {Platform} from '../../domain/upstream/platform.ts';
import type {RecordKind} from '../../domain/upstream/records.ts';
import {jsonOf, readJson, textOf, valueAt} from './json-answer.ts';

/**
 * The fields of the national interface, as JSON: 办件服务数据 first, then 评价数据.
 *
 * Source: the union of the fields of public clients of the Shandong, Beijing, Fujian and Zhejiang interfaces; certainty: sure
 * as a set. Addresses, types of the fields and answers of the national platform are not public, so they are settings. Of the
 * person only what the service record demands: name and telephone. `certKey` is a hash that only the national identity
 * platform makes, so it is not sent, and the plain number only where the operator maps it to a field.
 */
export const national: UpstreamDialect = {
  fields: {
    service: {
      taskCode: 'taskCode',
      taskHandleItem: 'taskHandleItem',
      taskName: 'taskName',
      projectNo: 'projectNo',
      proStatus: 'proStatus',
      orgcode: 'institutionCode',
      orgName: 'institutionName',
      acceptDate: 'acceptDate',
      resultDate: 'resultDate',
      userName: 'personName',
      mobile: 'personPhone',
      serviceName: 'serviceName',
      serviceNumber: 'serviceNumber',
      serviceTime: 'serviceTime',
      areaCode: 'areaCode',
    },
    rating: {
      projectNo: 'projectNo',
      serviceNumber: 'serviceNumber',
      taskCode: 'taskCode',
      taskHandleItem: 'taskHandleItem',
      taskName: 'taskName',
      proStatus: 'proStatus',
      satisfaction: 'satisfaction',
      evalDetail: 'tags',
      writingEvaluation: 'comment',
      pf: 'pf',
      assessTime: 'assessTime',
      assessNumber: 'assessNumber',
      areaCode: 'areaCode',
    },
  },
  messageOf: (kind, record, platform, {token}) => ({...sentTo(kind, platform, token), body: JSON.stringify(record)}),
  read: (answer, {answer: rules}) => readJson(answer, rules),
  askForToken({token, headers}, now) {
    if (!token) return undefined;
    const timestamp = String(now.getTime());
    const url = new URL(token.url);
    url.searchParams.set('app_key', token.appKey);
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('sign', signOf(token.secret, timestamp));
    return {method: 'GET', url: url.href, headers};
  },
  readToken: (answer, {token}) =>
    token && answer.status === 200 ? textOf(valueAt(jsonOf(answer), token.path)) : undefined,
};

/** Address and headers of a record as JSON. */
export const sentTo = (
  kind: RecordKind,
  {serviceUrl, ratingUrl, headers, token: rules}: Platform,
  token: string | undefined,
): UpstreamMessage => ({
  method: 'POST',
  url: kind === 'service' ? serviceUrl : ratingUrl,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
    ...(rules && token !== undefined && {[rules.header]: rules.prefix + token}),
  },
});

/**
 * The signature of a request for a token: MD5 in capitals over secret and timestamp.
 *
 * Source: public code of a client in Fujian; certainty: single. MD5 is what that platform demands; the connection protects
 * the secret, not this hash.
 */
const signOf = (secret: string, timestamp: string): string =>
  bytesToHex(md5(utf8ToBytes(secret + timestamp))).toUpperCase();
