import type {Institution} from '@gov-rating/contract';
import {columnTable, wordsOf} from '../imports/column-table.ts';

/** The columns that a list may leave out: what is stored of them stays. */
const optionalColumns = [
  ...(['caseNumberLookup', 'privacyNotice', 'privacyNoticeZhTw', 'privacyNoticeEn', 'privacyPage', 'phone'] as const),
] as const;

/** The columns of a list of institutions, as a file of an operator has them. */
export const institutionColumns = [
  ...(['code', 'name', 'areaCode', 'administrativeLevel', 'parentCode'] as const),
  ...optionalColumns,
] as const;

/** One of {@link institutionColumns}. */
export type InstitutionColumn = (typeof institutionColumns)[number];

type Level = Institution['administrativeLevel'];

/** The Chinese name of each column: the heading of a file, and how messages name it. */
export const columnNames: Readonly<Record<InstitutionColumn, string>> = {
  code: '机构编码',
  name: '机构名称',
  areaCode: '行政区划代码',
  administrativeLevel: '行政层级',
  parentCode: '上级编码',
  caseNumberLookup: '可按办件编号评价',
  privacyNotice: '隐私提示',
  privacyNoticeZhTw: '隐私提示繁体',
  privacyNoticeEn: '隐私提示英文',
  privacyPage: '隐私政策网址',
  phone: '联系电话',
};

/** Other headings in use, simplified and traditional. */
const otherHeadings: Readonly<Record<InstitutionColumn, string>> = {
  code: '编码 机构代码 统一社会信用代码 信用代码 单位编码 单位代码 部门编码 部门代码 institutionCode 機構編碼 機構代碼 統一社會信用代碼',
  name: '名称 机构全称 单位名称 单位全称 部门名称 institutionName 機構名稱',
  areaCode: '行政区划编码 行政区划 区划代码 区划编码 所属区划 行政區劃代碼 行政區劃',
  administrativeLevel: '行政级别 机构层级 机构级别 层级 级别 level 行政層級 機構層級 層級',
  parentCode:
    '上级代码 上级机构编码 上级机构代码 上级机构统一社会信用代码 上级统一社会信用代码 上级单位编码 上级单位代码 ' +
    '上级部门编码 上级部门代码 父级编码 parent 上級編碼 上級機構編碼 上級代碼',
  caseNumberLookup: '是否可按办件编号评价 按编号评价 办件编号查找 可按辦件編號評價',
  privacyNotice: '隐私说明 隐私提示简体 隱私提示 隱私說明',
  privacyNoticeZhTw: '隐私说明繁体 繁体隐私提示 隱私提示繁體 繁體隱私提示',
  privacyNoticeEn: '隐私说明英文 英文隐私提示 隱私提示英文 英文隱私提示',
  privacyPage: '隐私政策页面 隐私政策地址 隐私政策链接 隱私政策網址 隱私政策頁面',
  phone:
    '电话 电话号码 机构电话 单位电话 咨询电话 办公电话 公开电话 服务电话 telephone tel 電話 聯絡電話 聯繫電話 機構電話 諮詢電話',
};

/** The Chinese name of each level. */
export const levelWords: Readonly<Record<Level, string>> = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '镇街级',
  village: '村居级',
};

/** Other words for the levels, simplified and traditional, with and without 级. */
const otherLevels: Readonly<Record<Level, string>> = {
  province: '省 自治区 直辖市 省部级 省級',
  city: '市 地市 地级市 地市级 设区市 设区市级 副省级 副省级市 州 市州 盟 市級',
  county: '县 区 市辖区 区县 区县级 县区 县区级 县市区级 县市区 县级市 旗 区级 縣 縣級 區 區級',
  town: '镇 乡 街道 乡镇 镇街 乡镇街道 乡级 镇乡级 乡镇街道级 镇级 街道级 乡镇级 鎮 鄉 鎮級 鄉鎮級',
  village: '村 社区 村居 居委会 村委会 村级 社区级 村級 社區',
};

/** The columns of a file of institutions. */
export const institutionTable = columnTable(
  {zh: '机构', en: 'institution'},
  columnNames,
  otherHeadings,
  optionalColumns,
);

const levels = wordsOf(levelWords, otherLevels);

/**
 * The column that a heading names, in English or Chinese; undefined for any other text.
 *
 * @example
 * columnOf('机构名称（必填）*'); // 'name'
 * columnOf('Area code'); // 'areaCode'
 */
export const columnOf = (heading: string): InstitutionColumn | undefined => institutionTable.columnOf(heading);

/**
 * The level that a word names, in English or Chinese; undefined for any other text.
 *
 * @example
 * levelOf('县（市、区）级'); // 'county'
 * levelOf('County'); // 'county'
 */
export const levelOf = (word: string): Level | undefined => levels(word);

/** What yes and no are called in a file. */
export const answerWords = {yes: '是', no: '否'} as const;

/** The answer that a word gives; undefined for any other text. */
export const answerOf = wordsOf(answerWords, {yes: 'y true 1 允许 允許', no: 'n false 0 不允许 不允許'});
