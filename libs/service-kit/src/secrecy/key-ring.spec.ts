import { readConfiguration } from '../configuration/configuration.js';
import { sampleService } from '../sample/sample-service.js';
import { defineService } from '../service.js';
import { KeyRing, personalDataVariables, UnknownKey } from './key-ring.js';
import { BrokenSeal, type Place } from './sealing.js';

const place: Place = { table: 'subject_key', column: 'wrapped', row: '1' };
const [former, current, dataKey] = [KeyRing.newKey(), KeyRing.newKey(), KeyRing.newKey()];

describe('a key ring', () => {
  it('gives back the keys it wrapped, where they were wrapped', () => {
    const ring = new KeyRing(current);
    expect(ring.unwrap(ring.wrap(dataKey, place), place).equals(dataKey)).toBe(true);
    expect(() => ring.unwrap(ring.wrap(dataKey, place), { ...place, row: '2' })).toThrow(BrokenSeal);
  });

  it('accepts what the former key wrapped, and wraps with the current one', () => {
    const wrapped = new KeyRing(former).wrap(dataKey, place);
    const both = new KeyRing(current, [former]);
    expect(both.unwrap(wrapped, place).equals(dataKey)).toBe(true);
    expect(both.wrap(dataKey, place).wrappedBy).toBe(new KeyRing(current).current);
    expect(() => new KeyRing(current).unwrap(wrapped, place)).toThrow(UnknownKey);
  });
});

describe('the configuration of personal data', () => {
  const service = defineService({ ...sampleService, variables: personalDataVariables });
  const right = { OIDC_ISSUER: 'http://issuer.test', DATABASE_URL: 'postgres://a:b@localhost:5432/c' };
  const configured = (env: Record<string, string>) => readConfiguration(service, { ...right, ...env });
  const text = current.toString('base64');

  it('takes 32 bytes in Base64, and further keys', () => {
    const others = [former, dataKey].map((key) => key.toString('base64')).join(', ');
    const ring = KeyRing.of(configured({ PERSONAL_DATA_KEY: text, PERSONAL_DATA_OTHER_KEYS: others }));
    expect(ring.current).toBe(new KeyRing(current).current);
    expect(ring.unwrap(new KeyRing(dataKey).wrap(former, place), place).equals(former)).toBe(true);
  });

  it.each(['short', text.slice(0, -4), `${text}AAAA`, 'ấ'.repeat(32)])('refuses %s without showing it', (wrong) => {
    expect(() => configured({ PERSONAL_DATA_KEY: wrong })).toThrow('PERSONAL_DATA_KEY is not valid (its value is not');
    expect(() => configured({ PERSONAL_DATA_OTHER_KEYS: `${text},${wrong}` })).toThrow(
      'PERSONAL_DATA_OTHER_KEYS is not',
    );
  });

  it('has a key for development, which production refuses', () => {
    expect(KeyRing.of(configured({})).current).toHaveLength(16);
    expect(() => KeyRing.of(configured({ NODE_ENV: 'production' }))).toThrow('the development key for personal data');
    expect(KeyRing.of(configured({ NODE_ENV: 'production', PERSONAL_DATA_KEY: text })).current).toHaveLength(16);
  });
});
