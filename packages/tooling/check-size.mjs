/** Holds every file of the script tag against its limit, and prints the table that the README quotes. */
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {readFileSync} from 'node:fs';
import {root} from './run.mjs';

/** Bytes after brotli, quality 11. */
const limits = {
  // Lit is 5,000 of each file. The goal of the citizen's flow is 16,000; what keeps a rating safe on strange pages, behind
  // gateways and without a connection weighs more than that, and nothing of it was left out for bytes.
  'gov-rating.js': 20_600,
  'gov-rating.es2019.js': 21_200,
  // Not only a tag loads it: it also finds its folder where a micro-frontend or an old library evaluates its text.
  'gov-rating-any.js': 500,
  // Charts, tables, publications and their words in three languages; of chart libraries, none is in it.
  'gov-rating-board.js': 22_100,
  // The whole back office: every step's form, the table of steps, the rules of suspicion, all in three languages.
  'gov-rating-desk.js': 30_800,
  // With the words about the evidence log in three languages; what checks it is loaded when a rating is in the log.
  'gov-rating-receipt.js': 18_600,
  'gov-rating-evidence.js': 15_000,
  'gov-rating-evidence-sm2.js': 30_000,
};

let over = 0;
for (const [name, limit] of Object.entries(limits)) {
  const bytes = readFileSync(`${root}packages/elements/dist/${name}`);
  const brotli = brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;
  const gzip = gzipSync(bytes, {level: 9}).length;
  console.log(`${name}: ${bytes.length} bytes, gzip ${gzip}, brotli ${brotli} (limit ${limit})`);
  if (brotli > limit) over++;
  const foreign = bytes.findIndex(byte => byte > 0x7e);
  if (foreign >= 0) {
    over++;
    console.error(`${name} is not ASCII at byte ${foreign}: a GBK page would read it wrong.`);
  }
}
process.exitCode = over > 0 ? 1 : 0;
