import { MACHINE } from './machine.ts';
import { Server } from './server.ts';

/** One server for all tests that do not kill theirs. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await Server.create([`--jianguan.machines.${MACHINE.name}=${MACHINE.secret}`]);
  await server.start();
  process.env.JIANGUAN_URL = server.url;
  return () => server.stop();
}
