import type { IncomingMessage } from 'node:http';
import { callerAddress } from './caller-address.js';

const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
const trusted = ['127.0.0.1/32', '10.0.0.0/8', 'fd00::/8'];

it.each([
  ['the connection when nobody is in front', '203.0.113.9', undefined, '203.0.113.9'],
  ['the connection when it is no trusted proxy, whatever it claims', '203.0.113.9', '10.0.0.1', '203.0.113.9'],
  ['whom a trusted proxy names', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  [
    'the nearest before the trusted ones, not what the caller made up',
    '10.1.2.3',
    '1.1.1.1, 203.0.113.9, 10.9.9.9',
    '203.0.113.9',
  ],
  ['an IPv4 address written as IPv6', '::ffff:203.0.113.9', undefined, '203.0.113.9'],
  ['a caller behind an IPv6 proxy', 'fd00::1', '2001:db8::5', '2001:db8::5'],
  ['itself when all are trusted', '127.0.0.1', '10.0.0.5', '10.0.0.5'],
])('the caller is %s', (_, remote, forwarded, wanted) => {
  expect(callerAddress(request(remote, forwarded), trusted)).toBe(wanted);
});
