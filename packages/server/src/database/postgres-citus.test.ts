import {test} from 'node:test';
import {storageContract} from '../../test/conformance/storage.conformance.ts';
import {cluster, howToGetCitus, storageOnCluster} from '../../test/fixtures/citus.fixtures.ts';

const name = 'PostgreSQL spread by Citus';

if (cluster === undefined) test(`${name}: everything that a storage must do`, {skip: howToGetCitus}, () => undefined);
else storageContract(name, storageOnCluster, {test});
