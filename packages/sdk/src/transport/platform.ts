import {UnsupportedError} from '../errors.ts';

/**
 * A part of the platform, read when it is needed, so that importing this package needs none of them and a page may still load a
 * replacement. Throws an {@link UnsupportedError} that names the part if the runtime lacks it.
 */
export function platform<N extends keyof typeof globalThis>(name: N): (typeof globalThis)[N] {
  const part = globalThis[name];
  if (!part) throw new UnsupportedError(name);
  return part;
}
