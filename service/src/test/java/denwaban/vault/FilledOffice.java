package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.Denwaban;
import denwaban.client.key.CompanyKeys;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Reheader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/// The demo office with a second door: its vault is filled from inside, faster than anybody can
/// telephone, and it tells what a key opens of all that it keeps. A program of its own, started by
/// a test in `denwaban.e2e`; commands come by standard input, answers go to standard error.
final class FilledOffice {

  private static final String ANSWER = "answer ";

  private final ConfigurableApplicationContext office;

  private FilledOffice(ConfigurableApplicationContext office) {
    this.office = office;
  }

  static void main(String[] settings) throws IOException {
    var program = new SpringApplication(Denwaban.class);
    program.addInitializers(
        context -> context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests()));
    var filled = new FilledOffice(program.run(settings));
    try (var commands = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (var line = commands.readLine(); line != null; line = commands.readLine()) {
        System.err.println(ANSWER + filled.answer(line.split(" ", 3)));
      }
    }
  }

  /// `fill CLIENT COUNT`, `count CLIENT`, `opens CLIENT KEYFILE`.
  private int answer(String[] words) throws IOException {
    var client = ClientId.of(words[1]);
    return switch (words[0]) {
      case "fill" -> fill(client, Integer.parseInt(words[2]));
      case "count" -> headers(client).size();
      case "opens" -> opens(client, Path.of(words[2]));
      default -> throw new IllegalArgumentException("no such command");
    };
  }

  /// What stands beside the program on a test's class path is no part of it.
  private static final class WithoutTests extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader found, MetadataReaderFactory factory) throws IOException {
      return found.getResource().getURL().getPath().contains("/test-classes/");
    }
  }

  /// Keeps so many messages, sealed to the client's newest key.
  private int fill(ClientId client, int messages) throws IOException {
    var key = office.getBean(CompanyKeys.class).current(client).orElseThrow();
    for (var n = 0; n < messages; n++) {
      TestMessage.keep(office.getBean(Vault.class), client, key, text(n));
    }
    return messages;
  }

  private static byte[] text(int n) {
    return """
    {"v":1,"kind":"message","at":"2026-11-24T06:30:00Z","operator":"op",
     "caller":{"number":"+8190%08d"},"form":{"fields":[]}}
    """
        .formatted(n)
        .getBytes(UTF_8);
  }

  /// How many of the headers that are kept of a client this key opens.
  ///
  /// @param keyFile as a member takes it home
  private int opens(ClientId client, Path keyFile) throws IOException {
    var identity = identity(keyFile);
    var opened = 0;
    for (var header : headers(client)) {
      try {
        Reheader.header(identity, identity.recipient(), header);
        opened++;
      } catch (NotOpened refused) {
        if (refused.why() != NotOpened.Why.NOT_FOR_YOU) throw new AssertionError(refused);
      }
    }
    return opened;
  }

  /// Of the company, of all that is kept.
  private List<Bytes> headers(ClientId client) {
    var objectTable = office.getBean(ObjectTable.class);
    var wrapped = office.getBean(Headers.class);
    return office
        .getBean(TenantTransactions.class)
        .as(
            client,
            () -> {
              var all = new ArrayList<Bytes>();
              for (var one : objectTable.all(client)) {
                for (var lying : objectTable.headers(client, one.object())) {
                  all.add(wrapped.unwrap(client, one.object(), lying.header()).orElseThrow());
                }
              }
              return all;
            });
  }

  private static Identity identity(Path keyFile) throws IOException {
    try (var lines = Files.lines(keyFile, UTF_8)) {
      return Identity.parse(lines.filter(line -> !line.startsWith("#")).findFirst().orElseThrow());
    }
  }
}
