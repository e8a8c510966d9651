import type {Level} from './levels.ts';
import type {Localized} from './localized.ts';
import {tagPlain} from './tag-plain.ts';
import {tagTexts} from './tag-texts.ts';
import type {TagCode} from './tag-texts.ts';

/**
 * The two things a rating speaks about: `matter`, how the matter was handled, and `window`, the service met there.
 *
 * Source: 南方都市报 2019-09-17, two dimensions 事项办理 and 窗口服务水平; Shanwei 2020 lets
 * the matter and the staff be rated apart. Certainty: likely.
 */
export const tagDimensions = ['matter', 'window'] as const;

/** One of the two dimensions of the score. */
export type TagDimension = (typeof tagDimensions)[number];

/** The words for each dimension; sources write 窗口服务水平 or 窗口服务, the shorter one is used. */
export const tagDimensionNames = {
  matter: {'zh-CN': '事项办理', 'zh-TW': '事項辦理', en: 'Handling of the matter'},
  window: {'zh-CN': '窗口服务', 'zh-TW': '窗口服務', en: 'Service at the window'},
} as const satisfies Readonly<Record<TagDimension, Localized>>;

/** A coded reason (评价标签) that a rater can choose for one level. */
export interface Tag {
  /** Three digits; the first is the level on the interface scale. */
  readonly code: TagCode;
  /** The only level the tag may be sent with. */
  readonly level: Level;
  /** True for the three tags shown at once; the other five appear when the rater expands the list. */
  readonly core: boolean;
  /** Which dimension of the score the tag informs; the assignment is ours, see the catalogue. */
  readonly dimension: TagDimension;
  /** The words shown. */
  readonly text: Localized;
  /** The same in everyday words, shown below; ours, not of the standard. Left out where the words need none. */
  readonly plain?: Localized;
}

/**
 * The tag catalogue in use: 40 tags, eight for each level, three of them core.
 *
 * They are shown in this order. Only the owner of the standard may add or remove a tag.
 * Source: the national list, second version, in three public code bases that agree. Certainty: sure.
 * The dimension is derived: no official list assigns one. Staff attitude and skill (517, 413, 314, 213, 214, 115) and
 * queueing at the hall (212) are `window`; everything about documents, steps, time and places is `matter`.
 */
export const catalogueV2 = {
  version: 'v2',
  tags: [
    {
      code: '510',
      level: 'very_satisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['510'],
      plain: tagPlain['510'],
    },
    {
      code: '511',
      level: 'very_satisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['511'],
      plain: tagPlain['511'],
    },
    {code: '512', level: 'very_satisfied', core: true, dimension: 'matter', text: tagTexts['512']},
    {code: '513', level: 'very_satisfied', core: false, dimension: 'matter', text: tagTexts['513']},
    {code: '514', level: 'very_satisfied', core: false, dimension: 'matter', text: tagTexts['514']},
    {code: '515', level: 'very_satisfied', core: false, dimension: 'matter', text: tagTexts['515']},
    {code: '516', level: 'very_satisfied', core: false, dimension: 'matter', text: tagTexts['516']},
    {code: '517', level: 'very_satisfied', core: false, dimension: 'window', text: tagTexts['517']},
    {code: '406', level: 'satisfied', core: true, dimension: 'matter', text: tagTexts['406'], plain: tagPlain['406']},
    {code: '407', level: 'satisfied', core: true, dimension: 'matter', text: tagTexts['407'], plain: tagPlain['407']},
    {code: '408', level: 'satisfied', core: true, dimension: 'matter', text: tagTexts['408'], plain: tagPlain['408']},
    {code: '409', level: 'satisfied', core: false, dimension: 'matter', text: tagTexts['409'], plain: tagPlain['409']},
    {code: '410', level: 'satisfied', core: false, dimension: 'matter', text: tagTexts['410']},
    {code: '411', level: 'satisfied', core: false, dimension: 'matter', text: tagTexts['411']},
    {code: '412', level: 'satisfied', core: false, dimension: 'matter', text: tagTexts['412']},
    {code: '413', level: 'satisfied', core: false, dimension: 'window', text: tagTexts['413']},
    {
      code: '307',
      level: 'basically_satisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['307'],
      plain: tagPlain['307'],
    },
    {
      code: '308',
      level: 'basically_satisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['308'],
      plain: tagPlain['308'],
    },
    {
      code: '309',
      level: 'basically_satisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['309'],
      plain: tagPlain['309'],
    },
    {
      code: '310',
      level: 'basically_satisfied',
      core: false,
      dimension: 'matter',
      text: tagTexts['310'],
      plain: tagPlain['310'],
    },
    {
      code: '311',
      level: 'basically_satisfied',
      core: false,
      dimension: 'matter',
      text: tagTexts['311'],
      plain: tagPlain['311'],
    },
    {code: '312', level: 'basically_satisfied', core: false, dimension: 'matter', text: tagTexts['312']},
    {
      code: '313',
      level: 'basically_satisfied',
      core: false,
      dimension: 'matter',
      text: tagTexts['313'],
      plain: tagPlain['313'],
    },
    {code: '314', level: 'basically_satisfied', core: false, dimension: 'window', text: tagTexts['314']},
    {
      code: '207',
      level: 'dissatisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['207'],
      plain: tagPlain['207'],
    },
    {
      code: '208',
      level: 'dissatisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['208'],
      plain: tagPlain['208'],
    },
    {
      code: '209',
      level: 'dissatisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['209'],
      plain: tagPlain['209'],
    },
    {
      code: '210',
      level: 'dissatisfied',
      core: false,
      dimension: 'matter',
      text: tagTexts['210'],
      plain: tagPlain['210'],
    },
    {
      code: '211',
      level: 'dissatisfied',
      core: false,
      dimension: 'matter',
      text: tagTexts['211'],
      plain: tagPlain['211'],
    },
    {
      code: '212',
      level: 'dissatisfied',
      core: false,
      dimension: 'window',
      text: tagTexts['212'],
      plain: tagPlain['212'],
    },
    {code: '213', level: 'dissatisfied', core: false, dimension: 'window', text: tagTexts['213']},
    {code: '214', level: 'dissatisfied', core: false, dimension: 'window', text: tagTexts['214']},
    {
      code: '108',
      level: 'very_dissatisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['108'],
      plain: tagPlain['108'],
    },
    {
      code: '109',
      level: 'very_dissatisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['109'],
      plain: tagPlain['109'],
    },
    {
      code: '110',
      level: 'very_dissatisfied',
      core: true,
      dimension: 'matter',
      text: tagTexts['110'],
      plain: tagPlain['110'],
    },
    {
      code: '111',
      level: 'very_dissatisfied',
      core: false,
      dimension: 'matter',
      text: tagTexts['111'],
      plain: tagPlain['111'],
    },
    {
      code: '112',
      level: 'very_dissatisfied',
      core: false,
      dimension: 'matter',
      text: tagTexts['112'],
      plain: tagPlain['112'],
    },
    {
      code: '113',
      level: 'very_dissatisfied',
      core: false,
      dimension: 'matter',
      text: tagTexts['113'],
      plain: tagPlain['113'],
    },
    {
      code: '114',
      level: 'very_dissatisfied',
      core: false,
      dimension: 'matter',
      text: tagTexts['114'],
      plain: tagPlain['114'],
    },
    {code: '115', level: 'very_dissatisfied', core: false, dimension: 'window', text: tagTexts['115']},
  ],
} as const satisfies {readonly version: string; readonly tags: readonly Tag[]};

/** Returns the eight tags of a level in the order of showing, core tags first. */
export function tagsOfLevel(level: Level): readonly Tag[] {
  return catalogueV2.tags.filter(tag => tag.level === level);
}

/** Finds a tag of catalogue v2 by its exact code; undefined for unknown and for retired codes. */
export function findTag(code: string): Tag | undefined {
  return catalogueV2.tags.find(tag => tag.code === code);
}
