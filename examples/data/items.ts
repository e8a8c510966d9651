/** A matter on the official list: its true name, who handles it, and the first part of a made-up 实施编码. */
export interface Item {
  readonly institution: string;
  readonly name: string;
  readonly serviceName: string;
}

/** True item names, each with an institution that handles it. */
export const items: readonly Item[] = [
  {institution: '广州市规划和自然资源局', name: '建设工程规划许可证核发', serviceName: '申报'},
  {institution: '广州市规划和自然资源局', name: '不动产首次登记', serviceName: '受理'},
  {institution: '广州市规划和自然资源局', name: '建设用地规划许可证核发', serviceName: '咨询'},
  {institution: '广州市规划和自然资源局', name: '国有建设用地使用权及房屋所有权转移登记', serviceName: '签收'},
  {institution: '广州市公安局', name: '居民身份证换领', serviceName: '受理'},
  {institution: '广州市公安局', name: '普通护照签发', serviceName: '申报'},
  {institution: '广州市公安局', name: '机动车驾驶证期满换证', serviceName: '签收'},
  {institution: '广州市人力资源和社会保障局', name: '灵活就业人员参保登记', serviceName: '申报'},
  {institution: '广州市人力资源和社会保障局', name: '失业保险金申领', serviceName: '受理'},
  {institution: '广州市市场监督管理局', name: '个体工商户设立登记', serviceName: '申报'},
  {institution: '广州市市场监督管理局', name: '食品经营许可', serviceName: '补正'},
  {institution: '广州市卫生健康委员会', name: '医疗机构执业登记', serviceName: '申报'},
  {institution: '广州市卫生健康委员会', name: '护士执业注册', serviceName: '受理'},
  {institution: '广东省教育厅', name: '教师资格认定', serviceName: '申报'},
  {institution: '广东省司法厅', name: '律师执业许可', serviceName: '申报'},
  {institution: '广东省自然资源厅', name: '采矿权登记', serviceName: '补正'},
  {institution: '广东省住房和城乡建设厅', name: '建筑业企业资质认定', serviceName: '申报'},
  {institution: '广东省交通运输厅', name: '道路旅客运输经营许可', serviceName: '受理'},
  {institution: '广东省文化和旅游厅', name: '导游证核发', serviceName: '签收'},
  {institution: '广东省市场监督管理局', name: '特种设备生产单位许可', serviceName: '申报'},
  {institution: '广东省药品监督管理局', name: '药品经营许可', serviceName: '申报'},
  {institution: '广东省医疗保障局', name: '基本医疗保险参保人员异地就医备案', serviceName: '申报'},
  {institution: '深圳市人民政府', name: '企业设立登记', serviceName: '申报'},
  {institution: '佛山市人民政府', name: '公共场所卫生许可', serviceName: '受理'},
  {institution: '东莞市人民政府', name: '建筑工程施工许可证核发', serviceName: '申报'},
  {institution: '汕头市人民政府', name: '城乡居民基本养老保险参保登记', serviceName: '受理'},
];
