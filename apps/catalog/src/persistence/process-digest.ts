import { hash } from 'node:crypto';
import type { ProcessDefinition } from '../domain/process-definition.js';

/** SHA-256, hexadecimal, of the JSON text with the keys of every object in order: the same however it was stored. */
export function digestOfDefinition(definition: ProcessDefinition): string {
  return hash('sha256', JSON.stringify(inOrder(definition)), 'hex');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
