/** The first two digits of an area code, by province (GB/T 2260). */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Is this the number of an identity card (公民身份号码, GB 11643): area, day of birth and check character are right. */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text) || !provinces.has(text.slice(0, 2))) return false;
  const year = Number(text.slice(6, 10));
  if (year < 1800 || year > 2199 || !isDay(year, text.slice(10, 14))) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return checks[sum % 11] === text[17]?.toUpperCase();
}

/** The 15 digit form issued until 1999, with area and date of birth but without a check digit. */
export function isOldIdNumber(text: string): boolean {
  return (
    /^\d{15}$/.test(text) &&
    provinces.has(text.slice(0, 2)) &&
    isDay(1900 + Number(text.slice(6, 8)), text.slice(8, 12))
  );
}

function isDay(year: number, monthAndDay: string): boolean {
  const [month, day] = [Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(2))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
