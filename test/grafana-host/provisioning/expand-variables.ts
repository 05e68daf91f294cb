export type HostEnvironment = Readonly<Record<string, string | undefined>>;

const reference = /\$\$|\$__env\{(\w+)\}|\$\{(\w+)\}|\$(\w+)/g;

/**
 * Puts variables of Grafana's environment into a text of a provisioning file: `$NAME`, `${NAME}`,
 * `$__env{NAME}`; `$$` is a dollar. One that is not set becomes empty.
 */
export function expandVariables(text: string, environment: HostEnvironment): string {
  return text.replace(reference, (whole, ...names: unknown[]) => {
    if (whole === '$$') return '$';
    const name = names.slice(0, 3).find((item) => typeof item === 'string');
    return typeof name === 'string' ? (environment[name] ?? '') : whole;
  });
}

/** The same for every text in a value read from YAML. */
export function expandAll(value: unknown, environment: HostEnvironment): unknown {
  if (typeof value === 'string') return expandVariables(value, environment);
  if (Array.isArray(value)) return value.map((item: unknown) => expandAll(item, environment));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      expandAll(item, environment),
    ]),
  );
}
