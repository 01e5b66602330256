import { run } from '@motcua/service-kit';
import { catalogService } from './index.js';

await run(catalogService);
