import { run } from '@motcua/service-kit';
import { directoryService } from './index.js';

await run(directoryService);
