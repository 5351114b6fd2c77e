package denwaban.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// People who sign in, each with a key and, each time, a connection and an address of their own.
///
/// Commands on standard input, each answered with a line: `enrol PERSON TOKEN`; `go KIND SECONDS
/// PACE`, sign-ins per second of all together or 0 for as many as can be, answers with their
/// number, the rate, and p50 and p99 in microseconds.
final class SignInStorm {

  /// At once, where no pace is given.
  private static final int BROWSERS = 16;

  private final int port;
  private final List<Account> people = new ArrayList<>();

  private record Account(String id, SoftKey key) {}

  private SignInStorm(int port) {
    this.port = port;
  }

  static void main(String[] arguments) throws Exception {
    var storm = new SignInStorm(Integer.parseInt(arguments[0]));
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = input.readLine(); line != null; line = input.readLine()) {
      var words = line.split(" ", -1);
      if (words[0].equals("enrol")) storm.enrol(words[1], words[2]);
      else System.out.println(storm.go(words[1], words[2], words[3]));
    }
  }

  private void enrol(String id, String token) throws IOException {
    var key = new SoftKey("http://localhost:" + port);
    try (var wire = new Wire(port)) {
      var options = wire.post("/api/enrolment/options", "{\"token\":\"%s\"}".formatted(token));
      wire.post("/api/enrolment", key.create(token, options));
    }
    people.add(new Account(id, key));
    System.out.println("enrolled");
  }

  private String go(String kind, String seconds, String pace) throws Exception {
    var time = Duration.ofSeconds(Integer.parseInt(seconds));
    var done =
        Writers.work(
            BROWSERS,
            time,
            Integer.parseInt(pace),
            browser -> kind.equals("passkey") ? new Passkey(browser) : new Password(browser));
    var took = done.took();
    return "%d %.2f %d %d"
        .formatted(took.total(), done.perSecond(), took.quantile(0.5), took.quantile(0.99));
  }

  /// No one signs in twice at once: everyone belongs to one browser.
  private Account account(int browser, int turn) {
    var each = people.size() / BROWSERS;
    return people.get(browser * each + turn % each);
  }

  private final class Passkey implements Writers.Deed {

    private final int browser;
    private int turn;

    Passkey(int browser) {
      this.browser = browser;
    }

    @Override
    public void run() throws Exception {
      try (var wire = new Wire(port)) {
        var options = wire.post("/api/sign-in/options", "{}");
        wire.post("/api/sign-in", account(browser, turn++).key().get(options));
      }
    }
  }

  private final class Password implements Writers.Deed {

    private final int browser;
    private int turn;

    Password(int browser) {
      this.browser = browser;
    }

    @Override
    public void run() throws IOException {
      try (var wire = new Wire(port)) {
        wire.post(
            "/api/bench/password",
            "{\"person\":\"%s\",\"password\":\"%s\"}"
                .formatted(account(browser, turn++).id(), Argon2id.PASSWORD));
      }
    }
  }
}
