package denwaban.signin.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.TestLog;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.network.TrustedServers;
import denwaban.people.TestPeople;
import denwaban.storage.TestStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What a client's administrator says of the company's provider.
class OwnProviderTest {

  private static final String SECRET = "secret-0123456789";

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private TestLog log;
  private TestIssuer issuer;
  private ClientId aoba;
  private ClientId minato;
  private CurrentUser admin;
  private Providers providers;
  private OwnProvider own;

  @BeforeEach
  void two_clients() throws Exception {
    database.superuser().sql("truncate identity_provider, client cascade").update();
    log = new TestLog(database, folder);
    var clients = new TestClients(database, log.door());
    aoba = clients.add("aoba", KeyKind.X25519).id();
    minato = clients.add("minato", KeyKind.X25519).id();
    admin = new TestPeople(database, log.door(), event -> {}).add("青葉 涼", Role.CLIENT_ADMIN, aoba);
    issuer = new TestIssuer();
    var book = new ProviderTable(database.jdbc());
    providers = new Providers(OidcSettings.NONE, book, TestStorage.keys(folder), database.fence());
    own = own(true);
  }

  @AfterEach
  void closes() {
    issuer.close();
  }

  @Test
  void a_provider_is_kept_with_its_secret_wrapped_and_an_entry() throws Exception {
    own.set(admin, wanted(SECRET));

    assertThat(providers.find(aoba)).contains(wanted(SECRET));
    assertThat(providers.find(minato)).as("another client's").isEmpty();
    assertThat(providers.find(null)).as("the office's").isEmpty();
    assertThat(dump()).contains(issuer.address()).doesNotContain(SECRET);
    assertThat(log.outbox(aoba)).filteredOn(leaf -> leaf.contains("provider.set")).hasSize(1);
    assertThat(own.seen(admin)).isPresent();
  }

  @Test
  void without_a_secret_it_is_a_public_client() throws Exception {
    own.set(admin, wanted(SECRET));
    own.set(admin, wanted(null));

    assertThat(providers.find(aoba).orElseThrow().secret()).isNull();
  }

  @Test
  void it_is_removed_once_with_an_entry() throws Exception {
    own.set(admin, wanted(SECRET));
    own.remove(admin);

    assertThat(providers.find(aoba)).isEmpty();
    assertThat(log.outbox(aoba)).filteredOn(leaf -> leaf.contains("provider.removed")).hasSize(1);
    assertThatThrownBy(() -> own.remove(admin)).isInstanceOf(Problem.class);
  }

  @Test
  void what_does_not_answer_as_a_provider_is_not_kept() throws Exception {
    issuer.issuer = "https://evil.example";
    refuses("provider-silent");
    issuer.issuer = issuer.address();
    own.set(admin, wanted(SECRET));
  }

  @Test
  void an_address_inside_our_network_is_not_kept() throws Exception {
    own = own(false);
    var inside = new Provider("https://127.0.0.1:8443/", "us", null, List.of(), List.of());
    assertThatThrownBy(() -> own.set(admin, inside))
        .isInstanceOfSatisfying(
            Problem.class, it -> assertThat(it.code()).isEqualTo("address-private"));
    assertThat(providers.find(aoba)).isEmpty();
  }

  private void refuses(String code) throws Exception {
    assertThatThrownBy(() -> own.set(admin, wanted(SECRET)))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
    assertThat(providers.find(aoba)).isEmpty();
  }

  private Provider wanted(@Nullable String secret) {
    return new Provider(
        issuer.address(), TestIssuer.US, secret, List.of("gold", "urn:x:2"), List.of("hwk"));
  }

  private OwnProvider own(boolean allowPrivate) {
    var providerMetadataCache =
        new ProviderMetadataCache(
            new ProviderHttpClient(TrustedServers.with(null, "x"), allowPrivate),
            Clock.systemUTC());
    var book = new ProviderTable(database.jdbc());
    return new OwnProvider(
        providers, book, providerMetadataCache, database.fence(), log.door(), Clock.systemUTC());
  }

  private static String dump() {
    return String.join(
        "\n",
        database
            .superuser()
            .sql("select t::text || encode(secret, 'escape') from identity_provider t")
            .query((row, n) -> row.getString(1))
            .list());
  }
}
