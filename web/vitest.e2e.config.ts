import { defineConfig } from 'vitest/config';

/** Browser tests against SAFE_PASSAGE_URL, or against the built page on the EXERCISE register. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: ['tests/e2e/server.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One browser at a time: the map is drawn in software where there is no graphics card.
    fileParallelism: false,
  },
});
