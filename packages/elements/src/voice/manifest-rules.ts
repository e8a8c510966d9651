/**
 * What a manifest of recordings must be like. The voice and the command that checks a manifest both ask here, so that what
 * passes the check is played.
 */

/** Recordings that a deployment adds, as its manifest (JSON) lists them. */
export interface VoiceManifest {
  /**
   * By BCP 47 tag of the language: the files by the sentence that each speaks, as the elements show it, without its last
   * stop; digits and letters of numbers by themselves. Addresses are relative to the manifest.
   */
  readonly languages: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The most characters (UTF-16) of a manifest. */
export const manifestLimit = 1_000_000;
/** The most languages of a manifest. */
export const languagesLimit = 20;
/** The most recordings of a language. */
export const recordingsLimit = 5000;
/** The most characters (UTF-16) of a sentence, and of the address of a file. */
export const textLimit = 500;

/** Why a recording is not played. */
export type RecordingFault = 'empty' | 'too_long' | 'address_refused';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A sentence as it is looked up: without spaces around it and the stops at its end. */
export const spokenAs = (sentence: string): string => sentence.trim().replace(/[\s。．.!！?？…:：]+$/, '');

/** Returns what is wrong with a manifest as a whole, so that nothing of it is played; undefined when it can be. */
export function manifestFault(data: unknown): string | undefined {
  if (!isRecord(data)) return 'is not an object';
  const {languages} = data;
  if (!isRecord(languages)) return '"languages" is not an object';
  const named = Object.entries(languages);
  if (named.length > languagesLimit) return `"languages" has more than ${languagesLimit} languages`;
  for (const [tag, files] of named) {
    if (!/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) || tag.length > 35) return `"${tag}" is not a BCP 47 tag`;
    if (!isRecord(files)) return `"${tag}" is not an object`;
    if (Object.keys(files).length > recordingsLimit) return `"${tag}" has more than ${recordingsLimit} recordings`;
  }
  return undefined;
}

/** Returns what is wrong with one recording; undefined when it can be played. */
export function recordingFault(sentence: string, file: unknown): RecordingFault | undefined {
  if (typeof file !== 'string' || !file.trim() || !spokenAs(sentence)) return 'empty';
  if (file.length > textLimit || sentence.length > textLimit) return 'too_long';
  // A program or data in an address is no recording; one without a scheme lies beside the manifest.
  return /^(https?:\/\/|(?![a-z][a-z\d+.-]*:))/i.test(file) && !/[\u0000-\u001f]/.test(file)
    ? undefined
    : 'address_refused';
}
