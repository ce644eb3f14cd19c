import { z } from 'zod';
import { isEntry, isSecureUrl, listOf } from './service-urls';

const SERVICE_HOSTS =
  'smba.trafficmanager.net,*.botframework.com,*.botframework.azure.us,*.infra.gov.teams.microsoft.us';
const MEDIA_HOSTS = '*.sharepoint.com,api.telegram.org,*.fbcdn.net,*.fbsbx.com';

/** Environment variables of the Bot Framework channel; the defaults are those of the public cloud. */
export const botframeworkSettings = z.object({
  BOTFRAMEWORK_APP_ID: z.string().max(64).optional().meta({
    description: 'Application (client) id of the Azure Bot. Without it and its secret the channel is off.',
    example: '00000000-0000-0000-0000-000000000000',
  }),
  BOTFRAMEWORK_APP_PASSWORD: z.string().min(8).optional().meta({
    description: 'Client secret of that application, from "Certificates & secrets".',
    example: 'your-client-secret',
  }),
  BOTFRAMEWORK_APP_TYPE: z.enum(['MultiTenant', 'SingleTenant']).default('MultiTenant').meta({
    description:
      'How the application is registered: MultiTenant, or SingleTenant (needs BOTFRAMEWORK_TENANT_ID).',
    example: 'SingleTenant',
  }),
  BOTFRAMEWORK_TENANT_ID: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,128}$/, 'must be a tenant id or domain')
    .optional()
    .meta({
      description: 'Directory (tenant) id of a single-tenant application.',
      example: '00000000-0000-0000-0000-000000000000',
    }),
  BOTFRAMEWORK_SERVICE_URLS: hosts(
    SERVICE_HOSTS,
    'Hosts that may be named as serviceUrl, separated by commas; *. covers a domain. The Emulator: localhost:*',
  ),
  BOTFRAMEWORK_MEDIA_HOSTS: hosts(
    MEDIA_HOSTS,
    'Hosts beside those from which attachments are fetched (without our token), separated by commas.',
  ),
  BOTFRAMEWORK_EMULATOR: z.enum(['yes', 'no']).default('no').meta({
    description:
      "yes: take also what the Bot Framework Emulator signs with the bot's own credentials. Not for production.",
    example: 'no',
  }),
  BOTFRAMEWORK_TOKEN_ISSUER: z.string().max(256).default('https://api.botframework.com').meta({
    description: 'Issuer of the tokens of incoming requests; another one in sovereign clouds.',
    example: 'https://api.botframework.us',
  }),
  BOTFRAMEWORK_OPENID_METADATA: address(
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
    'OpenID metadata with the keys of those tokens; another address in sovereign clouds.',
  ),
  BOTFRAMEWORK_EMULATOR_METADATA: address(
    'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    'OpenID metadata for tokens of the Emulator; another address in sovereign clouds.',
  ),
  BOTFRAMEWORK_LOGIN_URL: z
    .string()
    .max(512)
    .refine(isSecureUrl, 'must be an https address')
    .optional()
    .meta({
      description:
        'Authority that gives us tokens; made of the tenant when unset. Set it in sovereign clouds.',
      example: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
    }),
  BOTFRAMEWORK_OAUTH_SCOPE: z.string().max(256).default('https://api.botframework.com').meta({
    description: 'Resource for which those tokens are asked; another one in sovereign clouds.',
    example: 'https://api.botframework.us',
  }),
});
export type BotframeworkSettings = z.infer<typeof botframeworkSettings>;

/** The settings once the channel is known to be on. */
export type ActiveSettings = BotframeworkSettings & {
  BOTFRAMEWORK_APP_ID: string;
  BOTFRAMEWORK_APP_PASSWORD: string;
};

/** Address of the authority, without a slash at the end. */
export function loginUrl(settings: BotframeworkSettings): string {
  const tenant =
    settings.BOTFRAMEWORK_APP_TYPE === 'SingleTenant' ? settings.BOTFRAMEWORK_TENANT_ID : 'botframework.com';
  const url = settings.BOTFRAMEWORK_LOGIN_URL ?? `https://login.microsoftonline.com/${tenant ?? ''}`;
  return url.replace(/\/+$/, '');
}

function hosts(standard: string, description: string) {
  return z
    .string()
    .max(4096)
    .default(standard)
    .refine((text) => listOf(text).every(isEntry), 'must be host names separated by commas')
    .meta({ description, example: standard });
}

function address(standard: string, description: string) {
  return z
    .string()
    .max(512)
    .default(standard)
    .refine(isSecureUrl, 'must be an https address')
    .meta({ description, example: standard });
}
