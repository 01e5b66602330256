import type { IncomingMessage } from 'node:http';
import { inNetworks } from './networks.js';

/**
 * Who really asks: the connection's address, and where that is a trusted proxy, the nearest address before it that is none.
 * What a caller writes into X-Forwarded-For itself counts for nothing.
 */
export function callerAddress(request: IncomingMessage, trustedProxies: readonly string[]): string {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',');
  const chain = [...forwarded.split(',').map((one) => one.trim()), request.socket.remoteAddress ?? '']
    .filter((one) => one !== '')
    .map((one) => one.replace(/^::ffff:(?=\d+\.)/, ''));
  return chain.findLast((one) => !inNetworks(trustedProxies, one)) ?? chain[0] ?? '';
}
