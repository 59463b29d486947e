import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { compressed } from './tools/compressed.ts';

/** With SAFE_PASSAGE_URL the development server asks a real register; without it, the EXERCISE fixture. */
const register = process.env['SAFE_PASSAGE_URL'];

export default defineConfig(async ({ command }) => ({
  base: './',
  plugins: [
    svelte(),
    compressed(),
    ...(command === 'serve' && !register ? [(await import('./tests/fixture/plugin.ts')).fixtureApi()] : []),
  ],
  server: {
    host: '127.0.0.1',
    port: 8910,
    strictPort: true,
    ...(register ? { proxy: { '/api': { target: register, changeOrigin: true } } } : {}),
  },
  build: {
    outDir: '../src/safe_passage/api/static',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inlined: the content security policy allows our own origin and no data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      output: { manualChunks: (id: string) => (id.includes('maplibre-gl') ? 'map-library' : undefined) },
    },
  },
}));
