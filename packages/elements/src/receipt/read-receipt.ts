import type {ReceiptProgress} from '@gov-rating/contract';
import {isApiError, type ReceiptClient} from '@gov-rating/sdk/receipt';

/**
 * Reads a receipt by number and key. The key of another receipt must not hide the progress, so the receipt is then read by
 * the number alone; the key that is returned is empty.
 */
export async function readReceipt(
  client: ReceiptClient,
  receiptNumber: string,
  receiptKey: string,
): Promise<readonly [progress: ReceiptProgress, key: string]> {
  try {
    return [await client.getReceipt({receiptNumber, ...(receiptKey && {receiptKey})}), receiptKey];
  } catch (error) {
    if (!receiptKey || !isApiError(error) || error.code !== 'unknown_receipt') throw error;
    return [await client.getReceipt({receiptNumber}), ''];
  }
}
