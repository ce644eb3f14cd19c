import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Telemetry } from '../contract/ports';
import { addGauges, type Sources } from './gauges';

/** What the process counts and measures; the HTTP house shows it at /metrics. */
export interface Metrics {
  /** For router and desk. */
  telemetry: Telemetry;
  http(method: string, route: string, status: number, milliseconds: number): void;
  contentType: string;
  /** The page for Prometheus. */
  text(): Promise<string>;
}

const STAGE_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** A registry of its own, so that two servers in one process do not share their figures. */
export function createMetrics(sources: Sources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  addGauges(registry, sources);
  const turns = new Counter({
    name: 'switchboard_turns_total',
    help: 'Turns by outcome and channel',
    labelNames: ['outcome', 'channel'],
    registers,
  });
  const visits = new Counter({
    name: 'switchboard_visits_total',
    help: 'Visits to the bot that began, and that were handed to a person',
    labelNames: ['event', 'channel'],
    registers,
  });
  const understandings = new Counter({
    name: 'switchboard_understandings_total',
    help: 'Understandings by outcome and language',
    labelNames: ['outcome', 'language'],
    registers,
  });
  const deliveries = new Counter({
    name: 'switchboard_deliveries_total',
    help: 'Delivery attempts by channel and resulting state',
    labelNames: ['channel', 'state'],
    registers,
  });
  const segments = new Counter({
    name: 'switchboard_sms_segments_total',
    help: 'SMS segments sent: what messages cost',
    labelNames: ['channel'],
    registers,
  });
  const stages = new Histogram({
    name: 'switchboard_stage_seconds',
    help: 'Time by stage of a message; stage turn is the whole of it',
    labelNames: ['stage'],
    buckets: STAGE_SECONDS,
    registers,
  });
  const requests = new Histogram({
    name: 'switchboard_http_request_seconds',
    help: 'Time to answer HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: STAGE_SECONDS,
    registers,
  });
  const telemetry: Telemetry = {
    turn: (outcome, channel, milliseconds) => {
      turns.inc({ outcome, channel });
      stages.observe({ stage: 'turn' }, milliseconds / 1000);
    },
    visit: (event, channel) => visits.inc({ event, channel }),
    stage: (stage, milliseconds) => stages.observe({ stage }, milliseconds / 1000),
    segments: (channel, count) => segments.inc({ channel }, count),
    delivery: (channel, state) => deliveries.inc({ channel, state }),
    understood: (outcome, language) => understandings.inc({ outcome, language }),
  };
  return {
    telemetry,
    http: (method, route, status, milliseconds) =>
      requests.observe({ method, route, status }, milliseconds / 1000),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
