import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port';

const BEARERBOX = '/usr/sbin/bearerbox';
const FAKESMSC = '/usr/lib/kannel/test/fakesmsc';

/** Whether Kannel and its fakesmsc are installed; says so loudly when not. */
export function kannelPresent(): boolean {
  const present = existsSync(BEARERBOX) && existsSync(FAKESMSC);
  if (!present)
    process.stderr.write('\n*** NO KANNEL: install kannel and kannel-extras. This suite is SKIPPED. ***\n');
  return present;
}

export interface Kannel {
  /** What bearerbox says of itself: `online`, and how its links are. */
  status(): Promise<string>;
  stop(): Promise<void>;
  /** Port at which its handset, fakesmsc, connects. */
  handsetPort: number;
  log(): Promise<string>;
}

/**
 * Kannel's bearerbox as SMPP client of the given centre. What its handset writes goes out by SMPP, and what SMPP brings
 * goes to the handset (`reroute`), so that no other box is needed.
 */
export async function startKannel(
  centrePort: number,
  account: { systemId: string; password: string },
): Promise<Kannel> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-kannel-'));
  const [adminPort, smsboxPort, handsetPort] = [await freePort(), await freePort(), await freePort()];
  const config = join(dir, 'kannel.conf');
  const logFile = join(dir, 'bearerbox.log');
  const groups = [
    {
      group: 'core',
      'admin-port': adminPort,
      'admin-password': 'test',
      'admin-interface': '127.0.0.1',
      'smsbox-port': smsboxPort,
      'smsbox-interface': '127.0.0.1',
      'log-file': logFile,
      'log-level': 0,
    },
    // Why: bearerbox does not start without one, though none is needed.
    { group: 'smsbox', 'bearerbox-host': '127.0.0.1' },
    {
      group: 'smsc',
      smsc: 'smpp',
      'smsc-id': 'centre',
      host: '127.0.0.1',
      port: centrePort,
      'smsc-username': account.systemId,
      'smsc-password': account.password,
      'system-type': 'kannel',
      'transceiver-mode': 'true',
      'interface-version': 34,
      'reconnect-delay': 1,
      'enquire-link-interval': 5,
      'allowed-smsc-id': 'centre',
      'reroute-smsc-id': 'handset',
    },
    {
      group: 'smsc',
      smsc: 'fake',
      'smsc-id': 'handset',
      host: '127.0.0.1',
      port: handsetPort,
      'connect-allow-ip': '127.0.0.1',
      'allowed-smsc-id': 'handset',
      'reroute-smsc-id': 'centre',
    },
  ];
  await writeFile(config, groups.map(asGroup).join('\n\n'));
  const child = spawn(BEARERBOX, ['-v', '4', config], { cwd: dir, stdio: 'ignore' });
  return {
    handsetPort,
    status: async () => (await fetch(`http://127.0.0.1:${adminPort}/status.txt?password=test`)).text(),
    log: () => readFile(logFile, 'utf8').catch(() => ''),
    async stop() {
      await stopped(child);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Kannel's fakesmsc: a phone that sends a message so many times, prints as many that it gets, and ends. */
export class Handset {
  private readonly child: ChildProcess;
  private output = '';

  /** `line` is in fakesmsc's own form: sender, receiver, type, text; Kannel takes one handset at a time. */
  constructor(port: number, line: string, count: number) {
    const args = ['-v', '0', '-H', '127.0.0.1', '-r', String(port), '-i', '0.01', '-m', String(count), line];
    this.child = spawn(FAKESMSC, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const collect = (chunk: Buffer) => void (this.output += chunk.toString('latin1'));
    this.child.stdout?.on('data', collect);
    this.child.stderr?.on('data', collect);
  }

  /** The messages that it has got, in the same form. */
  got(): string[] {
    return [...this.output.matchAll(/Got message \d+: <(.*)>/g)].map(([, line]) => line ?? '');
  }

  stop(): Promise<void> {
    return stopped(this.child);
  }
}

function asGroup(fields: Record<string, string | number>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name} = "${value}"`)
    .join('\n');
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
