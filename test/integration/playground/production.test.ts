import { startServer, type RunningServer } from '../../support/server';

describe('the playground in the built product', () => {
  let server: RunningServer | null = null;
  afterEach(async () => {
    await server?.stop();
    server = null;
  });

  async function start(env: Record<string, string>): Promise<RunningServer> {
    return (server = await startServer({ env }));
  }

  it('stands on the banner and answers, out of the box', async () => {
    const running = await start({});
    const { url } = running;
    expect(running.output()).toContain(`Playground ${url}/playground/`);
    expect((await fetch(`${url}/playground/`)).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['in production, even when asked for', { NODE_ENV: 'production', PLAYGROUND: 'on' }],
  ])('is not there %s', async (_name, env) => {
    const running = await start(env);
    const { url } = running;
    const paths = [
      '/playground',
      '/playground/',
      '/playground/chat',
      '/playground/console',
      '/playground/index.html',
    ];
    const answers = await Promise.all(paths.map((path) => fetch(url + path)));

    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
    expect(running.output()).not.toContain('layground');
    const upgrade = await fetch(`${url}/playground/socket`);
    expect(upgrade.status).toBe(404);
  });
});
