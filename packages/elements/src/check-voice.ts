/**
 * Checks a list of recordings before a page uses it. `gov-rating-check-voice` on the command line does the same, and looks
 * whether the files are there.
 *
 * @example
 * ```ts
 * import {checkVoice} from '@gov-rating/elements/check-voice.js';
 *
 * const {findings} = checkVoice({languages: {'zh-CN': {满意: 'zh-CN/satisfied.mp3'}}});
 * for (const {what, language, sentence} of findings) console.log(what, language, sentence);
 * ```
 */
import {levels} from '@gov-rating/sdk/core';
import {en} from './messages/en.ts';
import {zhCN} from './messages/zh-CN.ts';
import {zhTW} from './messages/zh-TW.ts';
import {
  manifestFault,
  recordingFault,
  spokenAs,
  type RecordingFault,
  type VoiceManifest,
} from './voice/manifest-rules.ts';

export type {RecordingFault, VoiceManifest};

/** One thing to mend in a list of recordings. */
export interface VoiceFinding {
  /**
   * `level_missing`: not all five levels are recorded, so none is played. `digit_missing`: numbers cannot be spoken.
   * `question_missing`: the question of the form is not recorded. Otherwise why this recording is not played.
   */
  readonly what: 'level_missing' | 'digit_missing' | 'question_missing' | RecordingFault;
  /** BCP 47 tag, as the list has it. */
  readonly language: string;
  /** The sentence, level or digit. */
  readonly sentence: string;
}

const own: Readonly<Record<string, typeof zhCN>> = {'zh-CN': zhCN, 'zh-TW': zhTW as typeof zhCN, en: en as typeof zhCN};

/** Returns what a form and a number need that a language does not have. */
function missingIn(language: string, files: Readonly<Record<string, string>>): readonly VoiceFinding[] {
  const recorded = new Set(
    Object.entries(files)
      .filter(([sentence, file]) => !recordingFault(sentence, file))
      .map(([sentence]) => spokenAs(sentence)),
  );
  const words = own[language];
  const needed: readonly (readonly [VoiceFinding['what'], string])[] = [
    ...[...'0123456789'].map(digit => ['digit_missing', digit] as const),
    ...(words ? levels.map(level => ['level_missing', words[level]] as const) : []),
    ...(words ? [['question_missing', words.question] as const] : []),
  ];
  return needed
    .filter(([, sentence]) => !recorded.has(spokenAs(sentence)))
    .map(([what, sentence]) => ({what, language, sentence}));
}

/**
 * Returns what is wrong with a list of recordings: entries that are not played, and what a form needs in each language and
 * lacks.
 *
 * @param data - the content of the file
 * @returns `fault`: why nothing of it can be played, undefined when it can; `findings`: what to mend, by language
 */
export function checkVoice(data: unknown): {
  readonly fault: string | undefined;
  readonly findings: readonly VoiceFinding[];
} {
  const fault = manifestFault(data);
  if (fault) return {fault, findings: []};
  const {languages} = data as VoiceManifest;
  const findings = Object.entries(languages).flatMap(([language, files]) => [
    ...Object.entries(files).flatMap(([sentence, file]) => {
      const what = recordingFault(sentence, file);
      return what ? [{what, language, sentence}] : [];
    }),
    ...missingIn(language, files),
  ]);
  return {fault: undefined, findings};
}
