package denwaban.preflight.outside;

import denwaban.database.CannotStart;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.InJapanese;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import denwaban.storage.StoreConditions;
import denwaban.storage.key.KeyServiceAnswer;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// The key service (transit engine of OpenBao or Vault): it is asked for one key, and once the
/// office has begun, to open what was wrapped first. That it may make and delete keys is seen by a
/// start and later alone.
public final class KeyServiceCheck implements Check {

  private static final String ADDRESS = "denwaban.keys.transit.address";
  private static final String TOKEN = "denwaban.keys.transit.token-file";

  @Override
  public Text subject() {
    return new Text("鍵サービス(OpenBao・Vault)", "Key service (OpenBao, Vault)");
  }

  @Override
  public List<Finding> look(Setup setup) {
    if (setup.path(TOKEN).filter(it -> !Files.isReadable(it)).isPresent()) {
      return List.of(
          Finding.warning(
              new Text(
                  "鍵サービスは確認していません。トークンのファイルが読めないためです。",
                  "The key service was not asked, because the token's file cannot be read."),
              new Text(
                  "下の「秘密のファイル」を先に直してください。", "Correct what is said below of secret files first.")));
    }
    Optional<KeyServiceAnswer> answer;
    try {
      answer = StoreConditions.of(setup.binder()).keyService();
    } catch (CannotStart refused) {
      return List.of(InJapanese.fault("denwaban.keys.transit", refused));
    } catch (RuntimeException unread) {
      return List.of(Finding.NOT_CHECKED);
    }
    return List.of(
        answer
            .map(KeyServiceCheck::told)
            .orElseGet(
                () -> Finding.ok("設定に鍵サービスはありません。", "No key service is named in the settings.")));
  }

  private static Finding told(KeyServiceAnswer answer) {
    return switch (answer) {
      case READY ->
          Finding.ok(
              "鍵サービスが応答し、トークンで鍵を読めます。作成と破棄は試していません。",
              "The key service answers, and the token may read keys. None was made or deleted.");
      case NOT_OURS ->
          Finding.fault(
              new Text(
                  "応答した鍵サービスに、この事務所の鍵がありません。",
                  "The key service that answers has not the keys of this office."),
              new Text(
                  "元のサービスと mount を指定するか、サービスのバックアップから戻してください(docs/runbooks/keys-elsewhere.md)。",
                  "Name the service and mount of before, or restore it from its backup"
                      + " (docs/runbooks/keys-elsewhere.md)."));
      case SILENT ->
          Finding.fault(
              new Text(
                  ADDRESS + " の鍵サービスが応答しません。",
                  "The key service of " + ADDRESS + " does not answer."),
              new Text(
                  "アドレス、名前解決、ファイアウォールを確かめてください。応答するまで、事務所は起動しません。",
                  "Check the address, its name and the firewall; until it answers no office starts."));
      case UNTRUSTED ->
          Finding.fault(
              new Text(
                  ADDRESS + " の TLS の証明書を信頼できません。",
                  "The TLS certificate of " + ADDRESS + " is not believed."),
              new Text(
                  "証明書の名前・期限・発行者を確かめてください。社内の認証局は -Djavax.net.ssl.trustStore で渡します(docs/runbooks/keys-elsewhere.md)。",
                  "Check its name, dates and issuer; an authority of your own goes into a trust store"
                      + " (docs/runbooks/keys-elsewhere.md)."));
      case SEALED ->
          Finding.fault(
              new Text(
                  "鍵サービスは動いていますが、封印されているか、待機中です(503)。",
                  "The key service runs, but is sealed or not active (503)."),
              new Text(
                  "サービスの側で封印を解いてください(bao operator unseal)。",
                  "Unseal it there (bao operator unseal)."));
      case REFUSED ->
          Finding.fault(
              new Text(
                  "鍵サービスがトークンを受け付けないか、鍵を読む・復号する権限がありません(403)。",
                  "The key service does not take the token, or lets it read or use no key (403)."),
              new Text(
                  TOKEN + " のトークンの期限とポリシーを確かめてください(docs/runbooks/keys-elsewhere.md)。",
                  "Check whether the token of "
                      + TOKEN
                      + " has ended, and its policy (docs/runbooks/keys-elsewhere.md)."));
      case NO_ENGINE ->
          Finding.fault(
              new Text(
                  "denwaban.keys.transit.mount に transit エンジンがありません。",
                  "There is no transit engine at denwaban.keys.transit.mount."),
              new Text(
                  "有効にするか(bao secrets enable transit)、mount を直してください。",
                  "Enable one (bao secrets enable transit), or correct the mount."));
      case NO_SERVICE ->
          Finding.fault(
              new Text(
                  ADDRESS + " で応答するものは、鍵サービスではありません。",
                  "What answers at " + ADDRESS + " is no key service."),
              new Text(
                  "アドレスとポートを直してください。間にプロキシがあれば、そのページかもしれません。",
                  "Correct address and port; a proxy on the way may have answered with a page of its"
                      + " own."));
    };
  }
}
