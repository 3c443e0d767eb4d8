// node until-stdin-closes.mjs [--signal=SIGTERM] <command> <args…>
// Runs the command for as long as our standard input stays open, so that it cannot outlive whoever started us:
// the pipe closes even when that process is killed. Ends with the command's exit code.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const args = process.argv.slice(2);
const signal = args[0]?.startsWith('--signal=') ? args.shift().slice('--signal='.length) : 'SIGTERM';
const [command, ...rest] = args;
if (!command) {
  console.error('usage: node until-stdin-closes.mjs [--signal=SIGTERM] <command> <args…>');
  process.exit(64);
}

// A process group of its own: Ctrl-C reaches the one who started us, and that one decides when we end.
const child = spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], detached: process.platform !== 'win32' });

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  child.kill(signal);
  setTimeout(() => child.kill('SIGKILL'), 5000).unref();
}

child.on('error', (error) => {
  console.error(`${command} could not be started: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, killedBy) => process.exit(code ?? 128 + constants.signals[killedBy]));

process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.on('SIGTERM', stop);
process.stdin.on('end', stop).on('error', stop).resume();
