import { readFileSync } from 'node:fs';
import type { TimelinessRule } from '../domain/timeliness.js';

/** Dated configuration, the oldest first. */
export const timelinessRules = JSON.parse(
  readFileSync(new URL('../../seed/timeliness-rules.json', import.meta.url), 'utf8'),
) as readonly TimelinessRule[];
