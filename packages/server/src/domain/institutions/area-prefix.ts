/**
 * The digits that the codes of an area and everything below it share: `440000` → `44`, `440100` → `4401`,
 * `440103001000` → `440103001`; empty for `000000`, the whole country. Groups of GB/T 2260 and GB/T 10114: province 2,
 * city 2, county 2, town 3, village 3 digits.
 */
export function areaPrefix(areaCode: string): string {
  const groups = [2, 4, 6, 9, 12].filter(end => end <= areaCode.length);
  const last = groups.findLast((end, i) => /[1-9]/.test(areaCode.slice(groups[i - 1] ?? 0, end)));
  return areaCode.slice(0, last ?? 0);
}
