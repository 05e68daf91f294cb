import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 0, 15);

/** A small seeded generator (mulberry32): the same file on every machine. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Writes (once) a day of access log lines of 40 endpoints, about 390 bytes each, and returns the path.
 * One request in 502 timed out; latencies are log-normal.
 */
export function accessLogFile(lines) {
  const folder = join(tmpdir(), 'tailgate-bench');
  const path = join(folder, `access-${lines}.log`);
  if (existsSync(path)) return { path, bytes: statSync(path).size };
  mkdirSync(folder, { recursive: true });
  const next = random(42);
  const hex = (digits) => {
    let text = '';
    while (text.length < digits)
      text += Math.floor(next() * 0x100000000)
        .toString(16)
        .padStart(8, '0');
    return text.slice(0, digits);
  };
  const methods = ['GET', 'POST', 'PUT'];
  const endpoints = Array.from({ length: 40 }, (_, index) => ({
    method: methods[index % 3],
    path: `/api/v1/resource${index}${index % 2 ? '/{id}' : ''}`,
    median: 30 + index * 8,
  }));
  const file = openSync(`${path}.part`, 'w');
  let block = [];
  for (let index = 0; index < lines; index += 1) {
    const endpoint = endpoints[Math.floor(next() * next() * 40)];
    const timedOut = index % 502 === 0;
    const spread = next() + next() + next() + next() - 2;
    const integration = Math.round(endpoint.median * Math.exp(1.2 * spread)) + 3;
    const response = timedOut
      ? 29_000 + Math.floor(next() * 20)
      : integration + 3 + Math.floor(next() * 25);
    const time = startMs + Math.floor((index * dayMs) / lines);
    block.push(
      `{"requestId":"${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}","ip":"198.51.100.${index % 250}","requestTime":"15/Jan/2026:00:00:00 +0000","requestTimeEpoch":"${time}","httpMethod":"${endpoint.method}","resourcePath":"${endpoint.path}","status":"${timedOut ? 504 : next() < 0.005 ? 500 : 200}","protocol":"HTTP/1.1","responseLength":"${Math.floor(next() * 5000)}","integrationLatency":"${timedOut ? '-1' : integration}","responseLatency":"${response}","apiId":"a1b2c3d4e5","stage":"prod","integrationStatus":"${timedOut ? '-' : 200}","errorMessage":"-"}`,
    );
    if (block.length === 5000) {
      writeSync(file, `${block.join('\n')}\n`);
      block = [];
    }
  }
  if (block.length > 0) writeSync(file, `${block.join('\n')}\n`);
  closeSync(file);
  renameSync(`${path}.part`, path);
  return { path, bytes: statSync(path).size };
}
