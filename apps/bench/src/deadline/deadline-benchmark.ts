import { readFile } from 'node:fs/promises';
import { benchmarkDeadlines, publishedCalendars, type CalendarsFile } from '@motcua/calendar';
import { rounded, type Benchmark } from '../benchmark.js';

const calendarsFile = new URL('../../../directory/seed/calendars.json', import.meta.url);

export const deadlineBenchmark: Benchmark = {
  measures: 'computing a due time (microseconds), calendar in memory',
  options: { 'due-times': '100000' },
  run: async ({ number }) => {
    const file = JSON.parse(await readFile(calendarsFile, 'utf8')) as CalendarsFile;
    const [calendar] = publishedCalendars(file);
    const { dueTimes, plainMicroseconds, fullMicroseconds } = benchmarkDeadlines(
      calendar!,
      file.ruleSet,
      number('due-times'),
    );
    const figures = {
      dueTimes,
      plainMicroseconds: rounded(plainMicroseconds),
      fullMicroseconds: rounded(fullMicroseconds),
    };
    return { figures, bars: [] };
  },
};
