import { run } from '@motcua/service-kit';
import { simulatorsService } from './index.js';

await run(simulatorsService);
