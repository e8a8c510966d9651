/**
 * The most characters of a header that are read to choose language and coding of an answer. Browsers send less than
 * 200; the rest is ignored, so that choosing costs the same for every caller.
 */
export const headerLimit = 500;
