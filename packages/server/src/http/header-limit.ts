/**
 * The most characters of a header that are read to choose type, language and coding of a body. Browsers send less than
 * 200; the rest is ignored or refused, so that choosing costs the same for every caller.
 */
export const headerLimit = 500;
