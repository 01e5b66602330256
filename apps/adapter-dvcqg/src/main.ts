import { run } from '@motcua/service-kit';
import { adapterDvcqgService } from './index.js';

await run(adapterDvcqgService);
