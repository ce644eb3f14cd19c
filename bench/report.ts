import type { ClaimFigures } from './claims';
import type { ConsoleFigures } from './consoles';
import type { Figures } from './figures';
import type { TurnFigures } from './turn';
import type { SwapFigures } from './swap';
import type { UnderstandingRates } from './understanding';
import type { WebhookFigures } from './webhooks';

export interface Report {
  machine: string;
  understanding: UnderstandingRates;
  floor: Figures;
  turn: TurnFigures;
  /** Turns per second over the floor's requests per second, same run. */
  ratio: number;
  claims: ClaimFigures;
  webhooks: WebhookFigures;
  swap: SwapFigures;
  consoles: ConsoleFigures[];
  /** Null without MONGODB_URI and REDIS_URL. */
  cluster: { turn: TurnFigures; claims: ClaimFigures } | null;
}

function rate({ perSecond, p50, p99 }: Figures): string {
  return `${String(perSecond).padStart(8)}/s   p50 ${String(p50)} ms   p99 ${String(p99)} ms`;
}

function turnLines({ endToEnd, acknowledged, peakMemoryMb }: TurnFigures): string[] {
  const { p50, p99 } = acknowledged;
  return [
    `${rate(endToEnd)}   (message to the bot's reply on the socket)`,
    `         acknowledged   p50 ${String(p50)} ms   p99 ${String(p99)} ms; peak memory ${String(peakMemoryMb)} MB`,
  ];
}

function claimLine(claims: ClaimFigures): string {
  const { waiting, agents, doubleClaims } = claims;
  return `${rate(claims)}   (${String(waiting)} waiting, ${String(agents)} agents, double claims ${String(doubleClaims)})`;
}

function webhookLines({ offered, channels, passiveShare, unacknowledged }: WebhookFigures): string {
  const lines = Object.entries(channels).map(([name, seen]) => `${name.padEnd(8)} ${rate(seen)}`);
  const share = `${String(Math.round(passiveShare * 10_000) / 100)} %`;
  return [
    `${String(offered)}/s offered; answered by WeChat's response within 5 s: ${share}; not acknowledged: ${String(unacknowledged)}`,
    ...lines.map((line) => `         ${line}`),
  ].join('\n');
}

function swapLine({ offered, asked, answered, mixed, errors, swaps, p50, p99 }: SwapFigures): string {
  const { A, B } = answered;
  return `${String(offered)}/s offered, ${String(swaps)} swaps: ${String(asked)} asked, ${String(A)} + ${String(B)} answered by either version, mixed ${String(mixed)}, errors ${String(errors)}; p50 ${String(p50)} ms   p99 ${String(p99)} ms`;
}

function consoleLines(seen: ConsoleFigures[]): string {
  const lines = seen.map(({ consoles, messages, moves, event, screen, heard, lists, kilobytesEach }) =>
    [
      `${String(consoles)} consoles, ${String(messages)} messages/s, ${String(moves)} moves/s: ${String(heard)} events/s heard, ${String(lists)} lists/s read, ${String(kilobytesEach)} kB each`,
      `event  ${rate(event)}   (customer's message to the owner's console)`,
      `screen ${rate(screen)}   (and its text read there)`,
    ].join('\n         '),
  );
  return lines.join('\n         ');
}

/** The report for people. */
export function asText(report: Report): string {
  const { machine, understanding, floor, turn, ratio, claims, webhooks, swap, consoles, cluster } = report;
  const lines = [
    machine,
    `understanding en  ${String(understanding.en.perSecond).padStart(8)}/s`,
    `understanding zh  ${String(understanding.zh.perSecond).padStart(8)}/s`,
    `floor             ${rate(floor)}   (bare express, one durable insert)`,
    `turn, embedded    ${turnLines(turn).join('\n')}`,
    `turn / floor      ${String(ratio)}`,
    `claims, embedded  ${claimLine(claims)}`,
    `webhooks          ${webhookLines(webhooks)}`,
    `swap              ${swapLine(swap)}`,
    `consoles          ${consoleLines(consoles)}`,
    ...(cluster
      ? [
          `turn, cluster     ${turnLines(cluster.turn).join('\n')}`,
          `claims, cluster   ${claimLine(cluster.claims)}`,
        ]
      : ['cluster           skipped: set MONGODB_URI and REDIS_URL']),
  ];
  return `${lines.join('\n')}\n`;
}
