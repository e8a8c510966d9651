import type {StorybookConfig} from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../*.mdx', '../*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  features: {sidebarOnboardingChecklist: false},
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
  viteFinal: vite => ({
    ...vite,
    base: './',
    resolve: {...vite.resolve, conditions: ['@gov-rating/source', 'module', 'browser', 'development|production']},
    // Bundled beforehand, it would look for its .wasm file beside the bundle.
    optimizeDeps: {...vite.optimizeDeps, exclude: [...(vite.optimizeDeps?.exclude ?? []), '@sqlite.org/sqlite-wasm']},
    esbuild: {...(vite.esbuild || {}), target: 'es2022'},
    build: {...vite.build, target: 'es2022', chunkSizeWarningLimit: 2000},
  }),
};

export default config;
