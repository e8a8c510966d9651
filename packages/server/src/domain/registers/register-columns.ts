import type {InstitutionAlias, Point} from '@gov-rating/contract';
import {columnTable, wordsOf} from '../imports/column-table.ts';

/** The columns of a file of points. */
export const pointTable = columnTable(
  {zh: '评价点', en: 'point'},
  {
    institutionCode: '机构编码',
    kind: '类型',
    name: '名称',
    number: '编号',
    parent: '上级评价点',
    areaCode: '行政区划代码',
    validFrom: '启用日期',
    validTo: '停用日期',
    state: '状态',
  },
  {
    institutionCode: '机构代码 统一社会信用代码 信用代码 单位编码 部门编码 institution 機構編碼 機構代碼',
    kind: '评价点类型 种类 類型 pointKind',
    name: '评价点名称 窗口名称 大厅名称 評價點名稱 名稱 pointName',
    number: '评价点编号 窗口号 窗口编号 窗口編號 編號 pointNumber',
    parent: '上级 所属大厅 所属评价点 所在大厅 上級評價點 所屬大廳 parentPoint',
    areaCode: '行政区划 区划代码 行政區劃代碼',
    validFrom: '启用时间 生效日期 開始日期 开始日期 啟用日期 from',
    validTo: '停用时间 失效日期 结束日期 結束日期 until to',
    state: '是否关闭 狀態 status',
  },
  ['number', 'parent', 'areaCode', 'validFrom', 'validTo', 'state'],
);

/** The columns of a file of staff. */
export const staffTable = columnTable(
  {zh: '工作人员', en: 'member of staff'},
  {
    institutionCode: '机构编码',
    staffNumber: '工号',
    name: '姓名',
    isRated: '是否参评',
    validFrom: '启用日期',
    validTo: '停用日期',
  },
  {
    institutionCode: '机构代码 统一社会信用代码 信用代码 单位编码 部门编码 institution 機構編碼 機構代碼',
    staffNumber: '人员编号 员工编号 工號 人員編號 number',
    name: '人员姓名 人員姓名 staffName',
    isRated: '是否评价 参评 參評 是否參評 appraiseFlag rated',
    validFrom: '启用时间 生效日期 入职日期 开始日期 啟用日期 from',
    validTo: '停用时间 失效日期 离职日期 结束日期 until to',
  },
  ['isRated', 'validFrom', 'validTo'],
);

/** The columns of a file of other codes of institutions. */
export const aliasTable = columnTable(
  {zh: '机构别名编码', en: 'other code of an institution'},
  {kind: '编码类型', code: '别名编码', institutionCode: '机构编码'},
  {
    kind: '类型 種類 編碼類型 aliasKind',
    code: '编码 其他编码 组织机构代码 別名編碼 alias aliasCode',
    institutionCode: '机构代码 统一社会信用代码 信用代码 單位編碼 单位编码 institution 機構編碼 機構代碼',
  },
);

/** The Chinese word of each kind of point. */
export const pointKindWords: Readonly<Record<Point['kind'], string>> = {
  hall: '大厅',
  window: '窗口',
  service_desk: '服务台',
  terminal: '自助终端',
  hotline: '热线',
  site: '网站',
};

/** The kind of point that a word names, in English or Chinese. */
export const pointKindOf = wordsOf(pointKindWords, {
  hall: '政务大厅 政务服务大厅 政务服务中心 办事大厅 服务大厅 大廳',
  window: '办事窗口 服务窗口 综合窗口',
  service_desk: '咨询台 导办台 服務台 desk',
  terminal: '自助机 终端 一体机 自助服务终端 自助終端',
  hotline: '电话 12345 熱線',
  site: '网站平台 门户 门户网站 網站 website',
});

/** The Chinese word of each kind of other code. */
export const aliasKindWords: Readonly<Record<InstitutionAlias['kind'], string>> = {
  organisation_code: '组织机构代码',
  department_code: '部门编码',
  hall_code: '大厅编码',
};

/** The kind of other code that a word names, in English or Chinese. */
export const aliasKindOf = wordsOf(aliasKindWords, {
  organisation_code: '组织机构编码 組織機構代碼',
  department_code: '部门代码 部門編碼 部門代碼',
  hall_code: '大厅代码 大廳編碼 大廳代碼',
});

/** Yes or no, in English or Chinese. */
export const answerOf = wordsOf({yes: '是', no: '否'}, {yes: 'y true 1 参评 參評', no: 'n false 0 不参评 不參評'});

/** Whether a point is open, in English or Chinese. */
export const stateOf = wordsOf(
  {open: '启用', closed: '关闭'},
  {open: '正常 开放 在用 有效 啟用 否 valid', closed: '停用 撤销 注销 已关闭 關閉 撤銷 是'},
);
