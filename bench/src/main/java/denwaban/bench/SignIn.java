package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

/// `bench signin`: sign-ins with a passkey through the real program, beside a password with
/// Argon2id in the same program and the same run; and the audio that the same process relays,
/// without and with a storm of sign-ins.
///
/// The office and its database share core 0. First the browsers have core 1; then the generator of
/// packets has it, with real-time priority, and the browsers take what they find on both.
final class SignIn {

  private static final int WARM_SECONDS = 40;
  private static final int WARM_PASSWORD_SECONDS = 8;
  private static final int ALONE = 40;

  /// Sign-ins per second: 240 people whose shifts begin in the same minute.
  private static final int SHIFT = 4;

  private static final int NO_STORM = -1;
  private static final int FLOOD = 0;

  private SignIn() {}

  static void run(String[] arguments) throws Exception {
    var words = new ArrayList<>(List.of(arguments));
    var inside = words.remove(Shielded.INSIDE);
    var seconds = words.isEmpty() ? 20 : Integer.parseInt(words.getFirst());
    var calls = words.size() < 2 ? 100 : Integer.parseInt(words.get(1));
    if (seconds < 1 || seconds > 120 || calls < 1 || calls > 2000) {
      throw new IllegalArgumentException("seconds 1 to 120, calls 1 to 2000");
    }
    if (inside) measure(seconds, calls);
    else Shielded.run("signin", List.of(Integer.toString(seconds), Integer.toString(calls)));
  }

  private static void measure(int seconds, int calls) throws Exception {
    Machine.print();
    try (var tidy = new Tidy()) {
      var folder = tidy.folder("signin");
      tidy.atEnd(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy));
      try (var office = new SignInOffice(folder)) {
        office.go("passkey", WARM_SECONDS, FLOOD);
        office.go("password", WARM_PASSWORD_SECONDS, FLOOD);
        print(office.go("passkey", seconds, FLOOD), office.go("password", seconds, FLOOD));
        alone();
        office.spread();
        relay(office, seconds, calls, folder);
      }
    }
    System.exit(0);
  }

  private static void print(SignInOffice.Done passkey, SignInOffice.Done password) {
    System.out.println();
    System.out.println(
        "| sign-ins, whole program, core 0 | per second | per CPU s | CPU ms each | p50 ms | p99 ms |");
    System.out.println("|---|---|---|---|---|---|");
    row("passkey, ES256, two requests", passkey);
    row("password, Argon2id, one request", password);
    System.out.println();
    System.out.printf(
        "A CPU second signs in %.1f times as many with a passkey as with a password.%n%n",
        perCpuSecond(passkey) / perCpuSecond(password));
  }

  private static void row(String name, SignInOffice.Done done) {
    System.out.printf(
        "| %s | %.1f | %.1f | %.2f | %s | %s |%n",
        name,
        done.perSecond(),
        perCpuSecond(done),
        1000 / perCpuSecond(done),
        millis(done.p50()),
        millis(done.p99()));
  }

  /// Where the histogram ends, it knows no more than that.
  private static String millis(int micros) {
    return micros < Histogram.MOST
        ? "%.0f".formatted(micros / 1000.0)
        : "over %,d".formatted(Histogram.MOST / 1000);
  }

  private static double perCpuSecond(SignInOffice.Done done) {
    return done.number() / done.cpu();
  }

  /// What each side's arithmetic takes of it, and how good the Argon2id is that ours is compared
  /// with.
  private static void alone() throws Exception {
    var salt = new byte[16];
    Cpu.Work hashes =
        () -> {
          for (var n = 0; n < ALONE; n++) Argon2id.hash(Argon2id.PASSWORD, salt);
        };
    hashes.run();
    var argon2id = Cpu.of(hashes) / ALONE;
    var key = SoftKey.newKey();
    var message = "what the authenticator signs".getBytes(UTF_8);
    var signing = Signature.getInstance("SHA256withECDSA");
    signing.initSign(key.getPrivate());
    signing.update(message);
    var signature = signing.sign();
    Cpu.Work checks =
        () -> {
          for (var n = 0; n < 100 * ALONE; n++) {
            var checking = Signature.getInstance("SHA256withECDSA");
            checking.initVerify(key.getPublic());
            checking.update(message);
            if (!checking.verify(signature)) throw new IllegalStateException("not verified");
          }
        };
    checks.run();
    var es256 = Cpu.of(checks) / ALONE / 100;
    System.out.printf(
        "Alone: Argon2id %d KiB, t=%d, p=%d, Bouncy Castle, %.1f ms of CPU; an ES256 signature"
            + " checked, %.2f ms.%n",
        Argon2id.MEMORY_KIB, Argon2id.PASSES, Argon2id.LANES, 1000 * argon2id, 1000 * es256);
    openssl();
  }

  private static void openssl() throws Exception {
    if (!Pinned.succeeds(argon2(8))) {
      System.out.println("OpenSSL 3.2 or later is not here: no second Argon2id to compare with.");
      return;
    }
    var all = 0.0;
    var start = 0.0;
    for (var n = 0; n < ALONE; n++) {
      all += Cpu.of(argon2(Argon2id.MEMORY_KIB));
      start += Cpu.of(argon2(8));
    }
    System.out.printf(
        "The same of OpenSSL's, its start taken off: %.1f ms.%n", 1000 * (all - start) / ALONE);
  }

  private static String[] argon2(int kib) {
    var words = new ArrayList<>(List.of("openssl", "kdf", "-keylen", "32"));
    for (var option :
        List.of(
            "pass:" + Argon2id.PASSWORD,
            "salt:0123456789abcdef",
            "iter:" + Argon2id.PASSES,
            "lanes:" + Argon2id.LANES,
            "memcost:" + kib)) {
      words.addAll(List.of("-kdfopt", option));
    }
    words.add("ARGON2ID");
    return words.toArray(String[]::new);
  }

  private static void relay(SignInOffice office, int seconds, int calls, Path folder)
      throws Exception {
    System.out.println();
    System.out.println(
        "| %d calls in the same process | lost | added p50 us | added p99 us | sign-ins per second | their p99 ms | generator late p99 us |"
            .formatted(calls));
    System.out.println("|---|---|---|---|---|---|---|");
    // what is measured first is compiled last
    relay(office, seconds, calls, folder.resolve("warm"), "to warm up", NO_STORM);
    relay(office, seconds, calls, folder.resolve("quiet"), "no storm", NO_STORM);
    relay(office, seconds, calls, folder.resolve("shift"), "a shift begins", SHIFT);
    relay(office, seconds, calls, folder.resolve("flood"), "as many as can be", FLOOD);
    relay(office, seconds, calls, folder.resolve("after"), "no storm, again", NO_STORM);
  }

  private static void relay(
      SignInOffice office, int seconds, int calls, Path folder, String name, int pace)
      throws Exception {
    var length = Generator.WARM_UP_SECONDS + seconds + 1;
    var measured =
        RelayBeside.measure(
            office,
            new RelayBeside.Calls(calls, seconds, folder, name),
            pace == NO_STORM ? null : () -> office.go("passkey", length, pace));
    var done = measured.beside();
    System.out.printf(
        "| %s | %s | %s | %d |%n",
        name,
        measured.columns(),
        done == null ? "none | " : "%.1f | %s".formatted(done.perSecond(), millis(done.p99())),
        measured.late());
  }
}
