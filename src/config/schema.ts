import { z } from 'zod';
import { keepingVariables, signInVariables } from './people';
import { address, oneOf, origin, optionalText, secret, sendHours, text, whole } from './variables';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Every variable that the core reads. All are optional: an embedded run needs none. Channels bring their own. */
export const baseSchema = z.object({
  PORT: whole(0, 65_535, 3000, { description: 'Port to listen on; 0 takes a free one.', example: '3000' }),
  HOST: text('127.0.0.1', {
    description: 'Address to listen on; 0.0.0.0 for all interfaces.',
    example: '127.0.0.1',
  }),
  PUBLIC_URL: origin({
    description:
      'Scheme and host by which customers reach us. Set it behind a proxy; https makes cookies secure.',
    example: 'https://bot.example',
  }),
  TRUST_PROXY: whole(0, 10, 0, {
    description:
      'How many proxies in front of us write X-Forwarded-For and -Proto. 0: these headers are ignored.',
    example: '1',
  }),
  DATA_DIR: text('./data', { description: 'Folder of the embedded store.', example: './data' }),
  INTENTS_DIR: text('./intents', { description: 'Folder of the intent files.', example: './intents' }),
  MODELS_DIR: optionalText({
    description: 'Folder for trained models, so that a start need not train. Unset: models/ in DATA_DIR.',
    example: './data/models',
  }),
  CONTENT_ON_START: oneOf(['auto', 'publish', 'keep'], 'auto', {
    description:
      'What a start does with an intents folder that was never published: publish it, or keep the version that is live. auto: publish in development, keep in production.',
    example: 'keep',
  }),
  INTENTS_WRITE_BACK: oneOf(['auto', 'on', 'off'], 'auto', {
    description:
      'Whether what the studio publishes is written to INTENTS_DIR, for teams that keep it in git. auto: in development only.',
    example: 'off',
  }),
  PUBLISH_SECOND_PERSON: oneOf(['on', 'off'], 'on', {
    description: 'Whether a second person must approve what an editor wants to publish.',
    example: 'on',
  }),
  PUBLISH_MARGIN: whole(0, 20, 2, {
    description:
      'By how many points of 100 a version may be worse than the live one in cross-validation and still be published.',
    example: '2',
  }),
  MONGODB_URI: address(['mongodb', 'mongodb+srv'], {
    description: 'MongoDB replica set to use in place of the embedded store.',
    example: 'mongodb://127.0.0.1:27017/switchboard?replicaSet=rs0',
  }),
  REDIS_URL: address(['redis', 'rediss'], {
    description: 'Redis for jobs and live events; needed as soon as there is more than one process.',
    example: 'redis://127.0.0.1:6379',
  }),
  ADMIN_PASSWORD: secret(10, {
    description:
      'Password of the first user, admin. Unset: one is generated and printed once. Later changes have no effect.',
    example: 'output-of: openssl rand -base64 15',
  }),
  APP_SECRET: secret(32, {
    description:
      'Key that tokens are signed with, the same in all processes. Unset: one is generated and kept in the store.',
    example: 'output-of: openssl rand -base64 48',
  }),
  ...signInVariables,
  ...keepingVariables,
  METRICS_TOKEN: secret(16, {
    description:
      'Bearer token for /metrics. Unset: only direct requests from this machine are answered, none that came by a proxy.',
    example: 'output-of: openssl rand -hex 24',
  }),
  NODE_ENV: text('development', {
    description:
      'production for what customers use: nothing that is made for trying things out is then started.',
    example: 'production',
  }),
  PLAYGROUND: oneOf(['on', 'off'], 'on', {
    description:
      'Phones to try WeChat and SMS without an account, at /playground/. Only in development and on a loopback HOST, never behind a proxy.',
    example: 'off',
  }),
  LOG_LEVEL: oneOf(LOG_LEVELS, 'info', { description: `One of ${LOG_LEVELS.join(', ')}.`, example: 'info' }),
  SESSION_HOURS: whole(1, 168, 12, {
    description: 'Hours until an agent must sign in again.',
    example: '12',
  }),
  AGENT_LEASE_SECONDS: whole(10, 3600, 90, {
    description: 'Seconds without a sign of life after which an agent loses the conversations to the queue.',
    example: '90',
  }),
  SWEEP_SECONDS: whole(1, 300, 5, {
    description: 'Seconds between sweeps that make lost jobs again from the store.',
    example: '5',
  }),
  SEND_HOURS: sendHours({
    description:
      'Hours and time zone in which marketing may be sent by telephone; what is submitted later waits.',
    example: '08:00-20:00 Asia/Shanghai',
  }),
  PDF_FONT: optionalText({
    description:
      'Font file that PDFs show Chinese with: a path, or path#PostScriptName for one font of a collection. Unset: Noto Sans CJK where the system has it.',
    example: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc#NotoSansCJKsc-Regular',
  }),
  SHUTDOWN_SECONDS: whole(1, 120, 10, {
    description: 'Seconds to finish what is under way when stopping.',
    example: '10',
  }),
});
export type BaseConfig = z.infer<typeof baseSchema>;
