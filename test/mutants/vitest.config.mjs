import { defineConfig } from 'vitest/config';
import { asked } from './rooms.mjs';

/** Only tests without a service or a database, which a mutant can be judged by in a second. */
export default defineConfig({
  test: { environment: 'node', include: asked().tests },
});
