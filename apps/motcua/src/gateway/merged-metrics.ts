interface Family {
  /** `# HELP` and `# TYPE`. */
  readonly comments: readonly string[];
  readonly samples: string[];
}

/**
 * One Prometheus text from those of several services: every sample gets the label `service`, every family stands once. With
 * `sameProcess` what is measured of the process is taken from the first text only, without that label.
 */
export function mergeMetrics(
  texts: readonly { readonly service: string; readonly text: string }[],
  { sameProcess }: { readonly sameProcess: boolean },
): string {
  const merged = new Map<string, Family>();
  texts.forEach(({ service, text }, index) => {
    for (const [name, family] of familiesOf(text)) {
      const ofProcess = sameProcess && /^(process|nodejs)_/.test(name);
      if (ofProcess && index > 0) continue;
      const samples = ofProcess ? family.samples : family.samples.map((sample) => labelled(sample, service));
      const known = merged.get(name);
      if (known) known.samples.push(...samples);
      else merged.set(name, { comments: family.comments, samples });
    }
  });
  return [...merged.values()].map(({ comments, samples }) => `${[...comments, ...samples].join('\n')}\n`).join('\n');
}

/** The samples of a family follow its comments; those of a histogram bear the name with a suffix. */
function familiesOf(text: string): Map<string, Family> {
  const families = new Map<string, { comments: string[]; samples: string[] }>();
  let current: { comments: string[]; samples: string[] } | undefined;
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const name = /^# (?:HELP|TYPE) (\S+)/.exec(line)?.[1];
    if (name !== undefined) {
      current = families.get(name) ?? { comments: [], samples: [] };
      families.set(name, current);
      current.comments.push(line);
    } else if (!line.startsWith('#')) {
      current?.samples.push(line);
    }
  }
  return families;
}

function labelled(sample: string, service: string): string {
  const [, name, labels, rest] = /^([\w:]+)(?:\{(.*)\})?( .*)$/.exec(sample) ?? [];
  if (name === undefined) return sample;
  return `${name}{service="${service}"${labels ? `,${labels}` : ''}}${rest}`;
}
