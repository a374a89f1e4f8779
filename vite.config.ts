import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  build: {
    target: 'es2022',
    cssMinify: true,
    // A twentieth smaller than the default, on every page for everybody.
    minify: 'terser',
    terserOptions: { compress: { passes: 2 }, module: true },
    // Words are fetched as data (inlined they would ride along as script, all languages at once), fonts from our own origin only.
    assetsInlineLimit: (file) => (/\.(json|woff2)$/.test(file) ? false : undefined),
  },
});
