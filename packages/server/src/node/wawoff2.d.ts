declare module 'wawoff2' {
  /** Google's decoder of WOFF2, compiled to WebAssembly. */
  const woff2: {decompress(packed: Uint8Array): Promise<Uint8Array>};
  export = woff2;
}
