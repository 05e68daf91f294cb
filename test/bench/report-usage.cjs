// Loaded before a measured script: at exit it writes peak memory and CPU time to file descriptor 3.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const usage = process.resourceUsage();
  const report = {
    peakMegabytes: usage.maxRSS / 1024,
    cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
  };
  writeSync(3, JSON.stringify(report));
});
