import { boot } from '@motcua/service-kit';
import { busServices, type HandlerKind } from './bus-services.js';
import { answerTasks } from './child.js';
import { CommitTimes } from './commit-times.js';

const running = await boot(busServices[process.env['BENCH_HANDLER'] as HandlerKind], process.env, { listen: false });
const times = running.app.get(CommitTimes, { strict: false });
answerTasks({ ready: () => true, commitTimes: (subjects: string[]) => times.of(subjects) }, () => running.close());
