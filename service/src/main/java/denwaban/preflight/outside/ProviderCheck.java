package denwaban.preflight.outside;

import denwaban.database.CannotStart;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.InJapanese;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import denwaban.signin.oidc.ProviderConditions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The office's identity provider: what it publishes of itself is fetched, as for a sign-in.
/// Whether it takes our client id and secret is seen at a sign-in alone.
public final class ProviderCheck implements Check {

  private final InstantSource clock;

  public ProviderCheck(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Text subject() {
    return new Text("ID プロバイダー(OpenID)", "Identity provider (OpenID)");
  }

  @Override
  public List<Finding> look(Setup setup) {
    Optional<ProviderConditions.Answer> answer;
    try {
      answer = ProviderConditions.ask(setup.binder(), clock);
    } catch (CannotStart refused) {
      return List.of(InJapanese.fault("denwaban.oidc", refused));
    } catch (RuntimeException unread) {
      return List.of(Finding.NOT_CHECKED);
    }
    return List.of(
        answer
            .map(ProviderCheck::told)
            .orElseGet(() ->
                Finding.ok(
                    "設定に事務所の ID プロバイダーはありません。",
                    "No identity provider of the office is named in the settings.")));
  }

  private static Finding told(ProviderConditions.Answer answer) {
    return switch (answer) {
      case ProviderConditions.Met(var issuer, var keys) ->
          Finding.ok(
              issuer + " の公開情報が読め、鍵は " + keys + " 個です。client-id と秘密はサインインで初めて確かめられます。",
              issuer
                  + " says of itself what a sign-in needs, with "
                  + keys
                  + " keys. Client id and secret are tried by a sign-in alone.");
      case ProviderConditions.Silent(var issuer) ->
          Finding.fault(
              new Text(
                  "ID プロバイダー " + issuer + " が応答しません。",
                  "The identity provider " + issuer + " does not answer."),
              new Text(
                  "denwaban.oidc.issuer、名前解決、ファイアウォールを確かめてください。応答するまで、ID プロバイダーではサインインできません。",
                  "Check denwaban.oidc.issuer, its name and the firewall; until it answers nobody"
                      + " signs in by it."));
      case ProviderConditions.Untrusted(var issuer) ->
          Finding.fault(
              new Text(
                  "ID プロバイダー " + issuer + " の TLS の証明書を信頼できません。",
                  "The TLS certificate of the identity provider " + issuer + " is not believed."),
              new Text(
                  "証明書の名前・期限・発行者を確かめ、社内の認証局なら denwaban.oidc.ca-file に指定してください。",
                  "Check its name, dates and issuer; name an authority of your own in"
                      + " denwaban.oidc.ca-file."));
      case ProviderConditions.Strange(var issuer) ->
          Finding.fault(
              new Text(
                  issuer + " の応答は、ID プロバイダーのものではありません。",
                  issuer + " does not answer as an identity provider does."),
              new Text(
                  issuer
                      + "/.well-known/openid-configuration をブラウザーで開き、denwaban.oidc.issuer を直してください。",
                  "Open its /.well-known/openid-configuration in a browser, and correct"
                      + " denwaban.oidc.issuer."));
      case ProviderConditions.OtherIssuer(var issuer) ->
          Finding.fault(
              new Text(
                  issuer + " は、自分を別の issuer として名乗っています。",
                  "The identity provider at " + issuer + " names itself otherwise."),
              new Text(
                  "/.well-known/openid-configuration の \"issuer\" を、最後の / まで同じに denwaban.oidc.issuer へ写してください。",
                  "Copy \"issuer\" from its /.well-known/openid-configuration into"
                      + " denwaban.oidc.issuer, to the last slash."));
    };
  }
}
