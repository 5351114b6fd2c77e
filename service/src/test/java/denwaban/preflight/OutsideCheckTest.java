package denwaban.preflight;

import static denwaban.storage.RawAnswers.http;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import denwaban.storage.RawAnswers;
import denwaban.storage.S3Server;
import denwaban.storage.bucket.TestBuckets;
import denwaban.storage.key.Kek;
import denwaban.storage.key.RememberingVault;
import denwaban.storage.key.SoftHsm;
import denwaban.storage.key.SoftwareVault;
import denwaban.storage.key.TransitEngine;
import denwaban.storage.key.TransitVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// What settings name outside this machine, spoilt for real: named in both languages with what to
/// do. `CheckCommandTest` has the machine itself.
class OutsideCheckTest {

  @TempDir static Path serverFolder;

  private static S3Server s3;

  private Path folder;
  private TestCheck office;
  private RawAnswers server;

  @BeforeAll
  static void start() throws IOException {
    s3 = S3Server.start(serverFolder);
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectory(Path.of("target/outside-" + System.nanoTime()).toAbsolutePath());
    office = new TestCheck(folder);
    server = new RawAnswers();
    s3.open();
  }

  @AfterEach
  void remove() throws IOException {
    server.close();
    FileSystemUtils.deleteRecursively(folder);
  }

  /// The one line that the fault makes, in each language, and no other fault.
  private void fault(String english, String japanese) {
    var en = office.english();
    assertThat(en.faults()).as(en.text()).singleElement().asString().contains(english, " — ");
    var ja = office.japanese();
    assertThat(ja.faults()).as(ja.text()).singleElement().asString().contains(japanese, " — ");
    assertThat(en.text() + ja.text()).doesNotContain("secret-example", SoftHsm.PIN);
  }

  private void right(String english, String japanese) {
    var en = office.english();
    assertThat(en.faults()).as(en.text()).isEmpty();
    assertThat(en.lines("✓")).anyMatch(it -> it.contains(english));
    assertThat(office.japanese().lines("✓")).anyMatch(it -> it.contains(japanese));
  }

  private Path secret(String name, String text) throws IOException {
    var file = Files.writeString(office.file(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private void bucket(String of, String address, String name) throws IOException {
    office.set(of + ".endpoint", address);
    office.set(of + ".bucket", name);
    office.set(
        of + ".credentials-file",
        secret("credentials", "AKIDEXAMPLE\nsecret-example\n").toString());
  }

  @Test
  void nothing_is_looked_at_that_is_not_named() {
    right("No bucket is named", "設定にバケットはありません");
    right("No security module is named", "設定に鍵の装置はありません");
    right("No key service is named", "設定に鍵サービスはありません");
    right("No identity provider of the office is named", "設定に事務所の ID プロバイダーはありません");
  }

  @Test
  void a_bucket_of_payloads() throws IOException {
    bucket("storage.s3", server.address(), "b");
    server.answer = "220 mail.example.jp ESMTP\r\n";
    fault("denwaban.storage.s3.endpoint is no S3 service", "S3 のサービスではありません");
    server.answer = http("200 OK", "", "<html></html>");
    fault("denwaban.storage.s3.endpoint is no S3 service", "S3 のサービスではありません");
    server.answer = http("404 Not Found", "", "<Error><Code>NoSuchBucket</Code></Error>");
    fault("There is no bucket of the name in denwaban.storage.s3.bucket", "バケットがありません");
    server.answer = http("403 Forbidden", "", "<Error><Code>SignatureDoesNotMatch</Code></Error>");
    fault("does not take the key of denwaban.storage.s3 (Sig", "受け付けません(SignatureDoesNotMatch)");
    server.answer = http("403 Forbidden", "", "<Error><Code>AccessDenied</Code></Error>");
    fault("may not list the bucket (403)", "一覧が許されません(403)");
    server.answer = http("403 Forbidden", "Date: Wed, 01 Jan 2020 00:00:00 GMT", "");
    fault("and that of this machine are", "分違います");
    server.answer = http("301 Moved", "x-amz-bucket-region: eu-west-1", "");
    fault("lies in another region: eu-west-1", "別のリージョン eu-west-1");
    server.answer = http("400 Bad Request", "", "<Error><Code>InvalidBucketName</Code></Error>");
    fault("refuses (400 InvalidBucketName)", "断りました(400 InvalidBucketName)");
    office.set("storage.s3.endpoint", server.address().replace("http:", "https:"));
    fault("The TLS certificate of denwaban.storage.s3.endpoint", "証明書を信頼できません");
    office.set("storage.s3.endpoint", "http://127.0.0.1:" + TestCheck.freeTcp());
    fault("denwaban.storage.s3.endpoint does not answer", "サービスが応答しません");
    office.set("storage.s3.endpoint", "http://192.0.2.7");
    fault("An address is not safe to send secrets to", "秘密を送ってよいアドレスではない");
  }

  @Test
  void a_bucket_without_a_name_or_a_key() throws IOException {
    bucket("storage.s3", server.address(), "");
    fault("The S3 service is named, but no bucket", "バケットが指定されていません");
    office.settings.remove("denwaban.storage.s3.credentials-file");
    office.set("storage.s3.bucket", "b");
    fault("There is no key for denwaban.storage.s3", "バケットの鍵がありません");
  }

  @Test
  void a_bucket_that_is_there_and_nothing_is_written() throws IOException {
    var there = new TestBuckets(s3, folder, false);
    bucket("storage.s3", s3.endpoint(), there.name);
    s3.seen.clear();
    right("denwaban.storage.s3 is there and takes the key", "バケットがあり、鍵で入れます");
    assertThat(s3.seen).isNotEmpty().allMatch(it -> it.matches("(GET|HEAD) .*"));
    office.set("storage.s3.lock-days", "7");
    fault("lock-days is set, but the bucket has no Object Lock", "Object Lock がありません");
    office.settings.remove("denwaban.storage.s3.lock-days");
    s3.openToStrangers();
    fault("Anyone can read the bucket of denwaban.storage.s3", "誰でも読めます");
  }

  @Test
  void a_bucket_of_the_backup() throws Exception {
    var key = Identity.generate(Suite.X25519);
    office.set("backup.recipient", key.recipient().text());
    office.set("backup.origin-file", secret("origin", "").toString());
    bucket("backup.s3", server.address(), "b");
    server.answer = http("404 Not Found", "", "<Error><Code>NoSuchBucket</Code></Error>");
    var en = office.english();
    assertThat(en.faults())
        .as(en.text())
        .anyMatch(it -> it.contains("There is no bucket of the name in denwaban.backup.s3.bucket"));
    var there = new TestBuckets(s3, folder, false);
    bucket("backup.s3", s3.endpoint(), there.name);
    s3.seen.clear();
    assertThat(office.english().text()).contains("denwaban.backup.s3 is there and takes the key");
    assertThat(s3.seen).isNotEmpty().allMatch(it -> it.matches("(GET|HEAD) .*"));
    office.set("backup.lock", "governance");
    assertThat(office.english().faults())
        .anyMatch(it -> it.contains("Locks are asked for, but the bucket of the backup has no"));
    assertThat(office.japanese().faults())
        .anyMatch(it -> it.contains("バックアップのバケットに Object Lock がありません"));
  }

  @Test
  void a_security_module() throws Exception {
    office.set("keys.pkcs11.library", SoftHsm.LIBRARY.toString());
    fault("what lets us in is not named", "PIN やトークンのファイルが指定されていません");
    office.set("keys.pkcs11.pin-file", office.file("none").toString());
    fault("The file of denwaban.keys.pkcs11.pin-file is not there", "ファイルがありません");
    office.set("keys.pkcs11.pin-file", secret("pin", "000000\n").toString());
    office.set("keys.pkcs11.slot-index", "99");
    fault("The security module ", "鍵の装置");
    office.set("keys.pkcs11.library", secret("no.so", "no library").toString());
    fault("The security module or its library cannot be used", "鍵の装置か、そのライブラリーが使えません");
  }

  /// In processes of their own: one that is logged in stays so, whatever PIN comes later.
  @Test
  void the_pin_of_a_security_module() throws Exception {
    assertThat(SoftHsm.TOKENS).isDirectory();
    office.set("keys.pkcs11.library", SoftHsm.LIBRARY.toString());
    office.set("keys.pkcs11.pin-file", secret("pin", "000000\n").toString());
    // Pkcs11VaultTest has the English words
    var wrong = command("ja_JP.UTF-8");
    assertThat(wrong.faults())
        .as(wrong.text())
        .singleElement()
        .asString()
        .contains("鍵の装置が PIN を受け付けません。", "一度試しました");
    assertThat(wrong.text()).doesNotContain("000000");
    secret("pin", SoftHsm.PIN + "\n");
    var right = command("C.UTF-8");
    assertThat(right.faults()).as(right.text()).isEmpty();
    assertThat(right.lines("✓")).anyMatch(it -> it.contains("takes the PIN, which was given once"));
    assertThat(right.text()).doesNotContain(SoftHsm.PIN);
  }

  @Test
  void a_key_service_that_is_not_there() throws IOException {
    office.set("keys.transit.address", "http://192.0.2.7");
    fault("what lets us in is not named", "PIN やトークンのファイルが指定されていません");
    office.set("keys.transit.token-file", office.file("none").toString());
    fault("The file of denwaban.keys.transit.token-file is not there", "ファイルがありません");
    office.set("keys.transit.token-file", secret("token", "secret-example\n").toString());
    fault("An address is not safe to send secrets to", "秘密を送ってよいアドレスではない");
    office.set("keys.transit.address", "http://127.0.0.1:" + TestCheck.freeTcp());
    fault("The key service of denwaban.keys.transit.address does not", "鍵サービスが応答しません");
    office.set("keys.transit.address", server.address().replace("http:", "https:"));
    fault("The TLS certificate of denwaban.keys.transit.address", "証明書を信頼できません");
    office.set("keys.transit.address", server.address());
    for (var page : List.of("200 OK", "404 Not Found")) {
      server.answer = http(page, "", "<html></html>");
      fault("denwaban.keys.transit.address is no key service", "鍵サービスではありません");
      server.answer = http(page, "", "{}");
      fault("denwaban.keys.transit.address is no key service", "鍵サービスではありません");
    }
    server.answer = http("200 OK", "", "{\"data\":{\"name\":\"denwaban-last\"}}");
    fault("denwaban.keys.transit.address is no key service", "鍵サービスではありません");
    server.answer = http("503 Unavailable", "", "{\"errors\":[\"Vault is sealed\"]}");
    fault("is sealed or not active (503)", "封印されているか、待機中です");
    server.answer = http("404 Not Found", "", "{\"errors\":[\"no handler for route\"]}");
    fault("There is no transit engine at denwaban.keys.transit.mount", "エンジンがありません");
    server.answer = http("403 Forbidden", "", "{\"errors\":[\"permission denied\"]}");
    fault("does not take the token, or lets it read or use no key (403)", "トークンを受け付けないか");
  }

  @Test
  void a_key_service_that_is_there_and_no_key_is_made() throws IOException {
    try (var engine = new TransitEngine()) {
      office.set("keys.transit.address", engine.engine().resolve("/").toString());
      office.set("keys.transit.token-file", secret("token", TransitEngine.TOKEN + "\n").toString());
      right("The key service answers, and the token may read keys", "トークンで鍵を読めます");
      assertThat(engine.transcript).isNotEmpty().allMatch(it -> it.startsWith("GET "));
      var vault = new TransitVault(engine.engine(), office.file("token"));
      RememberingVault.open(vault, office.file("office/keys"));
      right("The key service answers, and the token may read keys", "トークンで鍵を読めます");
      secret("token", "secret-example\n");
      fault("does not take the token", "トークンを受け付けないか");
      secret("token", TransitEngine.TOKEN + "\n");
      // its policy lets it read keys and open nothing, or the service ends between the two requests
      engine.opening = 403;
      fault("lets it read or use no key (403)", "鍵を読む・復号する権限がありません(403)");
      engine.opening = 503;
      fault("is sealed or not active (503)", "封印されているか、待機中です");
      engine.opening = 502;
      fault("denwaban.keys.transit.address is no key service", "鍵サービスではありません");
      engine.opening = 0;
      engine.lose();
      fault("has not the keys of this office", "この事務所の鍵がありません");
      RememberingVault.open(
          new TransitVault(engine.engine(), office.file("token")), office.file("other"));
      fault("has not the keys of this office", "この事務所の鍵がありません");
      assertThat(engine.surprises).isEmpty();
    }
  }

  @Test
  void keys_that_are_files_already() throws IOException {
    new SoftwareVault(Files.createDirectory(office.file("office/keys")))
        .wrap(new Kek("k"), new byte[1], new byte[0]);
    office.set("keys.transit.address", server.address());
    office.set("keys.transit.token-file", secret("token", "secret-example\n").toString());
    fault("The keys of this office are files already", "鍵はすでにファイルにあり");
  }

  private TestCheck.Answer command(String language) throws Exception {
    return OfficeProcess.check(List.of(), office.arguments(), Map.of("LANG", language));
  }

  @Test
  void an_identity_provider() throws IOException {
    office.set("oidc.issuer", server.address());
    office.set("oidc.client-id", "denwaban");
    server.answer = http("200 OK", "", published(server.address()));
    right("says of itself what a sign-in needs, with 1 keys", "鍵は 1 個です");
    server.answer = http("200 OK", "", published(server.address() + "/"));
    fault("names itself otherwise", "別の issuer として名乗っています");
    server.answer = http("200 OK", "", "<html></html>");
    fault("does not answer as an identity provider does", "ID プロバイダーのものではありません");
    server.answer = http("301 Moved", "Location: https://login.example.jp/", "");
    fault("does not answer as an identity provider does", "ID プロバイダーのものではありません");
    server.answer = http("404 Not Found", "", "");
    fault("does not answer as an identity provider does", "ID プロバイダーのものではありません");
    server.answer = "";
    fault("The identity provider " + server.address() + " does not answer", "が応答しません");
    office.set("oidc.issuer", server.address().replace("http:", "https:"));
    fault("The TLS certificate of the identity provider", "証明書を信頼できません");
  }

  /// What it says of itself and, as the same bytes come for all, its keys.
  private String published(String issuer) {
    return """
    {"issuer": "%s", "authorization_endpoint": "%s/a", "token_endpoint": "%s/t",
     "jwks_uri": "%s/k", "keys": [{"kty": "EC", "crv": "P-256", "kid": "1",
      "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
      "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}
    """
        .formatted(issuer, server.address(), server.address(), server.address());
  }
}
