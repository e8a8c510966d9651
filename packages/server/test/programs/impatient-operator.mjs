/**
 * Loaded before a command of the program: its clock runs so fast that each step shows how far it has come, and with STOP
 * the operator sends that signal when the first such line is there.
 */
import process from 'node:process';

let now = 0;
performance.now = () => (now += 11_000);

const {STOP} = process.env;
const write = process.stderr.write.bind(process.stderr);
let sent = STOP === undefined;
process.stderr.write = (text, ...rest) => {
  const written = write(text, ...rest);
  if (!sent && /\d+ (of \d+ )?[a-z]/.test(String(text))) {
    sent = true;
    process.kill(process.pid, STOP);
  }
  return written;
};
