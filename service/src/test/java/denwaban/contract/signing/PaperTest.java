package denwaban.contract.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.audit.Actor;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.contract.Terms;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.people.TestBrowser;
import denwaban.seal.crypto.Digest;
import denwaban.terms.SigningStatement;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/// Contracts that are signed on paper: the scan puts nothing into force, both passkeys over it do.
class PaperTest extends SigningHouse {

  private static final ClientId MINATO = new ClientId(new UUID(7, 22));

  private static final String SCAN = "%PDF-1.7 signed and sealed";
  private static final String OTHER = "%PDF-1.7 another";

  private int before;

  @BeforeEach
  void acts_so_far() {
    before = acts().size();
  }

  private List<String> newActs() {
    return acts().subList(before, acts().size());
  }

  private TestBrowser.Answer puts(TestBrowser by, String digest, String scan) {
    return by.send("PUT", OFFICE + "/" + digest + "/scan", scan);
  }

  private static Bytes sha256(String scan) {
    return Digest.sha256(Bytes.of(scan.getBytes(UTF_8)));
  }

  private static String hex(String scan) {
    return HexFormat.of().formatHex(sha256(scan).toArray());
  }

  private static Object scan(TestBrowser.Answer answer) {
    return answer.json().get("scan") instanceof Map<?, ?> scan ? scan.get("sha256") : "none";
  }

  private static String header(TestBrowser.Answer answer, String name) {
    return answer.raw().headers().firstValue(name).orElse("");
  }

  private String onPaper() {
    var digest = drafted(0, whole());
    assertThat(scan(puts(office, digest, SCAN))).isEqualTo(hex(SCAN));
    return digest;
  }

  @Test
  void both_confirm_the_scan_and_it_is_in_force_as_signed_on_paper() {
    var digest = onPaper();
    assertThat(client.get(OWN + "/" + digest + "/scan").status()).as("a draft").isEqualTo(404);
    expect(sign(office, OFFICE, digest), "offered");
    assertThat(contracts.terms(AOBA, clock.instant())).as("the office alone").isEmpty();

    var asked = client.post(OWN + "/" + digest + "/signing", Map.of());
    var text = String.valueOf(asked.json().get("statement"));
    var said = SigningStatement.parse(Bytes.of(text.getBytes(UTF_8)));
    assertThat(said.type()).isEqualTo(SigningStatement.Type.WET_SCAN);
    assertThat(said.scan()).isEqualTo(sha256(SCAN));
    var agreed = client.post(OWN + "/" + digest + "/signature", signed(client, asked));
    expect(agreed, "agreed");

    assertThat(contracts.terms(AOBA, clock.instant()).orElseThrow().signed())
        .isEqualTo(Terms.Signed.BOTH);
    assertThat(newActs())
        .containsExactly(
            "contract.scan.kept",
            "contract.offered",
            "contract.signed-on-paper",
            "contract.signed-on-paper",
            "contract.set");
    assertThat(agreed.text()).contains("\"signatureType\":\"WET_SCAN\"");
    for (var one :
        List.of(client.get("/api/contract"), office.get(OFFICE.replace("/offers", "")))) {
      assertThat(one.text()).contains("\"signed\":\"both\",\"onPaper\":true");
    }
  }

  @Test
  void what_is_signed_with_the_passkey_alone_says_so() {
    agreed(0, whole());
    assertThat(client.get("/api/contract").text())
        .contains("\"signed\":\"both\",\"onPaper\":false");
    assertThat(client.get(OWN).text()).contains("\"signatureType\":\"E_SIGN\"", "\"scan\":null");
  }

  @Test
  void both_sides_read_the_scan_as_a_file_that_runs_in_no_page_of_ours() {
    var digest = onPaper();
    expect(sign(office, OFFICE, digest), "offered");
    for (var at : Map.of(OFFICE, office, OWN, client).entrySet()) {
      var answer = at.getValue().get(at.getKey() + "/" + digest + "/scan");
      assertThat(answer.text()).isEqualTo(SCAN);
      assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
      assertThat(header(answer, "Content-Disposition"))
          .isEqualTo("attachment; filename=\"contract-scan.pdf\"");
      assertThat(header(answer, "Content-Security-Policy"))
          .startsWith("sandbox; default-src 'none'");
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void who_may_not_touch_or_read_it_cannot() {
    if (clients.find(MINATO).isEmpty()) {
      clients.add(
          new Client(MINATO, "みなと設計", "みなと", "minato", KeyKind.X25519, ZoneId.of("Asia/Tokyo")),
          List.of(),
          Actor.SERVICE);
    }
    var digest = onPaper();
    for (var role :
        List.of(
            Role.OPERATOR, Role.SUPERVISOR, Role.HR, Role.SECURITY_OFFICER, Role.CLIENT_ADMIN)) {
      assertThat(puts(signedIn(role), digest, OTHER).status()).isEqualTo(403);
      assertThat(signedIn(role).send("DELETE", OFFICE + "/" + digest + "/scan", null).status())
          .isEqualTo(403);
      assertThat(signedIn(role).get(OFFICE + "/" + digest + "/scan").status()).isEqualTo(403);
    }
    expect(sign(office, OFFICE, digest), "offered");
    var path = "/" + digest + "/scan";
    assertThat(signedIn(Role.OPERATOR).get(OWN + path).status()).isEqualTo(403);
    assertThat(browser().get(OWN + path).status()).isEqualTo(401);
    var other = signedIn(people.add("港 太郎", "みなと たろう", Role.CLIENT_ADMIN, MINATO, null));
    assertThat(other.get(OWN + path).status()).isEqualTo(404);
    var elsewhere = OFFICE.replace(AOBA.toString(), MINATO.toString());
    assertThat(office.get(elsewhere + path).status()).isEqualTo(404);
    assertThat(office.send("PUT", elsewhere + path, OTHER).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%PDF", "<html>%PDF-1.7", " %PDF-1.7", "PK\u0003\u0004", "%pdf-1.7"})
  void what_is_no_pdf_is_refused_whatever_it_is_called(String content) {
    var digest = drafted(0, whole());
    var answer = puts(office, digest, content);
    assertThat(answer.code()).isEqualTo("not-a-pdf");
    assertThat(office.get(OFFICE).text()).contains("\"scan\":null");
  }

  @Test
  void a_scan_has_16_MiB_at_most() {
    for (var length : List.of(16_777_215, 16_777_216)) {
      var file = Bytes.of(filled(SCAN, length).getBytes(UTF_8));
      assertThat(Scan.of(file, clock.instant()).length()).isEqualTo(length);
    }
    var larger = Bytes.of(filled(SCAN, 16_777_217).getBytes(UTF_8));
    assertThatThrownBy(() -> Scan.of(larger, clock.instant()))
        .isInstanceOfSatisfying(
            Problem.class,
            it -> {
              assertThat(it.status()).isEqualTo(413);
              assertThat(it.code()).isEqualTo("scan-too-large");
            });
  }

  @Test
  void the_largest_is_let_in_and_comes_out_as_it_was() {
    var digest = drafted(0, whole());
    var file = filled(SCAN, 16_777_216);
    assertThat(scan(puts(office, digest, file))).isEqualTo(hex(file));
    assertThat(office.get(OFFICE + "/" + digest + "/scan").text()).isEqualTo(file);
  }

  private static String filled(String scan, int length) {
    return scan + ".".repeat(length - scan.length());
  }

  @Test
  void until_somebody_signs_it_can_be_exchanged_and_taken_away() {
    var digest = onPaper();
    assertThat(scan(puts(office, digest, OTHER))).isEqualTo(hex(OTHER));
    assertThat(scan(office.send("DELETE", OFFICE + "/" + digest + "/scan", null)))
        .isEqualTo("none");
    assertThat(office.send("DELETE", OFFICE + "/" + digest + "/scan", null).status())
        .isEqualTo(404);
    assertThat(newActs())
        .containsExactly("contract.scan.kept", "contract.scan.kept", "contract.scan.removed");
    // electronically then
    expect(sign(office, OFFICE, digest), "offered");
    assertThat(newActs()).endsWith("contract.signed");
  }

  @Test
  void what_was_scanned_keeps_its_document_when_it_is_drafted_again() {
    var digest = drafted(0, whole());
    stands(digest, "<p>契約書</p>");
    assertThat(scan(puts(office, digest, SCAN))).isEqualTo(hex(SCAN));
    var terms = new HashMap<>(whole());
    terms.put("retention.message", 90);
    drafted(0, terms);
    assertThat(drafted(0, whole())).isEqualTo(digest);
    assertThat(office.get(OFFICE + "/" + digest + "/document").text()).isEqualTo("<p>契約書</p>");
  }

  @Test
  void once_one_side_signed_in_one_form_it_stays_in_that_form() {
    var digest = drafted(0, whole());
    expect(sign(office, OFFICE, digest), "offered");
    assertThat(puts(office, digest, SCAN).code()).isEqualTo("scan-signed");
    expect(office.post(OFFICE + "/" + digest + "/withdrawal", Map.of()), "withdrawn");

    var terms = new HashMap<>(whole());
    terms.put("retention.message", 90);
    var paper = drafted(0, terms);
    assertThat(scan(puts(office, paper, SCAN))).isEqualTo(hex(SCAN));
    expect(sign(office, OFFICE, paper), "offered");
    assertThat(puts(office, paper, OTHER).code()).isEqualTo("scan-signed");
    assertThat(office.send("DELETE", OFFICE + "/" + paper + "/scan", null).code())
        .isEqualTo("scan-signed");
    expect(sign(client, OWN, paper), "agreed");
    assertThat(puts(office, paper, OTHER).code()).isEqualTo("scan-signed");
    assertThat(client.get(OWN + "/" + paper + "/scan").text()).isEqualTo(SCAN);
  }

  @Test
  void a_scan_that_changes_while_somebody_signs_is_not_signed() {
    var digest = onPaper();
    var body = signed(office, office.post(OFFICE + "/" + digest + "/signing", Map.of()));
    assertThat(scan(puts(office, digest, OTHER))).isEqualTo(hex(OTHER));
    assertThat(office.post(OFFICE + "/" + digest + "/signature", body).code())
        .isEqualTo("scan-changed");
    // nor when it is taken away, or comes meanwhile
    var second = signed(office, office.post(OFFICE + "/" + digest + "/signing", Map.of()));
    office.send("DELETE", OFFICE + "/" + digest + "/scan", null);
    assertThat(office.post(OFFICE + "/" + digest + "/signature", second).code())
        .isEqualTo("scan-changed");
    var third = signed(office, office.post(OFFICE + "/" + digest + "/signing", Map.of()));
    puts(office, digest, SCAN);
    assertThat(office.post(OFFICE + "/" + digest + "/signature", third).code())
        .isEqualTo("scan-changed");
    expect(sign(office, OFFICE, digest), "offered");
  }

  @Test
  void a_statement_with_one_bit_of_the_scan_flipped_is_no_signature() {
    var digest = onPaper();
    expect(sign(office, OFFICE, digest), "offered");
    var body = signed(client, client.post(OWN + "/" + digest + "/signing", Map.of()));
    var named = sha256(SCAN).toArray();
    named[0] ^= 1;
    var flipped = new HashMap<>(body);
    flipped.put(
        "statement",
        String.valueOf(body.get("statement"))
            .replace(sha256(SCAN).base64(), Bytes.of(named).base64()));
    assertThat(client.post(OWN + "/" + digest + "/signature", flipped).code())
        .isEqualTo("scan-changed");
    // an electronic statement over the same offer is another form
    var electronic = new HashMap<>(body);
    electronic.put(
        "statement",
        String.valueOf(body.get("statement"))
            .replaceAll(
                "\"signatureType\":\"[^\"]*\",\"signedDocSha256\":\"[^\"]*\",\"v\":2", "\"v\":1"));
    assertThat(client.post(OWN + "/" + digest + "/signature", electronic).code())
        .isEqualTo("scan-changed");
    assertThat(contracts.terms(AOBA, clock.instant())).isEmpty();
  }

  @Test
  void it_lies_encrypted_and_what_was_moved_or_changed_does_not_open() {
    var digest = onPaper();
    var root = database.superuser();
    var lies = root.sql("select sealed from contract_scan").query(byte[].class).single();
    assertThat(new String(lies, UTF_8)).doesNotContain("%PDF", "signed and sealed");
    root.sql("alter table contract_scan disable trigger unsigned").update();
    try {
      root.sql("update contract_scan set sealed = set_bit(sealed, 200, 1 - get_bit(sealed, 200))")
          .update();
      assertThat(office.get(OFFICE + "/" + digest + "/scan").code()).isEqualTo("scan-damaged");
      root.sql("update contract_scan set sealed = :was").param("was", lies).update();
      assertThat(office.get(OFFICE + "/" + digest + "/scan").text()).isEqualTo(SCAN);
      var terms = new HashMap<>(whole());
      terms.put("retention.message", 90);
      var other = drafted(0, terms);
      puts(office, other, OTHER);
      root.sql(
              """
              update contract_scan t set wrapped = f.wrapped, sealed = f.sealed from contract_scan f
              where f.digest = decode(:from, 'hex') and t.digest = decode(:to, 'hex')
              """)
          .param("from", named(digest))
          .param("to", named(other))
          .update();
      assertThat(office.get(OFFICE + "/" + other + "/scan").code()).isEqualTo("scan-damaged");
    } finally {
      root.sql("alter table contract_scan enable trigger unsigned").update();
    }
  }

  private static String named(String digest) {
    return HexFormat.of().formatHex(Bytes.ofBase64url(digest).toArray());
  }

  @Test
  void whoever_writes_sql_exchanges_no_signed_scan_and_signs_in_no_other_form() {
    var digest = onPaper();
    // of a draft the client sees no scan
    database.fence().run(AOBA, () -> assertThat(scans()).isZero());
    // the office with the right one, in the name of the client
    refused(true, () -> insert("client", hex(SCAN)));
    refused(true, () -> insert("office", null));
    refused(true, () -> insert("office", hex(OTHER)));
    expect(sign(office, OFFICE, digest), "offered");
    refused(true, () -> run("update contract_scan set sha256 = sha256('x')"));
    refused(true, () -> run("delete from contract_scan"));
    database.fence().run(AOBA, () -> assertThat(scans()).isOne());
    for (var own :
        List.of("update contract_scan set sha256 = sha256('x')", "delete from contract_scan")) {
      database.fence().run(AOBA, () -> assertThat(run(own)).isZero());
    }
    refused(false, () -> insert("client", null));
    refused(false, () -> insert("client", hex(OTHER)));
    // a column that says what the statement does not
    refused(false, () -> insert("client", hex(SCAN), "{}"));
    assertThat(contracts.terms(AOBA, clock.instant())).isEmpty();
    expect(sign(client, OWN, digest), "agreed");
  }

  private int scans() {
    return database.jdbc().sql("select count(*) from contract_scan").query(Integer.class).single();
  }

  private int run(String sql) {
    return database.jdbc().sql(sql).update();
  }

  private void refused(boolean office, Runnable work) {
    assertThatThrownBy(
            () -> {
              if (office) database.fence().office(work);
              else database.fence().run(AOBA, work);
            })
        .isInstanceOf(DataAccessException.class);
  }

  private void insert(String side, @Nullable String scan) {
    var named =
        scan == null
            ? "{}"
            : "{\"signedDocSha256\":\"" + Bytes.of(HexFormat.of().parseHex(scan)).base64() + "\"}";
    insert(side, scan, named);
  }

  private void insert(String side, @Nullable String scan, String statement) {
    database
        .jdbc()
        .sql(
            """
            insert into contract_signature (client_id, digest, side, person_id, signed_at, statement,
              credential, public_key, client_data, authenticator_data, signature, scan)
            select client_id, digest, :side, made_by, now(), :statement, '', '', '', '', '',
              decode(cast(:scan as text), 'hex')
            from contract_offer where client_id = :client and state in ('DRAFT', 'OFFERED')
            """)
        .param("side", side)
        .param("statement", statement)
        .param("scan", scan)
        .param("client", AOBA.value())
        .update();
  }

  /// The one waits for the other, and sees what it did.
  @Test
  void of_a_signature_and_an_exchange_at_once_one_is_refused() throws Exception {
    onPaper();
    var inserted = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var trouble = new AtomicReference<Throwable>();
    var signing =
        Thread.ofVirtual()
            .start(() ->
                database
                    .fence()
                    .office(() -> {
                      insert("office", hex(SCAN));
                      inserted.countDown();
                      waitFor(go);
                    }));
    waitFor(inserted);
    var exchange =
        Thread.ofVirtual()
            .start(() -> {
              try {
                database.fence().office(() -> run("update contract_scan set sha256 = sha256('x')"));
              } catch (DataAccessException e) {
                trouble.set(e);
              }
            });
    exchange.join(300);
    assertThat(exchange.isAlive()).as("it waits").isTrue();
    go.countDown();
    signing.join();
    exchange.join();
    assertThat(trouble.get()).hasMessageContaining("stays");
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) throw new AssertionError("nobody came");
    } catch (InterruptedException stopping) {
      throw new AssertionError(stopping);
    }
  }
}
