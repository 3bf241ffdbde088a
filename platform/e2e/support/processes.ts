import { readdirSync, readFileSync } from 'node:fs';

/** The processes of this machine whose command line names the data folder: server, broker, database. */
export function processesOf(data: string): { pid: number; kind: 'server' | 'broker' | 'database' }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .flatMap((pid) => {
      const line = commandLine(pid);
      if (!line.includes(data)) return [];
      const kind = line.includes('server-exec.jar')
        ? 'server'
        : line.includes('java')
          ? 'broker'
          : 'database';
      return [{ pid, kind } as const];
    });
}

export function kill(data: string, kinds: string[]): void {
  for (const { pid, kind } of processesOf(data)) {
    if (kinds.includes(kind)) process.kill(pid, 'SIGKILL');
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // it ended meanwhile
  }
}
