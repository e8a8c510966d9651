export {hasRightCheckDigit, readReceiptNumber, type ReadNumber} from '@gov-rating/contract/limits';
export type {ReceiptProgress} from '@gov-rating/contract/types';
export {createReceiptClient, type ReceiptClient} from './clients/receipt-client.ts';
export * from './errors.ts';
export {newIdempotencyKey} from './outbox/idempotency-key.ts';
export type {Fetch} from './transport/request.ts';
