#!/usr/bin/env node
// Runs the program that the package of this platform holds: npm installs, of the optional dependencies in package.json,
// those that are for the machine. The exit status is the program's.
'use strict';

const { spawnSync } = require('child_process');

const name = `cfnsonnet-${process.platform}-${process.arch}`;
const packages = Object.keys(require('../../package.json').optionalDependencies);

function find() {
  try {
    return require.resolve(`${name}/cfnsonnet`);
  } catch {
    const why = packages.includes(name)
      ? `the package ${name} is not installed; npm leaves it out with --omit=optional or --no-optional`
      : `there is no program for this platform: no ${name}, only ${packages.join(' and ')}`;
    console.error(`cfnsonnet: ${why}`);
    process.exit(4);
  }
}

const run = spawnSync(find(), process.argv.slice(2), { stdio: 'inherit' });
if (run.error) {
  console.error(`cfnsonnet: ${run.error.message}`);
  process.exit(4);
}
if (run.signal) process.kill(process.pid, run.signal); // As if it had been ours.
process.exit(run.status);
