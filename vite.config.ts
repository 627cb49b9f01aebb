import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { katexWoff2Only, figureScripts, siteEnvironments } from './src/build/siteConfig';
import { buildSite, devPages } from './src/build/sitePlugin';
import { pictureFacesPlugin } from './src/build/pictureFaces';
import { pictureRulesPlugin } from './src/build/pictureRules';
import { texPlugin } from './src/build/texPlugin';

export default defineConfig(({ command, mode }) => ({
  base: './',
  appType: 'custom',
  plugins: [
    react(),
    texPlugin(),
    pictureRulesPlugin(),
    pictureFacesPlugin(),
    katexWoff2Only(),
    figureScripts(),
    devPages(),
  ],
  // Under vitest and `vite dev` the sources run as modules; the classic scripts are for the built site.
  ...(command === 'build' && mode !== 'test'
    ? {
        environments: siteEnvironments(),
        builder: { sharedConfigBuild: true, buildApp: buildSite },
      }
    : {}),
  test: {
    // Correctness, not speed: a busy machine must not fail a test.
    testTimeout: 60_000,
    include: ['src/**/*.test.{ts,tsx}'],
  },
}));
