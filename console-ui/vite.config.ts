import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the service. */
const service = process.env.BAKEN_DEV_SERVICE ?? 'http://localhost:8080';

export default defineConfig({
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'baseline-widely-available',
    sourcemap: false,
    // The policy of the service allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': { target: service } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
