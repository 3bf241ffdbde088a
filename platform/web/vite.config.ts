import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.JIANGUAN_SERVER ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 900 },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/oauth2', '/login', '/sign-in', '/actuator'].map((path) => [path, { target: server }]),
    ),
  },
  test: {
    environment: 'jsdom',
    include: ['{src,validator}/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
  },
});
