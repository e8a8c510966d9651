/**
 * Asks the registry for known vulnerabilities of what the published packages bring. Fails at a severity of moderate or
 * above. Where the registry does not answer, nothing is known: that is said, and does not fail.
 */
import {npm} from './npm.mjs';

const limit = {timeout: 60_000};
const {stdout, error} = npm(['audit', '--omit', 'dev', '--json'], limit);
const report = readReport(stdout);
if (report?.vulnerabilities === undefined) {
  console.log(`Left out: the audit of dependencies, because the registry did not answer (${whyNot()}).`);
} else {
  const found = Object.values(report.vulnerabilities).filter(({severity}) => !/^(info|low)$/.test(severity));
  for (const {name, severity, range, via} of found)
    console.error(`${name} ${range}: ${severity}. ${via.map(each => each.title ?? each).join('; ')}`);
  process.exitCode = found.length > 0 ? 1 : 0;
}

function readReport(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function whyNot() {
  return error?.code ?? report?.message ?? report?.error?.summary ?? 'no report';
}
