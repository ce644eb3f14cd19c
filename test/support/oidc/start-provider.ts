import { fork } from 'node:child_process';
import { resolve } from 'node:path';

export interface RunningProvider {
  issuer: string;
  stop(): Promise<void>;
}

/** Starts the provider on a free port; it knows one client. */
export async function startProvider(client: {
  id: string;
  secret: string;
  redirectUri: string;
  signedOutUri: string;
}): Promise<RunningProvider> {
  const script = resolve('test/support/oidc/provider.mjs');
  const child = fork(script, [client.id, client.secret, client.redirectUri, client.signedOutUri], {
    silent: true,
  });
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const issuer = await new Promise<string>((done, failed) => {
    child.once('message', (message) => done((message as { issuer: string }).issuer));
    child.once('exit', () => failed(new Error(`the provider ended: ${printed}`)));
  });
  return {
    issuer,
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}

/** A browser as far as it matters here: it keeps cookies by host and follows redirects. */
export class TestBrowser {
  /** `names`: where an origin really is. */
  constructor(private readonly names: Record<string, string> = {}) {}

  private readonly jars = new Map<string, Map<string, string>>();

  set(origin: string, name: string, value: string): void {
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar.set(name, value));
  }

  get(origin: string, name: string): string | undefined {
    return this.jars.get(origin)?.get(name);
  }

  forget(origin: string): void {
    this.jars.delete(origin);
  }

  async open(url: string): Promise<Response> {
    const { origin } = new URL(url);
    const real = url.replace(origin, this.names[origin] ?? origin);
    const cookie = [...(this.jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(real, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const equals = pair.indexOf('=');
      this.set(origin, pair.slice(0, equals), pair.slice(equals + 1));
    }
    return response;
  }

  /** Follows redirects until an address fits, without opening that one. */
  async until(url: string, fits: (url: URL) => boolean): Promise<URL> {
    let next = new URL(url);
    for (let hop = 0; hop < 20 && !fits(next); hop++) {
      const response = await this.open(next.href);
      const location = response.headers.get('location');
      if (location === null)
        throw new Error(`${next.href} ends with ${response.status}: ${await response.text()}`);
      next = new URL(location, next);
    }
    return next;
  }
}
