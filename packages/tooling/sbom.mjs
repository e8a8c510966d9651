/**
 * Writes `sbom.spdx.json`: everything that the four published packages bring, by the lock file, with licences and hashes. What only
 * builds and tests need is left out here, because `npm sbom --omit dev` also leaves out what a package and the build both need.
 */
import {writeFileSync} from 'node:fs';
import {npm} from './npm.mjs';
import {root} from './run.mjs';

const {status, stdout, stderr} = npm(['sbom', '--sbom-format', 'spdx', '--package-lock-only']);
if (status !== 0) throw new Error(stderr);
const whole = JSON.parse(stdout);
const published = /^@gov-rating\/(contract|sdk|elements|server)$/;
const ours = whole.packages.filter(({name}) => published.test(name)).map(({SPDXID}) => SPDXID);
const brought = whole.relationships.filter(({relationshipType: type}) =>
  /^(DEPENDENCY|OPTIONAL_DEPENDENCY)_OF$/.test(type),
);
/** What travels inside a package's files instead of as its dependency. */
const inside = whole.packages.filter(({name}) => name === 'ky').map(({SPDXID}) => SPDXID);
const reached = new Set([...ours, ...inside]);
for (const id of reached)
  for (const {spdxElementId, relatedSpdxElement} of brought) if (relatedSpdxElement === id) reached.add(spdxElementId);

const document = {
  ...whole,
  name: 'gov-rating',
  documentDescribes: ours,
  packages: whole.packages.filter(({SPDXID}) => reached.has(SPDXID)),
  relationships: [
    ...ours.map(id => ({spdxElementId: whole.SPDXID, relatedSpdxElement: id, relationshipType: 'DESCRIBES'})),
    ...brought.filter(({spdxElementId: one, relatedSpdxElement: other}) => reached.has(one) && reached.has(other)),
  ],
};
writeFileSync(`${root}sbom.spdx.json`, `${JSON.stringify(document, null, 2)}\n`);
console.log(`sbom.spdx.json lists ${document.packages.length} packages.`);
