import { availableParallelism, cpus, loadavg } from 'node:os';

/** What figures depend on: processor, Node, and what else the machine did. Read it before the work: that raises the load. */
export function describeMachine() {
  const [load] = loadavg();
  return `${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.versions.node}, load ${load.toFixed(1)} at the start`;
}
