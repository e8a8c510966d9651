/** Of the provinces, also as they are written in Taiwan. */
const provinces = '京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊';
const letter = '[A-HJ-NP-Za-hj-np-z]';
const sign = '[0-9A-HJ-NP-Za-hj-np-z] ?';
const energy = '[A-HJKa-hjk] ?';
const digit = '[0-9] ?';

/** GA 36: five signs, of which the last may say what the vehicle is for; six with a letter for kinds of new energy. */
const plates = new RegExp(
  `[${provinces}] ?[A-Za-z][ ·•.\\-]?(?:${energy}[ ·•.\\-]?${sign}(?:${digit}){4}|(?:${digit}){5}${energy}|(?:${sign}){4}[挂学警港澳领]|(?:${sign}){5})(?![0-9A-Za-z])`,
  'g',
);

/** Where the number plates of vehicles are in a narrow text. */
export const platesIn = (text: string): {readonly start: number; readonly end: number}[] =>
  [...text.matchAll(plates)]
    .filter(([plate]) => /[0-9]/.test(plate) && (plate.match(new RegExp(letter, 'g')) ?? []).length <= 4)
    .map(({index, 0: plate}) => ({start: index, end: index + plate.trimEnd().length}));
