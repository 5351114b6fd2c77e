package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.CannotStart;
import denwaban.storage.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A program of its own: prints what a wrong PIN is answered, or takes the key files of softhsm2
/// away from under a running vault and prints each act that then says it failed.
final class BadModule {

  private static final byte[] PLACE = "here".getBytes(UTF_8);

  private BadModule() {}

  private interface Act {
    Object run() throws IOException;
  }

  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[1]);
    switch (args[0]) {
      case "wrong-pin" -> wrongPin(folder);
      case "lost" -> lost(folder);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void wrongPin(Path folder) throws IOException {
    if (!Files.isDirectory(SoftHsm.TOKENS)) {
      throw new AssertionError("no module");
    }
    try {
      new Pkcs11Token(SoftHsm.LIBRARY, 0, Files.writeString(folder.resolve("pin"), "000000"))
          .open();
    } catch (CannotStart e) {
      System.out.println(e.getMessage());
    }
  }

  private static void lost(Path folder) throws IOException {
    var tokens = SoftHsm.TOKENS;
    var pin = Files.writeString(folder.resolve("pin"), SoftHsm.PIN);
    var vault = TestStorage.sure(new Pkcs11Token(SoftHsm.LIBRARY, 0, pin).open(), folder);
    var kek = new Kek("there");
    var wrapped = vault.wrap(kek, new byte[1], PLACE);
    if (vault.unwrap(kek, wrapped, PLACE).isEmpty()) {
      throw new AssertionError("it did not open before");
    }
    Files.move(tokens, folder.resolve("aside"));
    fails("unwrap", () -> vault.unwrap(kek, wrapped, PLACE));
    fails("unwrap of another", () -> vault.unwrap(new Kek("other"), wrapped, PLACE));
    fails("wrap", () -> vault.wrap(new Kek("fresh"), new byte[1], PLACE));
    fails("destroy", () -> vault.destroy(new Kek("other")));
  }

  private static void fails(String name, Act act) {
    try {
      act.run();
    } catch (IOException e) {
      System.out.println(name);
    }
  }
}
