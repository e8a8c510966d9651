import {randomFillSync} from 'node:crypto';
import {request as send} from 'node:http';
import {once} from 'node:events';
import type {Wechat} from '../src/wechat.ts';

/** What a page asks of the app itself, beside what rating uses. */
export interface AppInfo {
  readonly language: string;
  readonly fontSizeSetting: number;
}

/** What happens to a request: it arrives and is answered, its answer is lost, or it never leaves. */
export type Connection = 'online' | 'answers are lost' | 'offline';

/**
 * `wx` over real HTTP, as WeChat answers: names of headers as they came, `success` for every status. What is stored lives in `storage`
 * as text, so that another app can be started over it.
 *
 * @param options `parsing` answers parsed JSON whatever was asked for, as some versions do.
 */
export function aWechatApp({
  storage = new Map<string, string>(),
  parsing = false,
  language = 'zh_CN',
  fontSize = 17,
} = {}) {
  let connection: Connection = 'online';
  const listeners = new Set<(status: {isConnected: boolean}) => void>();
  const keys: string[] = [];
  const called: string[] = [];
  const wx: Wechat & {getAppBaseInfo(): AppInfo; makePhoneCall(options: {readonly phoneNumber: string}): void} = {
    makePhoneCall: ({phoneNumber}) => void called.push(phoneNumber),
    getStorageSync: name => JSON.parse(storage.get(name) ?? '""') as unknown,
    setStorageSync: (name, value) => void storage.set(name, JSON.stringify(value)),
    onNetworkStatusChange: listener => void listeners.add(listener),
    offNetworkStatusChange: listener => void listeners.delete(listener),
    getAppBaseInfo: () => ({language, fontSizeSetting: fontSize}),
    getRandomValues: ({length, success}) =>
      setImmediate(() => success({randomValues: randomFillSync(new Uint8Array(length)).buffer})),
    request({url, method, header, data, success, fail}) {
      const lost = () => fail({errMsg: 'request:fail'});
      if (connection === 'offline') {
        setImmediate(lost);
        return {abort: () => undefined};
      }
      if (header['idempotency-key'] !== undefined) keys.push(header['idempotency-key']);
      const isLost = connection === 'answers are lost';
      const asked = send(url, {method, headers: header}, async response => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        await once(response, 'end');
        const {statusCode = 0, headers} = response;
        if (isLost) lost();
        else success({data: parsing ? (JSON.parse(text) as unknown) : text, statusCode, header: headers});
      });
      asked.on('error', lost);
      asked.end(data);
      return {abort: () => void asked.destroy()};
    },
  };
  return {
    wx,
    storage,
    /** The idempotency keys that were sent, oldest first. */
    keys,
    /** The numbers that were dialled. */
    called,
    /** How many pages listen to the network. */
    listening: () => listeners.size,
    /** From now on; the app says so, unless only answers are lost. */
    connect(now: Connection): void {
      connection = now;
      if (now === 'answers are lost') return;
      for (const listener of [...listeners]) listener({isConnected: now === 'online'});
    },
  };
}
