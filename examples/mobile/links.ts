/** What a link opens in the app. */
export type Place =
  | {readonly name: 'services'}
  | {readonly name: 'receipts'}
  | {readonly name: 'receipt'; readonly receiptNumber: string}
  | {readonly name: 'rate'; readonly serviceId: string}
  | {readonly name: 'invitation'; readonly token: string};

/** Letters and digits of a token or id, and nothing that people and scanners glue to it. */
const value = '([\\w-]{16,64})';
const invitation = new RegExp(`(?:invitation|scene)[=:]${value}`, 'i');
const service = new RegExp(`rate[/?](?:service=)?${value}`, 'i');
/** A receipt number, or one of the form that earlier versions gave. */
const receipt = /receipt[/=](\d{4}(?:-\d{4}){4}|\d{8}(?:-[0-9A-Z]{5}){2})/i;

/**
 * The place that an address opens. An invitation lies behind `#`, which no server sees, as `…/rate#invitation=…`; a code of a
 * mini-program brings the same token as `scene`, in the query. A message of the portal names a service: `…#/rate/<serviceId>`.
 */
export function placeOf(address: string): Place {
  const {hash, search} = new URL(address);
  const behind = decoded(decoded(hash));
  const token = invitation.exec(behind)?.[1] ?? invitation.exec(decoded(decoded(search)))?.[1];
  if (token !== undefined) return {name: 'invitation', token};
  const receiptNumber = receipt.exec(behind)?.[1];
  if (receiptNumber !== undefined) return {name: 'receipt', receiptNumber: receiptNumber.toUpperCase()};
  const serviceId = service.exec(behind)?.[1];
  if (serviceId !== undefined) return {name: 'rate', serviceId};
  return {name: behind.includes('/receipts') ? 'receipts' : 'services'};
}

/** Decodes what can be decoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a place, behind the one of the app. */
export const addressOf = {
  services: '#/',
  receipts: '#/receipts',
  receipt: (number: string) => `#/receipt/${number}`,
  rate: (serviceId: string) => `#/rate/${serviceId}`,
} as const;
