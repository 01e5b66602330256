import { readFile } from 'node:fs/promises';
import { benchmarkDeadlines, publishedCalendars, type CalendarsFile } from '@motcua/calendar';
import { atMost, rounded, type Benchmark } from '../benchmark.js';

const calendarsFile = new URL('../../../directory/seed/calendars.json', import.meta.url);

export const deadlineBenchmark: Benchmark = {
  measures: 'computing a due time, and explaining it (microseconds), calendar in memory',
  options: { 'due-times': '100000' },
  run: async ({ number }) => {
    const file = JSON.parse(await readFile(calendarsFile, 'utf8')) as CalendarsFile;
    const [calendar] = publishedCalendars(file);
    const measured = benchmarkDeadlines(calendar!, file.ruleSet, number('due-times'));
    const figures = {
      dueTimes: measured.dueTimes,
      plainMicroseconds: rounded(measured.plainMicroseconds),
      fullMicroseconds: rounded(measured.fullMicroseconds),
      explanationMicroseconds: rounded(measured.explanationMicroseconds),
    };
    const bars = [
      atMost('a due time', figures.fullMicroseconds, 20, 'µs'),
      atMost('an explanation', figures.explanationMicroseconds, 200, 'µs'),
    ];
    return { figures, bars };
  },
};
