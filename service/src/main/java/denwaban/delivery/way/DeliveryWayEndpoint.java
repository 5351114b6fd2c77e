package denwaban.delivery.way;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.client.directory.Contact;
import denwaban.client.directory.Contacts;
import denwaban.delivery.channel.DeliveryWayKind;
import denwaban.delivery.channel.Links;
import denwaban.delivery.mail.MailCheck;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.http.outbound.Outbound;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How the own company's people are reached. Addresses and secrets go in; hints come out.
@RestController
@RequestMapping("/api/reach")
class DeliveryWayEndpoint {

  private final DeliveryWays deliveryWays;
  private final DeliveryWayChanges changes;
  private final Contacts contacts;
  private final TrialNotice trial;
  private final MailCheck mail;
  private final Links links;

  DeliveryWayEndpoint(
      DeliveryWays deliveryWays,
      DeliveryWayChanges changes,
      Contacts contacts,
      TrialNotice trial,
      MailCheck mail,
      Links links) {
    this.deliveryWays = deliveryWays;
    this.changes = changes;
    this.contacts = contacts;
    this.trial = trial;
    this.mail = mail;
    this.links = links;
  }

  /// @param workedAt when something was last taken over
  /// @param trouble one word, if the newest try failed
  record WayShown(
      UUID id,
      UUID contact,
      String kind,
      @Nullable UUID account,
      String hint,
      @Nullable Instant workedAt,
      @Nullable Instant failedAt,
      @Nullable String trouble) {}

  /// @param checkedAt when the program last asked the vendor by itself, once a day; null if it
  ///   never did, or if that vendor cannot be asked
  /// @param publicKey by which the client checks what it is sent, `whpk_…`; null for none
  /// @param callback what the client enters at that vendor so that we learn who reacted; null where
  ///   the vendor cannot tell, or the secret for that was not entered
  /// @param reportedAt when that vendor last told us anything; null if it never did
  /// @param disabled its receiver answered that it wants nothing any more
  record AccountShown(
      UUID id,
      String kind,
      String label,
      String hint,
      @Nullable Instant workedAt,
      @Nullable Instant failedAt,
      @Nullable String trouble,
      @Nullable Instant checkedAt,
      @Nullable String publicKey,
      @Nullable String callback,
      @Nullable Instant reportedAt,
      boolean disabled) {}

  /// @param ways of each person in order
  /// @param mail what was last found of the office's mail server; null if nothing was yet
  /// @param answerSeconds within which a server must answer
  record Shown(
      List<WayShown> ways,
      List<AccountShown> accounts,
      @Nullable MailShown mail,
      long answerSeconds) {}

  /// @param found `not_set_up`, `answers` or `does_not`
  record MailShown(String found, Instant at) {}

  record NewWay(UUID contact, String kind, @Nullable UUID account, @Nullable String address) {
    NewWay {
      requireNonNull(contact);
      requireNonNull(kind);
    }

    /// Never the address.
    @Override
    public String toString() {
      return "a way";
    }
  }

  /// @param subscription of a browser, as JSON
  record Device(String subscription) {
    Device {
      requireNonNull(subscription);
    }

    /// Never the subscription.
    @Override
    public String toString() {
      return "a device";
    }
  }

  record Order(List<UUID> ways) {
    Order {
      ways = List.copyOf(ways);
    }
  }

  record NewAccount(String kind, String label, String secret) {
    NewAccount {
      requireNonNull(kind);
      requireNonNull(label);
      requireNonNull(secret);
    }

    /// Never the secret.
    @Override
    public String toString() {
      return "an account";
    }
  }

  record Added(UUID id) {}

  /// @param outcome `accepted`, `later`, `refused` or `unknown`
  record Tested(String outcome, @Nullable String trouble) {}

  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  Shown shown(CurrentUser user) {
    var client = user.memberOf();
    return new Shown(
        deliveryWays.ways(client).stream()
            .map(it ->
                new WayShown(
                    it.id(),
                    it.contact(),
                    it.kind().code(),
                    it.account(),
                    it.hint(),
                    it.workedAt(),
                    it.failedAt(),
                    it.trouble()))
            .toList(),
        deliveryWays.accounts(client).stream()
            .map(it ->
                new AccountShown(
                    it.id(),
                    it.kind().code(),
                    it.label(),
                    it.hint(),
                    it.workedAt(),
                    it.failedAt(),
                    it.trouble(),
                    it.checkedAt(),
                    it.publicKey(),
                    it.reports() ? links.works(client, it.id()).toString() : null,
                    it.reportedAt(),
                    it.disabled()))
            .toList(),
        mail(),
        Outbound.patience().toSeconds());
  }

  private @Nullable MailShown mail() {
    var last = mail.last();
    return last == null
        ? null
        : new MailShown(last.found().name().toLowerCase(Locale.ROOT), last.at());
  }

  @PostMapping("/ways")
  @RequiresPermission(Permission.SET_OWN)
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.CREATED)
  Added add(CurrentUser user, @RequestBody NewWay body) {
    var kind = kind(body.kind());
    if (kind == DeliveryWayKind.PUSH) throw Problem.malformed(); // by the device itself
    return new Added(
        changes.add(
            user,
            body.contact(),
            kind,
            body.account(),
            requireNonNullElse(body.address(), "").strip()));
  }

  /// The device in the member's hand. Only for the person of the list who they are.
  @PostMapping("/devices")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.CREATED)
  Added device(CurrentUser user, @RequestBody Device body) {
    var contact =
        contacts.all(user.memberOf()).stream()
            .filter(it -> user.person().equals(it.member()) && !it.left())
            .map(Contact::id)
            .findFirst()
            .orElseThrow(() -> new Problem(409, "not-a-contact"));
    return new Added(changes.add(user, contact, DeliveryWayKind.PUSH, null, body.subscription()));
  }

  @PutMapping("/contacts/{contact}/order")
  @RequiresPermission(Permission.SET_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void order(CurrentUser user, @PathVariable UUID contact, @RequestBody Order body) {
    changes.order(user, contact, body.ways());
  }

  @DeleteMapping("/ways/{id}")
  @RequiresPermission(Permission.SET_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(CurrentUser user, @PathVariable UUID id) {
    changes.end(user, id);
  }

  /// Sends a notice that says that it is a test, now.
  @PostMapping("/ways/{id}/test")
  @RequiresPermission(Permission.SET_OWN)
  Tested test(CurrentUser user, @PathVariable UUID id) {
    return trial.send(user, id);
  }

  @PutMapping("/accounts/{id}")
  @BodyLimit(kib = 32)
  @RequiresPermission(Permission.SET_OWN)
  @RequiresReauthentication
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void account(CurrentUser user, @PathVariable UUID id, @RequestBody NewAccount body) {
    changes.put(user, id, kind(body.kind()), body.label(), body.secret().strip());
  }

  @DeleteMapping("/accounts/{id}")
  @RequiresPermission(Permission.SET_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endAccount(CurrentUser user, @PathVariable UUID id) {
    changes.endAccount(user, id);
  }

  private static DeliveryWayKind kind(String code) {
    try {
      return DeliveryWayKind.of(code);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed();
    }
  }
}
