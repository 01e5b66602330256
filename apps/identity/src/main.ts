import { run } from '@motcua/service-kit';
import { identityService } from './index.js';

await run(identityService);
