/** The notes of a tone in hertz, one after the other: rising for a question, the same twice for "this screen". */
const notes = {prompt: [660, 880], identify: [880, 880, 880]} as const;

/** How long a note lasts, in seconds. */
const length = 0.18;

/** How late a browser may allow a tone, in milliseconds; one that comes with a later touch would only confuse. */
const patience = 500;

let context: AudioContext | undefined;

/**
 * Plays a short tone, made by the browser itself. `volume` is 0 to 100. Silent, without an error, where the browser has no
 * audio or allows no sound before the first touch.
 */
export function playTone(kind: keyof typeof notes, volume: number): void {
  if (!(volume > 0)) return;
  try {
    const audio = (context ??= new AudioContext());
    const asked = performance.now();
    audio.resume().then(
      () => performance.now() - asked < patience && sound(audio, notes[kind], Math.min(volume, 100) / 100),
      () => undefined,
    );
  } catch {
    // No audio in this browser, or no output device.
  }
}

function sound(audio: AudioContext, pitches: readonly number[], loudness: number): void {
  pitches.forEach((pitch, index) => {
    const start = audio.currentTime + index * length;
    const [note, gain] = [audio.createOscillator(), audio.createGain()];
    note.frequency.value = pitch;
    // Fades in and out, because a hard edge clicks.
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness / 2, start + 0.02);
    gain.gain.linearRampToValueAtTime(0, start + length);
    note.connect(gain).connect(audio.destination);
    note.start(start);
    note.stop(start + length);
  });
}
