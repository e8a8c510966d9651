/**
 * Hashes of the files that check an evidence log, by name, in the form of an `integrity` attribute. The build of a script
 * file puts the true ones here; nothing else loads these files.
 */
export const evidenceHashes: {readonly [file: string]: string} = {};
