/**
 * How numbers of payment cards begin, and how long they are: UnionPay; the first debit cards of Chinese banks; Visa (in
 * China also with 19 digits), Mastercard, JCB, American Express.
 */
const cards =
  /^(62\d{14,17}|81[0-7]\d{13,16}|60\d{14,17}|95[5-9]\d{13,16}|103\d{16}|4\d{15}(\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|35\d{14}|3[47]\d{13})$/;

/**
 * Whether this is the number of a bank card: a known beginning, its length, and the check digit of ISO/IEC 7812 (Luhn).
 */
export function isBankCard(digits: string): boolean {
  if (!cards.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
