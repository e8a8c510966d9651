/** What size-limit measures: each script as brotli, quality 11, sends it. */
import {scripts} from '../elements/build/scripts.mjs';

export default Object.entries(scripts).map(([name, {limit}]) => ({
  name,
  path: `../elements/dist/${name}`,
  limit: `${limit} B`,
}));
