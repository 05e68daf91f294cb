import { sharedModules } from './shared-modules';

interface Definition {
  readonly dependencies: readonly string[];
  readonly factory: (...modules: unknown[]) => unknown;
}

/** Definitions by the address of their script, from when it ran until its load event. */
const defined = new Map<string, Definition>();
let loading = 0;

/** The global `define` of AMD modules; webpack writes them without a name of their own. */
function define(dependencies: unknown, factory: unknown): void {
  const { currentScript } = document;
  if (!(currentScript instanceof HTMLScriptElement)) return;
  if (!Array.isArray(dependencies) || typeof factory !== 'function') return;
  defined.set(currentScript.src, {
    dependencies: dependencies.map(String),
    factory: (...modules): unknown => Reflect.apply(factory, undefined, modules),
  });
}

/**
 * Loads an AMD module as Grafana loads plugins: its dependencies are what Grafana shares, and the
 * special one `module`, which says where it was loaded from.
 * @param address absolute path
 * @throws Error where the script is missing, defines nothing, or wants what is not shared
 */
export async function loadAmdModule(address: string): Promise<unknown> {
  const source = new URL(address, window.location.href).href;
  await runScript(source);
  const definition = defined.get(source);
  if (definition === undefined) throw new Error(`${address} is no AMD module.`);
  defined.delete(source);
  const { dependencies, factory } = definition;
  const exported = {};
  const modules = dependencies.map((name) => {
    if (name === 'module') return { uri: address, id: address, exports: exported };
    if (name === 'exports') return exported;
    if (!sharedModules.has(name)) {
      throw new Error(`${address} asks for ${name}, which the preview does not share.`);
    }
    return sharedModules.get(name);
  });
  return factory(...modules) ?? exported;
}

/** Runs a script. `define` is global only meanwhile: other scripts would take it for their own. */
async function runScript(source: string): Promise<void> {
  loading += 1;
  if (loading === 1) Object.assign(window, { define: Object.assign(define, { amd: {} }) });
  try {
    await new Promise<void>((resolve, reject) => {
      const script = document.createElement('script');
      script.src = source;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`${source} could not be loaded.`));
      document.head.append(script);
    });
  } finally {
    loading -= 1;
    if (loading === 0) Reflect.deleteProperty(window, 'define');
  }
}
