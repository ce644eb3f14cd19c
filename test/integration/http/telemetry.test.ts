import { createLogger } from '../../../src/telemetry/logger';
import { createMetrics } from '../../../src/telemetry/metrics';

function logTo(level = 'debug') {
  const lines: string[] = [];
  const logger = createLogger(level, { write: (line: string) => lines.push(line) });
  return { logger, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>, lines };
}

describe('logger', () => {
  test('writes one JSON line with masked texts and untouched ids', () => {
    const { logger, last } = logTo();
    logger.info(
      { messageId: '6222021234567890128', conversationId: 'sms:13800138000', note: 'call 13800138000' },
      'card 4111111111111111 of 11010519491231002X',
    );
    expect(last()).toMatchObject({
      level: 30,
      messageId: '6222021234567890128',
      conversationId: 'sms:138****8000',
      note: 'call 138****8000',
      msg: 'card ************1111 of 110105********002X',
    });
  });

  test('leaves out secrets at any depth', () => {
    const { logger, lines } = logTo();
    logger.warn(
      { headers: { authorization: 'Bearer abc', cookie: 'a=b' }, user: [{ password: 'hunter2' }] },
      'x',
    );
    expect(lines.join()).not.toMatch(/abc|a=b|hunter2/);
  });

  test('masks errors with their causes', () => {
    const { logger, last, lines } = logTo();
    logger.error({ err: new Error('no 13800138000', { cause: new Error('验证码123456') }) }, 'failed');
    expect(last()).toMatchObject({
      err: { type: 'Error', message: 'no 138****8000', cause: { message: '验证码******' } },
    });
    expect(lines.join()).not.toMatch(/13800138000|123456/);
  });

  test('survives cycles, throwing getters and huge fields', () => {
    const { logger, lines } = logTo();
    const cycle: Record<string, unknown> = { big: 'x'.repeat(1_000_000), buffer: Buffer.alloc(10), n: 1n };
    cycle['self'] = cycle;
    logger.info(cycle, 'cycle');
    logger.info(
      {
        get bad(): string {
          throw new Error('getter');
        },
      },
      'getter',
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]?.length).toBeLessThan(50_000);
  });

  test('obeys its level', () => {
    const { logger, lines } = logTo('warn');
    logger.info({}, 'no');
    logger.warn({}, 'yes');
    const silent = logTo('silent');
    silent.logger.error({}, 'no');
    expect([lines.length, silent.lines.length]).toEqual([1, 0]);
  });
});

describe('metrics', () => {
  const idle = {
    clock: { now: () => new Date(10_000) },
    waiting: () => Promise.resolve(new Map<string, number>()),
    outbox: () => Promise.resolve({ queued: 0, parked: 0, unknown: 0, oldestDueAt: null }),
  };

  test('shows turns, stages, deliveries, understandings and requests', async () => {
    const metrics = createMetrics(idle);
    const { telemetry } = metrics;
    telemetry.turn('answer', 'webchat', 12);
    telemetry.stage('understand', 1);
    telemetry.delivery('webchat', 'sent');
    metrics.http('GET', '/api/queue', 200, 3);
    telemetry.understood('intent', 'en');
    const text = await metrics.text();
    expect(text).toContain('switchboard_turns_total{outcome="answer",channel="webchat"} 1');
    expect(text).toContain('switchboard_stage_seconds_count{stage="understand"} 1');
    expect(text).toContain('switchboard_deliveries_total{channel="webchat",state="sent"} 1');
    expect(text).toContain('switchboard_understandings_total{outcome="intent",language="en"} 1');
    expect(text).toContain(
      'switchboard_http_request_seconds_count{method="GET",route="/api/queue",status="200"} 1',
    );
    expect(text).toContain('process_cpu_seconds_total');
  });

  test('reads queue depth and outbox age at each scrape', async () => {
    let waiting = new Map([
      ['cards', 3],
      ['loans', 1],
    ]);
    const metrics = createMetrics({
      clock: { now: () => new Date(10_000) },
      waiting: () => Promise.resolve(waiting),
      outbox: () => Promise.resolve({ queued: 2, parked: 3, unknown: 1, oldestDueAt: 4_000 }),
    });
    expect(await metrics.text()).toMatch(/queue_waiting\{queue="loans"\} 1/);
    waiting = new Map([['cards', 2]]);
    const text = await metrics.text();
    expect(text).toContain('switchboard_queue_waiting{queue="cards"} 2');
    expect(text).not.toContain('queue="loans"');
    expect(text).toContain('switchboard_outbox_age_seconds 6');
    expect(text).toContain('switchboard_outbox_queued 2');
    expect(text).toContain('switchboard_outbox_parked 3');
  });

  test('still answers while the store does not', async () => {
    const fail = () => Promise.reject(new Error('down'));
    const metrics = createMetrics({ clock: { now: () => new Date() }, waiting: fail, outbox: fail });
    await metrics.text();
    expect(await metrics.text()).toMatch(/switchboard_gauge_failures_total [1-9]/);
  });
});
