import { correlationHeaders, correlationIdOf, traceparentOf } from './correlation.js';
import { localeOf } from './locale.js';

const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('correlation id', () => {
  it('is the caller’s when it is a sane token', () => {
    expect(correlationIdOf({ 'x-correlation-id': 'req-2024.03_15' })).toBe('req-2024.03_15');
  });

  it.each(['', ' ', 'a b', 'x'.repeat(65), '{"a":1}', 'a\nb', '-a', 'Nguyễn'])('is a new one for %j', (given) => {
    expect(correlationIdOf({ 'x-correlation-id': given })).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is the trace id of a caller that only sends a trace context', () => {
    expect(correlationIdOf({ traceparent: trace })).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(traceparentOf({ traceparent: trace })).toBe(trace);
    expect(traceparentOf({ traceparent: '00-xyz' })).toBeNull();
  });

  it('travels on as both headers when it is a trace id', () => {
    const correlationId = '4bf92f3577b34da6a3ce929d0e0e4736';
    expect(correlationHeaders({ correlationId })).toEqual({
      'x-correlation-id': correlationId,
      traceparent: expect.stringMatching(new RegExp(`^00-${correlationId}-[0-9a-f]{16}-01$`)) as string,
    });
    expect(correlationHeaders({ correlationId: 'job-7' })).toEqual({ 'x-correlation-id': 'job-7' });
  });
});

describe('language of answers', () => {
  it.each([
    [undefined, 'vi'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['vi,en;q=0.8', 'vi'],
    ['en;q=0.5, vi;q=0.4', 'en'],
    ['fr', 'vi'],
    ['en;q=0', 'vi'],
    ['en;q=x', 'vi'],
  ])('for %j is %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });
});
