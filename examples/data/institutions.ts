import {creditCodeCheck, type Institution} from '@gov-rating/contract';

/**
 * A province that does not exist, with its departments and 21 cities: invented rates belong to invented names. No area
 * of GB/T 2260 begins with 99; the codes have the form of 统一社会信用代码 (GB 32100-2015) and a right check character, but do
 * not exist.
 */

function sampleCode(areaCode: string, number: number): string {
  const body = `11${areaCode}DEM${String(number).padStart(6, '0')}`.replace(/[IOSVZ]/g, '0');
  return body + creditCodeCheck(body);
}

/** An invented telephone: no number of a subscriber begins with 1, so that nobody is called. */
const samplePhone = (number: number): string => `020-1${String(number).padStart(7, '0')}`;

const province: Institution = {
  code: sampleCode('990000', 0),
  name: '示例省人民政府',
  areaCode: '990000',
  administrativeLevel: 'province',
  parentCode: null,
  phone: samplePhone(0),
};

const departmentNames = [
  '示例省政务服务和数据管理局',
  '示例省发展和改革委员会',
  '示例省教育厅',
  '示例省科学技术厅',
  '示例省工业和信息化厅',
  '示例省公安厅',
  '示例省民政厅',
  '示例省司法厅',
  '示例省财政厅',
  '示例省人力资源和社会保障厅',
  '示例省自然资源厅',
  '示例省生态环境厅',
  '示例省住房和城乡建设厅',
  '示例省交通运输厅',
  '示例省水利厅',
  '示例省农业农村厅',
  '示例省商务厅',
  '示例省文化和旅游厅',
  '示例省卫生健康委员会',
  '示例省应急管理厅',
  '示例省市场监督管理局',
  '示例省药品监督管理局',
  '示例省医疗保障局',
  '示例省林业局',
  '示例省税务局',
];

const cityNames: readonly (readonly [areaCode: string, name: string])[] = [
  ['990100', '示例市'],
  ['990200', '甲州市'],
  ['990300', '乙州市'],
  ['990400', '丙州市'],
  ['990500', '丁州市'],
  ['990600', '戊州市'],
  ['990700', '己州市'],
  ['990800', '庚州市'],
  ['990900', '辛州市'],
  ['991000', '壬州市'],
  ['991100', '癸州市'],
  ['991200', '甲江市'],
  ['991300', '乙江市'],
  ['991400', '丙江市'],
  ['991500', '丁江市'],
  ['991600', '戊江市'],
  ['991700', '己江市'],
  ['991800', '庚江市'],
  ['991900', '辛江市'],
  ['992000', '壬江市'],
  ['992100', '癸江市'],
];

const bureauNames = [
  '示例市规划和自然资源局',
  '示例市公安局',
  '示例市人力资源和社会保障局',
  '示例市市场监督管理局',
  '示例市卫生健康委员会',
];

const departments = departmentNames.map((name, index): Institution => ({
  ...province,
  code: sampleCode('990000', index + 1),
  name,
  parentCode: province.code,
  phone: samplePhone(index + 1),
}));

const cities = cityNames.map(([areaCode, name], index): Institution => ({
  code: sampleCode(areaCode, 0),
  name: `${name}人民政府`,
  areaCode,
  administrativeLevel: 'city',
  parentCode: province.code,
  phone: samplePhone(100 + index),
}));

const demoCity = cities[0] as Institution;

const bureaus = bureauNames.map((name, index): Institution => ({
  ...demoCity,
  code: sampleCode('990100', index + 1),
  name,
  parentCode: demoCity.code,
  phone: samplePhone(200 + index),
}));

/** All institutions, parents before those below them. */
export const institutions: readonly Institution[] = [province, ...departments, ...cities, ...bureaus];

/** The institution whose systems the examples play: a city bureau with its windows. */
export const demoInstitution = bureaus[0] as Institution;

/** People who take calls at the invented hotline. */
export const demoAgents = [
  {number: 'H001', name: '周宁'},
  {number: 'H002', name: '吴桐'},
] as const;

/** Finds an institution of the data set by its name; the data set is fixed, so a miss is a mistake in the code. */
export function institutionNamed(name: string): Institution {
  const found = institutions.find(institution => institution.name === name);
  if (!found) throw new Error(`The data set has no institution named ${name}`);
  return found;
}
