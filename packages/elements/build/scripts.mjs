/**
 * The files for a script tag: everything inside, one file, so that any page can load them. Builds and checks read this
 * list; what names the files elsewhere is compared with it by `check-names.mjs`. `limit` is bytes after brotli, quality 11.
 * `loads` are the modules that a script loads when they are asked for; it knows their hashes, so they come first.
 */
export const scripts = {
  // Modules, which scripts load when they are asked for, so they come first: what a person saves or prints, what reads
  // aloud, and what checks a receipt. The first two are for the oldest browsers, because they have no second copy.
  'gov-rating-carry.js': {entry: 'carry/sheet', target: 'es2019', format: 'es', limit: 7_750},
  'gov-rating-voice.js': {entry: 'voice/index', target: 'es2019', format: 'es', limit: 4_600},
  'gov-rating-evidence.js': {entry: 'receipt/evidence/ed25519', target: 'es2021', format: 'es', limit: 15_000},
  'gov-rating-evidence-sm2.js': {entry: 'receipt/evidence/sm2', target: 'es2021', format: 'es', limit: 30_000},
  // Lit is 5,000 of each file. The goal of the citizen's flow is 16,000; what keeps a rating safe on strange pages, behind
  // gateways and without a connection weighs more than that, and nothing of it was left out for bytes.
  'gov-rating.js': {
    entry: 'gov-rating',
    target: 'es2021',
    loads: ['gov-rating-carry.js', 'gov-rating-voice.js'],
    limit: 27_100,
  },
  'gov-rating.es2019.js': {
    entry: 'gov-rating',
    target: 'es2019',
    loads: ['gov-rating-carry.js', 'gov-rating-voice.js'],
    limit: 28_050,
  },
  // Not only a tag loads it: it also finds its folder where a micro-frontend or an old library evaluates its text.
  'gov-rating-any.js': {entry: 'gov-rating-any', target: 'es2019', limit: 550},
  // Loads files of words and registers the languages in them; the other scripts read what it registered.
  'gov-rating-language.js': {entry: 'gov-rating-language', target: 'es2019', limit: 2_700},
  // Charts, tables, publications and their words in three languages; of chart libraries, none is in it.
  'gov-rating-board.js': {entry: 'gov-rating-board', target: 'es2021', loads: ['gov-rating-voice.js'], limit: 26_200},
  // The whole back office: every step's form, the table of steps, the rules of suspicion, all in three languages; with
  // the parts as elements of their own, and the numbers of refusals.
  'gov-rating-desk.js': {entry: 'gov-rating-desk', target: 'es2021', limit: 33_900},
  // The screen at a window: the parts of the form, the client of a device with its queue, and the screens in three languages.
  // 1,600 are the store that keeps what waits over a power cut and lets nobody read it.
  'gov-rating-evaluator.js': {
    entry: 'gov-rating-evaluator',
    target: 'es2021',
    loads: ['gov-rating-voice.js'],
    limit: 32_800,
  },
  // The same for a terminal, with its sealed store, the tags of the standard in three languages, and a QR code.
  'gov-rating-kiosk.js': {entry: 'gov-rating-kiosk', target: 'es2021', loads: ['gov-rating-voice.js'], limit: 43_200},
  // The whole form of a rating, and the lists around it in three languages; 4,000 are the forms for a one-time code.
  'gov-rating-my.js': {
    entry: 'gov-rating-my',
    target: 'es2021',
    loads: ['gov-rating-carry.js', 'gov-rating-voice.js'],
    limit: 36_800,
  },
  // With the words about the evidence log in three languages.
  'gov-rating-receipt.js': {
    entry: 'gov-rating-receipt',
    target: 'es2021',
    loads: [
      ...['gov-rating-carry.js', 'gov-rating-voice.js'],
      ...['gov-rating-evidence.js', 'gov-rating-evidence-sm2.js'],
    ],
    limit: 25_450,
  },
};
