import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {defineConfig, type Plugin} from 'vite';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Files of `public/` that the app needs without a network. */
const kept = ['manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable.png'];

/** Writes the list of files of this build into the service worker; another build makes another worker. */
const worker: Plugin = {
  name: 'service-worker',
  generateBundle(_, bundle) {
    const files = ['./', ...Object.keys(bundle).filter(name => !name.endsWith('.html')), ...kept];
    const contents = [...Object.values(bundle)].map(file => ('code' in file ? file.code : String(file.source)));
    const own = kept.map(name => readFileSync(here(`public/${name}`)).toString('base64'));
    const version = createHash('sha256')
      .update([...contents, ...own].join('\n'))
      .digest('hex')
      .slice(0, 12);
    const source = readFileSync(here('worker.js'), 'utf8')
      .replace('__VERSION__', version)
      .replace("['./']", JSON.stringify(files));
    this.emitFile({type: 'asset', fileName: 'worker.js', source});
  },
};

export default defineConfig({
  base: './',
  plugins: [worker],
  resolve: {conditions: ['@gov-rating/source', 'module', 'browser']},
  build: {target: 'es2022', modulePreload: false},
});
