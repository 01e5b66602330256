import { sampleService } from '../sample/sample-service.js';
import { defineService } from '../service.js';
import { configurationReference } from './configuration-reference.js';
import { ConfigurationError, readConfiguration } from './configuration.js';

const right = { DATABASE_URL: 'postgres://sample:hidden@db:5432/sample', OIDC_ISSUER: 'https://id.test' };

function failure(env: Record<string, string>, service = sampleService): ConfigurationError {
  try {
    readConfiguration(service, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('configuration', () => {
  it('reads values, defaults and the service’s own variables', () => {
    const config = readConfiguration(sampleService, { ...right, PORT: '8080', SAMPLE_GREETING: 'Chào' });
    expect(config).toMatchObject({ PORT: 8080, LOG_LEVEL: 'info', DATABASE_POOL_SIZE: 10, SAMPLE_GREETING: 'Chào' });
  });

  it('names every wrong variable at once', () => {
    const { message } = failure({
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      PORT: 'http',
      LOG_LEVEL: 'loud',
      DATABASE_POOL_SIZE: '0',
      OIDC_JWKS_URL: 'keys',
    });
    for (const name of ['DATABASE_URL', 'PORT', 'LOG_LEVEL', 'DATABASE_POOL_SIZE', 'OIDC_ISSUER', 'OIDC_JWKS_URL']) {
      expect(message).toMatch(new RegExp(`^  ${name} is (missing|not valid)`, 'm'));
    }
  });

  it('never shows the value of a secret', () => {
    const { message } = failure({ ...right, DATABASE_URL: 'mysql://root:hunter2@db/x' });
    expect(message).toContain('DATABASE_URL is not valid (its value is not shown)');
    expect(message).not.toContain('hunter2');
  });

  it('takes an empty variable for an absent one', () => {
    expect(failure({ ...right, OIDC_ISSUER: '' }).message).toContain('OIDC_ISSUER is missing');
    expect(readConfiguration(sampleService, { ...right, LOG_LEVEL: '' }).LOG_LEVEL).toBe('info');
  });

  it('demands brokers of a service with events, unless it gets a transport', () => {
    const service = defineService({ ...sampleService, publishes: ['motcua.unit.v1'] });
    expect(failure(right, service).message).toContain('KAFKA_BROKERS is missing');
    expect(readConfiguration(service, right, 'embedded').KAFKA_BROKERS).toBeUndefined();
    expect(readConfiguration(service, { ...right, KAFKA_BROKERS: 'a:1, b:2' }).KAFKA_BROKERS).toEqual(['a:1', 'b:2']);
    expect(failure({ ...right, KAFKA_BROKERS: 'a' }, service).message).toContain('KAFKA_BROKERS is not valid');
  });

  it('asks only for what a preparing command needs', () => {
    expect(readConfiguration(sampleService, { DATABASE_URL: right.DATABASE_URL }, 'migrate')).toMatchObject({
      DATABASE_URL: right.DATABASE_URL,
    });
  });

  it('is documented, secrets and defaults included', () => {
    const reference = configurationReference([sampleService]);
    expect(reference).toMatch(/\| `DATABASE_URL` \|.*\| \*\*required\*\* \| yes \| all \|/);
    expect(reference).toMatch(/\| `SAMPLE_GREETING` \| What it says\. \| `Xin chào` \|/);
    expect(reference).toMatch(/\| `SAMPLE_PASSWORD` \|.*\| set, not shown \| yes \|/);
    expect(reference).toContain('One of: `trace`');
    expect(reference).toContain('MIGRATION_DATABASE_URL');
  });

  it('refuses a descriptor whose variable has no description', () => {
    const variables = { X: { _parse: String, default: 'x' } };
    expect(() => defineService({ ...sampleService, variables })).toThrow('variable X has no description');
  });
});
