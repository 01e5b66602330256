// `npm run bench -- NAME [--json] [options]`: a benchmark of apps/bench, on a build of the sources as they are.
import { buildIfStale } from './build.mjs';

buildIfStale();
await import('../apps/bench/dist/main.js');
