import type {ImportMistake, Sentence} from './import-mistakes.ts';

/** At most this many mistakes are listed. */
const mostShown = 50;

/** A file that cannot be imported; nothing of it was saved. Its message lists the mistakes, each in Chinese and English. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  /** The first mistakes by line, at most 50. */
  readonly mistakes: readonly ImportMistake[];
  /** How many mistakes there are. */
  readonly total: number;

  /**
   * @param noun what the file holds
   * @param hint what may help with all of them
   */
  constructor(mistakes: readonly ImportMistake[], noun: Sentence, hint?: Sentence) {
    const shown = mistakes.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0)).slice(0, mostShown);
    const more = mistakes.length - shown.length;
    super(
      [
        `没有保存任何${noun.zh}。Nothing was saved.`,
        ...shown.flatMap(({zh, en}) => [zh, `  ${en}`]),
        ...(more > 0 ? [`另有 ${more} 处。`, `  And ${more} more.`] : []),
        ...(hint ? [hint.zh, `  ${hint.en}`] : []),
      ].join('\n'),
    );
    this.mistakes = shown;
    this.total = mistakes.length;
  }
}
