package denwaban.client.oncall;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.directory.Contact;
import denwaban.client.directory.Contacts;
import denwaban.client.key.Line;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Who is on call for each box of a client. A member changes it; every version is kept.
@Component
public class Rosters {

  /// Versions that are shown.
  static final int SHOWN = 50;

  private final TenantTransactions transactions;
  private final RosterTable table;
  private final Contacts contacts;
  private final AuditLog audit;
  private final InstantSource clock;

  Rosters(
      TenantTransactions transactions,
      RosterTable table,
      Contacts contacts,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.contacts = contacts;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param version 0 if none was ever set
  /// @param own whether it is the box's own, and not the general one in its place
  public record Current(int version, Roster roster, boolean own) {}

  /// A box without a roster of its own is looked after by the general box's.
  public Current of(ClientId client, Line line) {
    return transactions.as(
        client,
        () ->
            table
                .newest(client, line.id())
                .map(it -> new Current(it.version(), it.roster(), true))
                .orElseGet(() ->
                    table
                        .newest(client, Line.OWN.id())
                        .map(it -> new Current(0, it.roster(), false))
                        .orElseGet(() -> new Current(0, Roster.EMPTY, line.mailbox() == null))));
  }

  /// The boxes that have a roster of their own.
  public List<Line> lines(ClientId client) {
    return transactions.as(client, () -> table.lines(client)).stream().map(Line::new).toList();
  }

  List<RosterTable.Version> versions(ClientId client, Line line) {
    return transactions.as(client, () -> table.versions(client, line.id(), SHOWN));
  }

  /// The versions that this box went by, the newest first: its own, and before it had one the
  /// general box's.
  List<RosterTable.Version> counted(ClientId client, Line line) {
    var own = versions(client, line);
    var older = own.size() == SHOWN && own.getLast().version() > 1;
    if (line.equals(Line.OWN) || older) return own;
    return Stream.concat(own.stream(), versions(client, Line.OWN).stream()).toList();
  }

  /// @param version that was changed: another may have been set meanwhile
  /// @throws Problem 409 if another version is the newest now; 422 if it names a person who is not
  ///   in the directory
  public void set(CurrentUser user, Line line, int version, Roster roster) {
    var client = user.memberOf();
    try {
      transactions.run(
          client,
          () -> {
            var here =
                contacts.all(client).stream()
                    .filter(it -> !it.left())
                    .map(Contact::id)
                    .collect(Collectors.toSet());
            if (!roster.names().allMatch(here::contains)) throw unknown();
            var newest = table.newest(client, line.id()).map(RosterTable.Kept::version).orElse(0);
            if (newest != version) throw changed();
            table.add(client, line.id(), version + 1, roster, clock.instant(), user.person());
            audit.append(
                Entry.done(
                    Action.ROSTER_SET, client, line.id().toString(), user.actor(), Purpose.MANAGE));
          });
    } catch (DuplicateKeyException e) {
      throw changed();
    }
  }

  private static Problem changed() {
    return new Problem(409, "roster-changed");
  }

  private static Problem unknown() {
    return new Problem(422, "roster-unknown-person");
  }

  /// Whether this contact is named by a roster that counts now.
  public boolean names(ClientId client, UUID contact) {
    return lines(client).stream()
        .anyMatch(it -> of(client, it).roster().names().anyMatch(contact::equals));
  }
}
