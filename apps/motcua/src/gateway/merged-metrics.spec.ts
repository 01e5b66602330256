import { mergeMetrics } from './merged-metrics.js';

const text = (pending: number) => `# HELP outbox Waiting events
# TYPE outbox gauge
outbox ${pending}

# HELP http Duration
# TYPE http histogram
http_bucket{le="0.1",route="/v1/units"} 4
http_count 4

# HELP process_cpu_seconds_total CPU
# TYPE process_cpu_seconds_total counter
process_cpu_seconds_total ${pending}
`;
const texts = [
  { service: 'directory', text: text(1) },
  { service: 'dossier', text: text(2) },
];

describe('merged metrics', () => {
  it('name the service of every sample, and every family once', () => {
    const merged = mergeMetrics(texts, { sameProcess: false });
    expect(merged).toContain('outbox{service="directory"} 1\noutbox{service="dossier"} 2\n');
    expect(merged).toContain('http_bucket{service="dossier",le="0.1",route="/v1/units"} 4');
    expect(merged).toContain('process_cpu_seconds_total{service="dossier"} 2');
    expect(merged.match(/# TYPE outbox/g)).toHaveLength(1);
  });

  it('tell of one process once', () => {
    const merged = mergeMetrics(texts, { sameProcess: true });
    expect(merged.match(/^process_cpu_seconds_total.*$/gm)).toEqual(['process_cpu_seconds_total 1']);
  });
});
