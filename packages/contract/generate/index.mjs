/** The generated files of this package. */
import {openApiDocument} from '@gov-rating/contract';
import {json, pretty, read, versionOf} from '../../tooling/generated.mjs';
import {endpointsModule} from './endpoints.mjs';
import {withContractReference} from './reference.mjs';
import {typesModule} from './types.mjs';

const home = 'packages/contract';

export const contractFiles = async () => ({
  [`${home}/src/endpoints.ts`]: await pretty(endpointsModule(), 'endpoints.ts'),
  [`${home}/src/types.ts`]: await pretty(typesModule(), 'types.ts'),
  [`${home}/openapi.json`]: json(openApiDocument(versionOf('contract'))),
  [`${home}/README.md`]: await pretty(withContractReference(read(`${home}/README.md`)), 'README.md'),
});
