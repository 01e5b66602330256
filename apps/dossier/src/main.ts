import { run } from '@motcua/service-kit';
import { dossierService } from './index.js';

await run(dossierService);
