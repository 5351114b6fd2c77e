package denwaban.delivery;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.session.RequestOrigin;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Links;
import denwaban.delivery.chat.WorksCallback;
import denwaban.delivery.way.DeliveryWayHealth;
import denwaban.delivery.way.DeliveryWays;
import denwaban.http.HostSettings;
import denwaban.http.Problem;
import denwaban.http.RateLimiter;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where LINE WORKS says that the button of a notice was pressed. A request is believed only if it
/// is signed by the secret of that client's bot, and all that it can do is to show a notice as
/// opened: only a member who signed in acknowledges.
@RestController
final class WorksEndpoint {

  /// Bytes of one event. What people write to a bot has some KiB.
  static final int BODY_BYTES = 16 * 1024;

  /// Events with a false signature, from one address for one account in [#WINDOW]: each is a look
  /// into the vault. LINE WORKS sends those of all clients from the same addresses.
  static final int FALSE_WORDS = 30;

  static final Duration WINDOW = Duration.ofMinutes(5);

  private final DeliveryWays deliveryWays;
  private final DeliveryWayHealth reachHealth;
  private final VendorReports reports;
  private final HostSettings settings;
  private final RateLimiter falseWords;

  WorksEndpoint(
      DeliveryWays deliveryWays,
      DeliveryWayHealth reachHealth,
      VendorReports reports,
      HostSettings settings,
      InstantSource clock) {
    this.deliveryWays = deliveryWays;
    this.reachHealth = reachHealth;
    this.reports = reports;
    this.settings = settings;
    this.falseWords = new RateLimiter(FALSE_WORDS, WINDOW, clock);
  }

  /// Answers 200 to all that is signed: LINE WORKS tells the bot of more than its buttons.
  ///
  /// @throws Problem 403 if it is not signed by the secret of this client's bot, or there is no
  ///   such bot: the same, so that the answer does not tell which bots there are; 413 if it is too
  ///   large; 429 if too much came with a false signature
  @PostMapping(Links.WORKS + "{client}/{account}")
  @RequiresPermission(Permission.ANYONE)
  @ResponseStatus(HttpStatus.OK)
  void said(@PathVariable UUID client, @PathVariable UUID account, HttpServletRequest request)
      throws IOException {
    // not even a guess: nothing is looked up, and nothing is counted
    if (request.getHeader(WorksCallback.SIGNATURE) == null) throw notSigned();
    var from = RequestOrigin.of(request, settings).address() + " " + client + " " + account;
    falseWords.check(from);
    var body = request.getInputStream().readNBytes(BODY_BYTES + 1);
    if (body.length > BODY_BYTES) {
      throw new Problem(413, "too-large");
    }
    var whose = new ClientId(client);
    switch (read(whose, account, request, Bytes.of(body))) {
      case WorksCallback.Opened(var attempt) -> {
        reports.opened(whose, account, attempt);
        reachHealth.reported(whose, account);
      }
      case WorksCallback.Other() -> reachHealth.reported(whose, account);
      case WorksCallback.NotSigned() -> {
        falseWords.count(from);
        throw notSigned();
      }
    }
  }

  private static Problem notSigned() {
    return new Problem(403, "not-signed");
  }

  private WorksCallback.Said read(
      ClientId client, UUID account, HttpServletRequest request, Bytes body) {
    var bot = request.getHeader(WorksCallback.BOT_ID);
    var signature = request.getHeader(WorksCallback.SIGNATURE);
    try {
      return deliveryWays
          .account(client, account, DeliveryWayKind.LINEWORKS)
          .map(it -> WorksCallback.read(it, bot, signature, body))
          .orElseGet(WorksCallback.NotSigned::new);
    } catch (IOException vault) {
      throw new UncheckedIOException("the key vault is away", vault);
    }
  }
}
