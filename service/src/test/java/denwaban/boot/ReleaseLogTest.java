package denwaban.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.LogPage;
import denwaban.audit.Program;
import denwaban.audit.TestLog;
import denwaban.boot.pages.Bundle;
import denwaban.client.Client;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReleaseLogTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  /// One for all: each start tells every client that is there, whichever test added it.
  @TempDir static Path folder;

  private static TestLog log;
  private static TestClients clients;

  @BeforeAll
  static void open() {
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
  }

  @Test
  void each_clients_log_is_told_once_of_each_other_bundle() {
    var aoba = added();
    var minato = added();

    started("one");
    started("one");
    assertThat(told(aoba)).containsExactly(name("one"));
    assertThat(told(minato)).containsExactly(name("one"));

    started("two");
    started("one");
    assertThat(told(aoba)).containsExactly(name("one"), name("two"), name("one"));
  }

  @Test
  void a_client_that_came_later_is_told_too() {
    var releaseLog = started("one");
    var sakura = added();

    releaseLog.tell(sakura);
    log.sequence();

    assertThat(told(sakura)).containsExactly(name("one"));
  }

  @Test
  void without_screens_there_is_nothing_to_tell() {
    var aoba = added();

    served(new Bundle(_ -> Optional.empty())).tellAll();
    log.sequence();

    assertThat(told(aoba)).isEmpty();
  }

  @Test
  void each_clients_log_is_told_which_program_seals_once_of_each_other_one() throws Exception {
    var aoba = added();
    var one = jar("one.jar", "one");
    var two = jar("two.jar", "two");
    for (var jar : List.of(one, one, two)) {
      served(bundle("one"), jar).tellAll();
      log.sequence();
    }
    served(bundle("one"), Path.of("no jar")).tellAll();
    log.sequence();

    assertThat(told(aoba, Action.RELEASE_SEALS))
        .containsExactly(
            new Program(two).digest().orElseThrow().base64(),
            new Program(one).digest().orElseThrow().base64());
  }

  private static Path jar(String name, String content) throws IOException {
    var file = folder.resolve(name);
    try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new ZipEntry(content));
    }
    return file;
  }

  private ReleaseLog started(String page) {
    var releaseLog = served(bundle(page));
    releaseLog.tellAll();
    log.sequence();
    return releaseLog;
  }

  private ReleaseLog served(Bundle bundle) {
    return served(bundle, Path.of("no jar"));
  }

  private ReleaseLog served(Bundle bundle, Path jar) {
    return new ReleaseLog(
        bundle, new Program(jar), clients.clients(), log.reading(), log.door(), database.fence());
  }

  /// Newest first.
  private List<String> told(ClientId client) {
    return told(client, Action.RELEASE_SERVED);
  }

  private List<String> told(ClientId client, Action action) {
    return log.reading().of(client, action).stream().map(LogPage.About::object).toList();
  }

  private ClientId added() {
    var id = new ClientId(UUID.randomUUID());
    var slug = "s" + id.toString().substring(0, 8);
    clients
        .clients()
        .add(
            new Client(id, "海野商店", "うみの", slug, KeyKind.X25519, ZoneId.of("Asia/Tokyo")),
            List.of(),
            Actor.SERVICE);
    return id;
  }

  private static Bundle bundle(String page) {
    return new Bundle(path -> Optional.of(path.equals(Bundle.LIST) ? list(page) : bytes(page)));
  }

  private static String name(String page) {
    return Digest.sha256(list(page)).base64();
  }

  private static Bytes list(String page) {
    var hash = HexFormat.of().formatHex(Digest.sha256(bytes(page)).toArray());
    return bytes(hash + "  index.html\n");
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }
}
