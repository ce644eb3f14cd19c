import type {
  Activity as BotActivity,
  ConfigurationBotFrameworkAuthentication,
  TurnContext,
} from 'botbuilder';
import type { Clock } from '../../src/contract/ports';
import type { Connection } from './connection';
import { connectorClient } from './connector-client';
import { type TokenSource, tokenSource } from './credentials';
import type { Reference } from './reference';
import { type ActiveSettings, loginUrl } from './settings';

type Sdk = typeof import('botbuilder');
type Authentication = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;

/**
 * The SDK, loaded and connected with these settings. This is the only place that loads `botbuilder`, which takes a
 * quarter of a second.
 */
export async function connect(settings: ActiveSettings, clock: Clock): Promise<Connection> {
  const sdk = await import('botbuilder');
  const tokens = tokenSource({
    loginUrl: loginUrl(settings),
    appId: settings.BOTFRAMEWORK_APP_ID,
    password: settings.BOTFRAMEWORK_APP_PASSWORD,
    scope: settings.BOTFRAMEWORK_OAUTH_SCOPE,
    clock,
  });
  const adapter = makeAdapter(sdk, settings, tokens);
  return {
    tokens,
    async receive(authorization, payload, logic) {
      const activity = structuredClone(payload) as BotActivity;
      await adapter.receive(authorization, activity, logic);
    },
    async send(reference, activity) {
      const { serviceUrl, channelId, conversation } = reference;
      const bot = { id: reference.bot, name: '' };
      const user = { id: reference.user, name: '' };
      const place = { serviceUrl, channelId, conversation, bot, user } as Place;
      let id: string | undefined;
      await adapter.continueConversationAsync(settings.BOTFRAMEWORK_APP_ID, place, async (context) => {
        // Why not context.sendActivity: it makes the message an answer to an activity that does not exist.
        const addressed = sdk.TurnContext.applyConversationReference({ ...activity } as Wire, place);
        const [sent] = await adapter.sendActivities(context, [addressed]);
        id = sent?.id;
      });
      return id;
    },
  };
}

type Place = Parameters<typeof TurnContext.applyConversationReference>[1] & Pick<Reference, 'serviceUrl'>;
/** Times are Dates for the SDK; we send none. */
type Wire = Partial<BotActivity> & { timestamp?: never };

/**
 * Why a subclass: `process` prints errors to the console and answers 500 to a wrong signature, `processActivityDirect`
 * makes text of them; `processActivity` throws them as they are.
 */
function makeAdapter(sdk: Sdk, settings: ActiveSettings, tokens: TokenSource) {
  class Adapter extends sdk.CloudAdapter {
    receive(authorization: string, activity: BotActivity, logic: () => Promise<void>): Promise<unknown> {
      return this.processActivity(authorization, activity, logic);
    }
  }
  return new Adapter(authentication(sdk, settings, tokens));
}

/** Every parameter is given: with one alone the SDK leaves all others undefined. */
function authentication(sdk: Sdk, settings: ActiveSettings, tokens: TokenSource) {
  return new sdk.ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: settings.BOTFRAMEWORK_APP_ID,
      ToChannelFromBotLoginUrl: loginUrl(settings),
      ToChannelFromBotOAuthScope: settings.BOTFRAMEWORK_OAUTH_SCOPE,
      ToBotFromChannelTokenIssuer: settings.BOTFRAMEWORK_TOKEN_ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: settings.BOTFRAMEWORK_OPENID_METADATA,
      ToBotFromEmulatorOpenIdMetadataUrl: settings.BOTFRAMEWORK_EMULATOR_METADATA,
      OAuthUrl: settings.BOTFRAMEWORK_OAUTH_SCOPE,
      CallerId: 'urn:botframework:azure',
      ValidateAuthority: true,
    },
    credentials(settings.BOTFRAMEWORK_APP_ID, tokens),
    undefined,
    undefined,
    { httpClient: connectorClient() },
  );
}

/** Authentication is never disabled: that is the open door of an adapter without credentials. */
function credentials(appId: string, tokens: TokenSource): NonNullable<Authentication[1]> {
  const factory: { [Name in keyof NonNullable<Authentication[1]>]: NonNullable<Authentication[1]>[Name] } = {
    isValidAppId: (given) => Promise.resolve(given === appId),
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: () =>
      Promise.resolve({
        async signRequest(request) {
          request.headers.set('authorization', `Bearer ${await tokens.token()}`);
          return request;
        },
      }),
  };
  return factory;
}
