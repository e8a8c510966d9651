import type {Institution} from '@gov-rating/contract';

/**
 * Guangdong's provincial departments and its 21 cities by their true names. The codes are made up: they have the form
 * of 统一社会信用代码 (GB 32100-2015) and a right check character, but belong to nobody.
 */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character of GB 32100-2015 for the first 17 characters. */
function checkCharacter(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] as string;
}

function sampleCode(areaCode: string, number: number): string {
  const body = `11${areaCode}DEM${String(number).padStart(6, '0')}`.replace(/[IOSVZ]/g, '0');
  return body + checkCharacter(body);
}

const province: Institution = {
  code: sampleCode('440000', 0),
  name: '广东省人民政府',
  areaCode: '440000',
  administrativeLevel: 'province',
  parentCode: null,
};

const departmentNames = [
  '广东省政务服务和数据管理局',
  '广东省发展和改革委员会',
  '广东省教育厅',
  '广东省科学技术厅',
  '广东省工业和信息化厅',
  '广东省公安厅',
  '广东省民政厅',
  '广东省司法厅',
  '广东省财政厅',
  '广东省人力资源和社会保障厅',
  '广东省自然资源厅',
  '广东省生态环境厅',
  '广东省住房和城乡建设厅',
  '广东省交通运输厅',
  '广东省水利厅',
  '广东省农业农村厅',
  '广东省商务厅',
  '广东省文化和旅游厅',
  '广东省卫生健康委员会',
  '广东省应急管理厅',
  '广东省市场监督管理局',
  '广东省药品监督管理局',
  '广东省医疗保障局',
  '广东省林业局',
  '国家税务总局广东省税务局',
];

const cityNames: readonly (readonly [areaCode: string, name: string])[] = [
  ['440100', '广州市'],
  ['440200', '韶关市'],
  ['440300', '深圳市'],
  ['440400', '珠海市'],
  ['440500', '汕头市'],
  ['440600', '佛山市'],
  ['440700', '江门市'],
  ['440800', '湛江市'],
  ['440900', '茂名市'],
  ['441200', '肇庆市'],
  ['441300', '惠州市'],
  ['441400', '梅州市'],
  ['441500', '汕尾市'],
  ['441600', '河源市'],
  ['441700', '阳江市'],
  ['441800', '清远市'],
  ['441900', '东莞市'],
  ['442000', '中山市'],
  ['445100', '潮州市'],
  ['445200', '揭阳市'],
  ['445300', '云浮市'],
];

const bureauNames = [
  '广州市规划和自然资源局',
  '广州市公安局',
  '广州市人力资源和社会保障局',
  '广州市市场监督管理局',
  '广州市卫生健康委员会',
];

const departments = departmentNames.map((name, index): Institution => ({
  ...province,
  code: sampleCode('440000', index + 1),
  name,
  parentCode: province.code,
}));

const cities = cityNames.map(([areaCode, name]): Institution => ({
  code: sampleCode(areaCode, 0),
  name: `${name}人民政府`,
  areaCode,
  administrativeLevel: 'city',
  parentCode: province.code,
}));

const guangzhou = cities[0] as Institution;

const bureaus = bureauNames.map((name, index): Institution => ({
  ...guangzhou,
  code: sampleCode('440100', index + 1),
  name,
  parentCode: guangzhou.code,
}));

/** Everybody, parents before those below them. */
export const institutions: readonly Institution[] = [province, ...departments, ...cities, ...bureaus];

/** The institution whose systems the examples play: a city bureau with its windows. */
export const demoInstitution = bureaus[0] as Institution;

/** Finds an institution of the data set by its name; the data set is fixed, so a miss is a mistake in the code. */
export function institutionNamed(name: string): Institution {
  const found = institutions.find(institution => institution.name === name);
  if (!found) throw new Error(`The data set has no institution named ${name}`);
  return found;
}
