import {UnsupportedError} from '../errors.ts';

/**
 * A part of the platform that a call uses where the runtime has it, read at the time of the call. A runtime that throws when the
 * part is read, as sandboxes do, or has no `globalThis` (before ES2020),
 * lacks it.
 */
export function optional<N extends keyof typeof globalThis>(name: N): (typeof globalThis)[N] | undefined {
  try {
    return globalThis[name];
  } catch {
    return undefined;
  }
}

/**
 * A part of the platform, read when it is needed, so that importing this package needs none of them and a page may still load a
 * replacement. Throws an {@link UnsupportedError} that names the part if the runtime lacks it.
 */
export function platform<N extends keyof typeof globalThis>(name: N): (typeof globalThis)[N] {
  const part = optional(name);
  if (!part) throw new UnsupportedError(name);
  return part;
}
