import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const READY_WITHIN = 180_000;

/** The product as people start it: the server with its embedded database and broker. */
export class Server {
  private process?: ChildProcess;

  private constructor(
    readonly data: string,
    readonly port: number,
    private readonly options: string[],
    private readonly name = '',
  ) {}

  /** @param options further ones of its command line */
  static async create(options: string[] = []): Promise<Server> {
    return new Server(join(mkdtempSync(join(tmpdir(), 'jianguan-e2e-')), 'data'), await freePort(), options);
  }

  /** One more server on the same database, broker and files, started in the external mode. */
  async replica(name: string): Promise<Server> {
    const kept = Object.fromEntries(
      readFileSync(join(this.data, 'remembered.properties'), 'utf8')
        .split('\n')
        .filter((line) => line.includes('=') && !line.startsWith('#'))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    const options = [
      '--jianguan.mode=external',
      `--spring.datasource.url=jdbc:postgresql://127.0.0.1:${kept['database.port']}/jianguan`,
      '--spring.datasource.username=jianguan',
      `--spring.datasource.password=${kept['database.password']}`,
      `--jianguan.engine.grpc-address=http://127.0.0.1:${kept['broker.grpc.port']}`,
      `--jianguan.engine.rest-address=http://127.0.0.1:${kept['broker.rest.port']}`,
    ];
    return new Server(this.data, await freePort(), options, name);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it says, beside the data folder: that must be empty or Jianguan's own. */
  private get log(): string {
    return `${this.data}${this.name}.log`;
  }

  get pid(): number {
    return this.process!.pid!;
  }

  /** Starts the server and waits until broker, database, exporter, projector and applications are ready. */
  async start(): Promise<void> {
    const broker = join(root, 'platform/server/target/broker');
    const log = createWriteStream(this.log, { flags: 'a' });
    this.process = spawn(
      join(process.env.JAVA_HOME ?? '', 'bin/java'),
      [
        '-Xmx384m',
        '-XX:+UseSerialGC',
        '--enable-native-access=ALL-UNNAMED',
        '--sun-misc-unsafe-memory-access=allow',
        '-jar',
        join(root, 'platform/server/target/server-exec.jar'),
        `--jianguan.data=${this.data}`,
        `--jianguan.broker.home=${join(broker, readdirSync(broker)[0]!)}`,
        `--server.port=${this.port}`,
        ...this.options,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.process.stdout!.pipe(log);
    this.process.stderr!.pipe(log);
    await this.ready();
  }

  async ready(): Promise<void> {
    const until = Date.now() + READY_WITHIN;
    for (;;) {
      const up = await fetch(`${this.url}/actuator/health/readiness`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (up) return;
      if (this.process?.exitCode != null || Date.now() > until) {
        throw new Error(`The server did not become ready:\n${this.tail()}`);
      }
      await new Promise((done) => setTimeout(done, 250));
    }
  }

  tail(): string {
    return readFileSync(this.log, 'utf8').split('\n').slice(-60).join('\n');
  }

  /** Ends it as Ctrl-C does. */
  async stop(): Promise<void> {
    const ended = new Promise((done) => this.process?.once('exit', done));
    if (this.process?.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGTERM');
      await ended;
    }
  }

  /** Ends the server alone as `kill -9` does; its children are left behind. */
  async kill(): Promise<void> {
    const ended = new Promise((done) => this.process?.once('exit', done));
    this.process!.kill('SIGKILL');
    await ended;
  }
}

async function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
