// A real OpenID Connect provider (npm oidc-provider) for tests, in a process of its own: the package is ESM only.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [clientId, clientSecret, redirectUri, signedOutUri] = process.argv.slice(2);
const server = createServer();
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;

/** The account id says who it is: `<user name>~<role>~<role>`. */
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [signedOutUri],
    },
  ],
  cookies: { keys: ['of this test only'] },
  claims: { openid: ['sub'], profile: ['preferred_username', 'name'], roles: ['roles'] },
  scopes: ['openid', 'profile', 'roles'],
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, id) => {
    const [username, ...roles] = id.split('~');
    return {
      accountId: id,
      claims: () => ({ sub: id, preferred_username: username, name: `${username} Wang`, roles }),
    };
  },
});

/** Signs in as whom the cookie `who` names, and agrees to everything. */
async function interact(request, response) {
  const who = decodeURIComponent(/who=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
  const { prompt, params, grantId, session } = await provider.interactionDetails(request, response);
  if (who === 'nobody') {
    return provider.interactionFinished(request, response, {
      error: 'access_denied',
      error_description: 'no',
    });
  }
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: who } });
  }
  const grant = grantId
    ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

const callback = provider.callback();
server.on('request', (request, response) => {
  if (request.url.startsWith('/interaction/'))
    interact(request, response).catch((error) => response.end(String(error)));
  else callback(request, response);
});
process.send({ issuer });
process.on('disconnect', () => process.exit(0));
