import type {Level} from './levels.ts';

/** A retired tag, kept so that old records can be read; never offered and never accepted in a new rating. */
export interface RetiredTag {
  /** Three digits; the first is the level on the interface scale. No code is used again in catalogue v2. */
  readonly code: string;
  /** The level it belonged to. */
  readonly level: Level;
  /** The words in zh-CN, the only language recorded. */
  readonly text: string;
  /** True when the end of the text is not recorded; the text then ends in an ellipsis. */
  readonly incomplete?: true;
}

/**
 * The retired tag catalogue: 32 tags, for reading old records only.
 *
 * 403 is absent from every list seen, and the tail of 202 is not recorded.
 * Source: the national list, first version, listed as retired in public code bases of 2020. Certainty: likely.
 */
export const catalogueV1 = {
  version: 'v1',
  tags: [
    {code: '501', level: 'very_satisfied', text: '该事项在综合窗口收件，一个窗口受理，一次就能办成'},
    {code: '502', level: 'very_satisfied', text: '可以实行容缺受理'},
    {code: '503', level: 'very_satisfied', text: '不需要提交由政府部门出具的各种证明材料'},
    {code: '504', level: 'very_satisfied', text: '不需要提交政府部门出具的各类证照批文'},
    {code: '505', level: 'very_satisfied', text: '无需到实体大厅办理，可以在线上传全部申报材料，不用到窗口核验'},
    {code: '506', level: 'very_satisfied', text: '可以使用自助机在任何时候办理'},
    {code: '507', level: 'very_satisfied', text: '可在本市范围内就近的实体大厅办理'},
    {code: '508', level: 'very_satisfied', text: '可在本省范围内就近的实体大厅办理'},
    {code: '509', level: 'very_satisfied', text: '可在全国范围内就近的实体大厅办理'},
    {code: '401', level: 'satisfied', text: '只需要填写一张表单就可以完成申报'},
    {code: '402', level: 'satisfied', text: '在线提交全部申报材料，到窗口核验原件，最多跑一次窗口'},
    {code: '404', level: 'satisfied', text: '可以通过自助机办理，但只限于工作时间'},
    {code: '405', level: 'satisfied', text: '可以在线预约办理'},
    {code: '301', level: 'basically_satisfied', text: '按照办事指南的指引能够顺利完成申报'},
    {code: '302', level: 'basically_satisfied', text: '一张清单告知全部申报材料'},
    {code: '303', level: 'basically_satisfied', text: '只进一个实体大厅就能够办完'},
    {code: '304', level: 'basically_satisfied', text: '在承诺的时间内办完'},
    {code: '305', level: 'basically_satisfied', text: '跑2次窗口即可办完'},
    {code: '306', level: 'basically_satisfied', text: '实体大厅现场实行排队叫号办理'},
    {code: '201', level: 'dissatisfied', text: '申报材料没有提供样本'},
    {code: '202', level: 'dissatisfied', text: '不能够以清单的方式一次性完整告知…', incomplete: true},
    {code: '203', level: 'dissatisfied', text: '同样内容的证明材料已向该受理部门提交过，却被要求再次提交'},
    {code: '204', level: 'dissatisfied', text: '办理完需要到窗口2次以上'},
    {code: '205', level: 'dissatisfied', text: '实体大厅没有配备现场排队叫号系统'},
    {code: '206', level: 'dissatisfied', text: '在线预约办理后到实体大厅重复取号排队'},
    {code: '101', level: 'very_dissatisfied', text: '被要求提交办事指南未列明的申报材料'},
    {code: '102', level: 'very_dissatisfied', text: '承诺在线收取申报材料实际无法收取'},
    {code: '103', level: 'very_dissatisfied', text: '没有在承诺的时间内办理完'},
    {code: '104', level: 'very_dissatisfied', text: '需要到位于实体大厅以外的办公场所提交申报材料'},
    {code: '105', level: 'very_dissatisfied', text: '到大厅现场的次数和承诺的不一致'},
    {
      code: '106',
      level: 'very_dissatisfied',
      text: '被要求在实体大厅以外的场所先办理，再到窗口重新申报或者线上重复提交',
    },
    {code: '107', level: 'very_dissatisfied', text: '在办事指南列明的审批条件之外附加新的审批条件'},
  ],
} as const satisfies {readonly version: string; readonly tags: readonly RetiredTag[]};

/** Finds a retired tag by its exact code; undefined for codes of catalogue v2 and for 403, which no list holds. */
export function findRetiredTag(code: string): RetiredTag | undefined {
  return catalogueV1.tags.find(tag => tag.code === code);
}
