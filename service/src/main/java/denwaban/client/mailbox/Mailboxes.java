package denwaban.client.mailbox;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.Clients;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.Line;
import denwaban.client.key.LineTable;
import denwaban.client.key.Rotation;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// The mailboxes of clients. The client's administrator makes, names and closes them and says which
/// numbers they answer; the office sees none of it but in that client's calls.
@Component
public final class Mailboxes {

  private final TenantTransactions transactions;
  private final MailboxTable table;
  private final LineTable lines;
  private final Rotation rotation;
  private final Clients clients;
  private final AuditLog audit;
  private final InstantSource clock;

  public Mailboxes(
      TenantTransactions transactions,
      MailboxTable table,
      LineTable lines,
      Rotation rotation,
      Clients clients,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.lines = lines;
    this.rotation = rotation;
    this.clients = clients;
    this.audit = audit;
    this.clock = clock;
  }

  /// Those that take something in, oldest first.
  public List<Mailbox> open(ClientId client) {
    return transactions.as(client, () -> table.all(client)).stream()
        .filter(it -> !it.closed())
        .toList();
  }

  /// A mailbox as a member finds it.
  ///
  /// @param held whether the member's key was granted its newest key
  /// @param newest the key that is sealed to now
  /// @param holders who was granted it; shown to administrators
  record Shown(Mailbox mailbox, boolean held, CompanyKey newest, List<LineTable.Given> holders) {}

  /// An administrator finds all of the client's, others those that they hold.
  List<Shown> of(CurrentUser user) {
    var client = user.memberOf();
    var admin = user.role() == Role.CLIENT_ADMIN;
    return transactions.as(
        client,
        user.person(),
        () -> {
          var held = new HashSet<>(table.held());
          return table.all(client).stream()
              .filter(it -> admin || held.contains(it.id()))
              .map(it -> shown(client, it, held.contains(it.id()), admin))
              .toList();
        });
  }

  private Shown shown(ClientId client, Mailbox mailbox, boolean held, boolean admin) {
    var line = Line.of(mailbox.id());
    var newest = lines.current(client, line).orElseThrow();
    var holders =
        lines.grants(client, line).stream().filter(it -> it.epoch() == newest.epoch()).toList();
    return new Shown(mailbox, held, newest, admin ? holders : List.of());
  }

  /// Whether this person may have the chain of a line: everyone may have the company's own.
  public boolean mayFollow(CurrentUser user, Line line) {
    return line.mailbox() == null
        || user.role() == Role.CLIENT_ADMIN
        || transactions.as(user.memberOf(), user.person(), table::held).contains(line.id());
  }

  /// Whether a member may say who looks after a box: it is open, and they may follow it.
  public boolean mayTend(CurrentUser user, Line line) {
    return mayFollow(user, line)
        && (line.mailbox() == null
            || open(user.memberOf()).stream().anyMatch(it -> it.id().equals(line.mailbox())));
  }

  /// @param id chosen by the administrator's browser, which wrote it into the statement
  /// @throws Problem 409 if there are as many as allowed, or one of this name or id; 422 if name or
  ///   statement do not fit
  public void add(
      CurrentUser user,
      UUID id,
      String name,
      String statement,
      Bytes signature,
      List<Rotation.Holder> holders) {
    var client = user.memberOf();
    var called = checked(name);
    var wanted = clients.find(client).orElseThrow(Problem::notFound).wantedKind();
    once(
        client,
        () -> {
          if (table.all(client).stream().filter(it -> !it.closed()).count() >= Mailbox.LIMIT) {
            throw new Problem(409, "too-many-mailboxes", Mailbox.LIMIT);
          }
          table.add(client, id, called, clock.instant());
          say(Action.MAILBOX_ADDED, user, id, Map.of("name", called));
          rotation.first(user, Line.of(id), wanted, statement, signature, holders);
        });
  }

  /// @throws Problem 404 if there is no such open mailbox, 409 if another has this name, 422 if the
  ///   name does not fit
  void rename(CurrentUser user, UUID id, String name) {
    var client = user.memberOf();
    var called = checked(name);
    once(
        client,
        () -> {
          var _ = openOne(client, id);
          if (table.rename(client, id, called)) {
            say(Action.MAILBOX_RENAMED, user, id, Map.of("name", called));
          }
        });
  }

  /// Calls to its numbers go to the general box from now on.
  ///
  /// @throws Problem 404 if there is no such mailbox
  public void close(CurrentUser user, UUID id) {
    var client = user.memberOf();
    transactions.run(
        client,
        () -> {
          var _ = one(client, id);
          if (table.close(client, id, clock.instant())) {
            say(Action.MAILBOX_CLOSED, user, id, Map.of());
          }
        });
  }

  /// @param mailbox null for the general box
  /// @throws Problem 404 if there is no such open mailbox, or the number is not this client's
  public void bind(CurrentUser user, PhoneNumber number, @Nullable UUID mailbox) {
    var client = user.memberOf();
    if (!clients.numbers(client).contains(number)) {
      throw Problem.notFound();
    }
    Runnable binds = () -> transactions.run(client, () -> bindOne(user, number, mailbox));
    try {
      binds.run();
    } catch (DuplicateKeyException colleague) {
      // who did the same at this moment was first; the last one counts
      binds.run();
    }
  }

  private void bindOne(CurrentUser user, PhoneNumber number, @Nullable UUID mailbox) {
    if (!table.bind(user.memberOf(), number, mailbox)) throw Problem.notFound();
    say(Action.MAILBOX_NUMBER_SET, user, Line.of(mailbox).id(), Map.of("number", number.e164()));
  }

  private Mailbox one(ClientId client, UUID id) {
    return table.all(client).stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  private Mailbox openOne(ClientId client, UUID id) {
    var box = one(client, id);
    if (box.closed()) {
      throw Problem.notFound();
    }
    return box;
  }

  private void once(ClientId client, Runnable work) {
    try {
      transactions.run(client, work);
    } catch (DuplicateKeyException e) {
      throw new Problem(409, "mailbox-exists");
    }
  }

  private static String checked(String name) {
    var called = name.strip();
    if (called.isEmpty()
        || called.length() > Mailbox.NAME_LIMIT
        || called.chars().anyMatch(Character::isISOControl)) {
      throw new Problem(422, "name-unfit", Mailbox.NAME_LIMIT);
    }
    return called;
  }

  private void say(Action action, CurrentUser user, UUID mailbox, Map<String, String> detail) {
    audit.append(
        new Entry(
            action,
            user.memberOf(),
            mailbox.toString(),
            user.actor(),
            Purpose.MANAGE,
            Result.DONE,
            detail));
  }

  /// For the screen that binds numbers.
  List<PhoneNumber> numbers(CurrentUser user) {
    return user.role() == Role.CLIENT_ADMIN ? clients.numbers(user.memberOf()) : List.of();
  }
}
