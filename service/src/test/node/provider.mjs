// An identity provider for OidcIT: panva's oidc-provider, which is certified by the OpenID Foundation, and a sign-in page
// on which a test says who it is and how well that was proved. Arguments: port, folder of the library, redirect addresses.
import { createHash } from "node:crypto";
import { request } from "node:http";
import { pathToFileURL } from "node:url";

const [port, library, ...back] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(library).href);

// Names under localhost are this machine, whatever it thinks of them itself.
function onThisMachine(address, { method, headers, body }) {
  const { port, pathname, host } = new URL(address);
  return new Promise((done, failed) => {
    const asking = request(
      {
        host: "127.0.0.1",
        port,
        path: pathname,
        method,
        headers: { ...Object.fromEntries(new Headers(headers)), host },
      },
      (answer) => {
        answer.resume();
        answer.on("end", () =>
          done(new Response(null, { status: answer.statusCode })),
        );
      },
    );
    asking.on("error", failed);
    asking.end(body?.toString());
  });
}

const web = {
  redirect_uris: back,
  grant_types: ["authorization_code"],
  response_types: ["code"],
};
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      ...web,
      client_id: "office",
      client_secret: "office-secret-of-the-test",
      backchannel_logout_uri: back[0].replace("/signin/back", "/oidc/logout"),
    },
    { ...web, client_id: "minato", token_endpoint_auth_method: "none" },
  ],
  claims: { openid: ["sub", "acr", "amr", "auth_time"] },
  acrValues: ["gold"],
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
  },
  fetch: onThisMachine,
  pkce: { required: () => true },
  cookies: { keys: ["of the test"] },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  interactions: {
    url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
  },
  // Nobody is asked whether the office may know him: both are of one house.
  async loadExistingGrant(ctx) {
    const { clientId } = ctx.oidc.client;
    const grant = new ctx.oidc.provider.Grant({
      clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid");
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/interaction/")) return next();
  const { who, how } = ctx.query;
  if (!who) {
    ctx.type = "html";
    ctx.body = `<!doctype html><title>IdP</title><h1>Provider of the test</h1><form>
      <label>Who <input name="who"></label>
      <button name="how" value="hwk">Key</button><button name="how" value="pwd">Password</button>
      <button name="how" value="no">Refuse</button></form>`;
    return;
  }
  const result =
    how === "no"
      ? { error: "access_denied" }
      : {
          login: {
            accountId: createHash("sha256").update(who).digest("hex"),
            amr: [how],
            acr: "silver",
            remember: false,
          },
        };
  await provider.interactionFinished(ctx.req, ctx.res, result, {
    mergeWithLastSubmission: false,
  });
  ctx.respond = false;
});

provider.listen(Number(port), "127.0.0.1", () =>
  process.stdout.write("listening\n"),
);
