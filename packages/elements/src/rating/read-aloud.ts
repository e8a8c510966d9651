/** Whether this browser can speak. */
export const canSpeak = (): boolean => 'speechSynthesis' in globalThis;

/** Reads sentences aloud in a language, one after the other. A call while it is still speaking stops it. */
export function readAloud(sentences: readonly unknown[], language: string): void {
  const {speaking} = speechSynthesis;
  speechSynthesis.cancel();
  if (speaking) return;
  // A full stop makes every voice pause between the levels.
  const words = new SpeechSynthesisUtterance(sentences.join('。'));
  words.lang = language;
  speechSynthesis.speak(words);
}
