import { parseJsonBody } from '../../../../src/channel-kit';
import type { ChannelHost, Inbound } from '../../../../src/contract/channel';
import { AppError } from '../../../../src/contract/errors';
import type { HttpRequest, HttpResponse, HttpRoute } from '../../../../src/contract/http';
import type { TwilioConfig } from './config';
import { decode } from './decode';
import { isAdvanced } from './opt-out';
import { formOf, isGenuine } from './signature';
import { reportOf } from './status';

const PATH = '/channels/sms/twilio';
/** A body of 1,600 characters, ten media addresses and the rest take about 20 KB. */
const MAX_BYTES = 64 * 1024;
/** Nothing to say in the answer: ours goes by the API. */
const NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** Where Twilio posts messages, and what became of ours. Anything not signed by Twilio gets 403. */
export function routes(host: ChannelHost, config: TwilioConfig): HttpRoute[] {
  return [
    route(PATH, config.inboundUrl, config.tokens, async (form) => {
      const context = {
        receivedAt: host.clock.now(),
        conversationOf: (id: string) => host.conversationOf(id),
      };
      for (const inbound of decode(singleValues(form), context)) {
        await host.accept(config.handlesOptOut ? inbound : answeredByUs(inbound));
      }
      return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: NOTHING };
    }),
    route(`${PATH}/status`, config.statusUrl, config.tokens, async (form) => {
      const report = reportOf(form, host.clock.now());
      // What comes before the send's own answer is kept by the core until that is there.
      if (report && !(await host.report(report))) {
        host.logger.info({ vendorId: report.vendorId }, 'A status of Twilio is about no send of ours yet');
      }
      return { status: 204 };
    }),
  ];
}

/** The fields of a form, a repeated one with its first value. */
function singleValues(form: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...form].reverse());
}

function route(
  path: string,
  url: string,
  tokens: readonly string[],
  handle: (form: URLSearchParams) => Promise<HttpResponse>,
): HttpRoute {
  return {
    method: 'POST',
    path,
    maxBytes: MAX_BYTES,
    async handle(request) {
      if (!isSigned(request, url, tokens)) {
        throw new AppError(
          'FORBIDDEN',
          'X-Twilio-Signature does not fit TWILIO_WEBHOOK_URL and the auth token.',
        );
      }
      return handle(formOfRequest(request));
    },
  };
}

function isSigned({ headers, body, query }: HttpRequest, url: string, tokens: readonly string[]): boolean {
  const signature = headers['x-twilio-signature'] ?? '';
  return isGenuine({ url, body, signature, bodySha256: query.bodySHA256 }, tokens);
}

/** A JSON body's texts and numbers count as if they had come in a form. */
function formOfRequest({ body, query }: HttpRequest): URLSearchParams {
  if (query.bodySHA256 === undefined) return formOf(body);
  const form = new URLSearchParams();
  const json = parseJsonBody(body);
  for (const [name, value] of Object.entries<unknown>(
    typeof json === 'object' && json !== null ? { ...json } : {},
  )) {
    if (typeof value === 'string' || typeof value === 'number') form.append(name, String(value));
  }
  return form;
}

/** TWILIO_HANDLES_OPT_OUT=false: only what Twilio itself has said it answered counts as answered. */
function answeredByUs(inbound: Inbound): Inbound {
  const data = inbound.activity.channelData as { optOutType?: string; optOutHandled?: true } | undefined;
  if (data?.optOutHandled === undefined || isAdvanced({ OptOutType: data.optOutType })) return inbound;
  const { optOutHandled: _, ...channelData } = data;
  return { ...inbound, activity: { ...inbound.activity, channelData } };
}
