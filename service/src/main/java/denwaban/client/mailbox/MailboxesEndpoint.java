package denwaban.client.mailbox;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.PathId;
import denwaban.http.Problem;
import denwaban.kernel.PhoneNumber;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A client's mailboxes, over HTTP. What is not there and what a member does not hold get the same
/// answer.
@RestController
@RequestMapping("/api/mailboxes")
class MailboxesEndpoint {

  private final Mailboxes mailboxes;

  MailboxesEndpoint(Mailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  /// @param to fingerprint of the member key that was granted it
  record HeldBy(UUID person, String to) {}

  /// @param fingerprint of the newest key's statement
  record Shown(
      UUID id,
      String name,
      boolean closed,
      boolean held,
      int epoch,
      String fingerprint,
      List<HeldBy> holders,
      List<String> numbers) {}

  /// @param numbers all of the client's; for administrators
  record All(List<Shown> mailboxes, List<String> numbers) {}

  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  All all(CurrentUser user) {
    return new All(
        mailboxes.of(user).stream().map(MailboxesEndpoint::shown).toList(),
        mailboxes.numbers(user).stream().map(PhoneNumber::e164).toList());
  }

  private static Shown shown(Mailboxes.Shown it) {
    return new Shown(
        it.mailbox().id(),
        it.mailbox().name(),
        it.mailbox().closed(),
        it.held(),
        it.newest().epoch(),
        it.newest().fingerprint(),
        it.holders().stream()
            .map(given -> new HeldBy(given.person().value(), given.to()))
            .distinct()
            .toList(),
        it.mailbox().numbers().stream().map(PhoneNumber::e164).toList());
  }

  record New(
      UUID id,
      String name,
      String statement,
      String signature,
      List<LinesEndpoint.Holder> holders) {
    New {
      requireNonNull(id);
      requireNonNull(name);
      requireNonNull(statement);
      requireNonNull(signature);
      requireNonNull(holders);
    }
  }

  @PostMapping
  @BodyLimit(kib = 8_192)
  @RequiresReauthentication
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void add(CurrentUser user, @RequestBody New body) {
    mailboxes.add(
        user,
        body.id(),
        body.name(),
        body.statement(),
        Base64Text.read(body.signature(), 64),
        body.holders().stream().map(LinesEndpoint.Holder::read).toList());
  }

  record Named(String name) {
    Named {
      requireNonNull(name);
    }
  }

  @PutMapping("/{id}")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rename(CurrentUser user, @PathVariable String id, @RequestBody Named body) {
    mailboxes.rename(user, PathId.of(id), body.name());
  }

  @PostMapping("/{id}/close")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(CurrentUser user, @PathVariable String id) {
    mailboxes.close(user, PathId.of(id));
  }

  /// @param mailbox null for the general box
  record Bound(String number, @Nullable UUID mailbox) {
    Bound {
      requireNonNull(number);
    }
  }

  @PostMapping("/numbers")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void bind(CurrentUser user, @RequestBody Bound body) {
    mailboxes.bind(user, number(body.number()), body.mailbox());
  }

  private static PhoneNumber number(String text) {
    try {
      return new PhoneNumber(text);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed();
    }
  }
}
