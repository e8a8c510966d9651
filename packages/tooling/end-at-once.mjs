/**
 * Loaded before each test file. Node sometimes spins for ever when it closes what a finished file left open (seen after the
 * drill). When the event loop has ended by itself, everything is reported, and the process can end without that clean-up.
 * A forced exit of the test runner would come before the report is written, and lose the tests of whole files.
 */
process.once('beforeExit', () => process.on('exit', code => process.exit(code)));
