import type {CitizenChannel, ServedPerson} from '@gov-rating/contract';
import type {Portal} from './portal.ts';

/**
 * The name under which a session by code is known, where a session by a portal has the portal's address. No portal has it,
 * because theirs begin with https.
 */
export const codeIssuer = 'urn:gov-rating:code';

/** The portal of people who have proved by a code who they are: they are on a page, so the channel is web. */
export const codePortal: Portal = {
  issuer: codeIssuer,
  institutionCode: '',
  channel: 'web' satisfies CitizenChannel,
  leastAssurance: 1,
};

/** How often codes are tried and sent; a deployment sets both. */
export interface CodeRules {
  /** How long a case takes no code after too many wrong ones, in minutes. */
  readonly lockMinutes: number;
  /** How many codes are sent for one case within an hour. */
  readonly perHour: number;
}

/**
 * Our choice, no rule names a number: within half an hour five of a million codes can be tried, while the owner of the telephone
 * gets the messages, and a person who mistypes five times waits half an hour.
 */
export const defaultCodeRules: CodeRules = {lockMinutes: 30, perHour: 5};

/** How many services of a case are looked at, the newest. */
export const mostServicesOfCase = 20;

/** The digits of a number, without the prefix of the country before a mobile one: +86 138… and 138… are one telephone. */
const digitsOf = (phone: string): string => phone.replace(/\D/g, '').replace(/^(00)?86(?=1\d{10}$)/, '');

/** The telephones of who was served: of the one who acted first, because that one was there. */
export const phonesOf = ({phone, agent}: ServedPerson): string[] => (agent ? [agent.phone, phone] : [phone]);

/** The first of these telephones that ends with four digits. */
export const phoneEndingWith = (phones: readonly string[], end: string): string | undefined =>
  phones.find(phone => digitsOf(phone).slice(-4) === end);

/**
 * Of what the hash of a person is made who has proved a telephone: of case and number. So the next owner of a number that was
 * given up, who has another case, learns nothing about this one.
 */
export const provenSubject = (institutionCode: string, projectNo: string, phone: string): string =>
  [institutionCode, projectNo, digitsOf(phone)].join('\n');

/** What is sent to a telephone. */
export interface CodeMessage {
  /** As the department has registered it. */
  readonly phone: string;
  /** Six digits. */
  readonly code: string;
  /** ISO moment, UTC. */
  readonly endsAt: string;
  /** The sentence to send, in Chinese. */
  readonly text: string;
}

/** Whether a message was handed over, or a short reason why not, which holds nothing of the message. */
export type SentMessage = {readonly sent: true} | {readonly failure: string};

/** Hands messages to a gateway; never rejects. */
export type SendCode = (message: CodeMessage) => Promise<SentMessage>;

/** The sentence of a message. It names neither the case nor the institution, because a telephone shows it on its lock screen. */
export const codeText = (code: string, minutes: number): string =>
  `【好差评】您的验证码是 ${code}，${minutes} 分钟内有效，只用来评价您办的事。请不要告诉别人，工作人员也不会问您要。`;
