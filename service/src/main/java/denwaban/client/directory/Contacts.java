package denwaban.client.directory;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// The people of the clients. The client's administrator keeps them.
@Component
public class Contacts {

  private final TenantTransactions transactions;
  private final ContactTable table;
  private final People people;
  private final AuditLog audit;
  private final InstantSource clock;

  Contacts(
      TenantTransactions transactions,
      ContactTable table,
      People people,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /// By kana, those who left too.
  public List<Contact> all(ClientId client) {
    return transactions.as(client, () -> table.all(client));
  }

  public Optional<Contact> find(ClientId client, UUID id) {
    return transactions.as(client, () -> table.find(client, id));
  }

  /// Who of them is told of nothing as their own access has ended, and since when. Those without an
  /// account are none of them.
  public Map<UUID, Instant> ended(ClientId client) {
    return transactions.as(
        client,
        () -> {
          var members = people.ended(client);
          if (members.isEmpty()) return Map.of();
          var ended = new HashMap<UUID, Instant>();
          for (var contact : table.all(client)) {
            var since = contact.member() == null ? null : members.get(contact.member());
            if (since != null) ended.put(contact.id(), since);
          }
          return ended;
        });
  }

  /// Adds or changes one.
  ///
  /// @throws Problem 404 if the member is none of this client; 409 if there are as many as allowed,
  ///   or the member is another contact already
  public void put(CurrentUser user, Contact contact) {
    var client = user.memberOf();
    var here = mayAct(client, contact.member());
    oneContactEach(() ->
        transactions.run(
            client,
            () -> {
              var before = table.find(client, contact.id());
              // a member whose access ended stays the one who was linked, and no one else becomes
              // it
              if (!here
                  && !before.map(Contact::member).equals(Optional.ofNullable(contact.member()))) {
                throw Problem.notFound();
              }
              if (before.isEmpty()) mustHaveRoom(client);
              table.put(client, contact, clock.instant());
              say(Action.CONTACT_SET, user, contact.id());
            }));
  }

  /// True of no member at all.
  private boolean mayAct(ClientId client, @Nullable PersonId member) {
    return member == null
        || people
            .find(member)
            .filter(it -> client.equals(it.client()))
            .filter(it -> !it.disabled())
            .isPresent();
  }

  private void mustHaveRoom(ClientId client) {
    if (table.all(client).stream().filter(it -> !it.left()).count() >= Contact.LIMIT) {
      throw new Problem(409, "too-many-contacts", Contact.LIMIT);
    }
  }

  /// @throws Problem 409 if a member would be two contacts
  private static void oneContactEach(Runnable work) {
    try {
      work.run();
    } catch (DuplicateKeyException e) {
      throw new Problem(409, "member-is-contact");
    }
  }

  /// @throws Problem 404 if there is no such person here now
  public void leave(CurrentUser user, UUID id) {
    change(user, id, Action.CONTACT_LEFT, (client, it) -> table.leave(client, it, clock.instant()));
  }

  /// @throws Problem 404 if no person with this id has left; 409 if there are as many as allowed,
  ///   or the member is another contact by now
  public void back(CurrentUser user, UUID id) {
    oneContactEach(() ->
        change(
            user,
            id,
            Action.CONTACT_SET,
            (client, it) -> {
              mustHaveRoom(client);
              return table.back(client, it);
            }));
  }

  interface Change {
    boolean made(ClientId client, UUID id);
  }

  private void change(CurrentUser user, UUID id, Action action, Change change) {
    transactions.run(
        user.memberOf(),
        () -> {
          if (!change.made(user.memberOf(), id)) throw Problem.notFound();
          say(action, user, id);
        });
  }

  private void say(Action action, CurrentUser user, UUID id) {
    audit.append(Entry.done(action, user.memberOf(), id.toString(), user.actor(), Purpose.MANAGE));
  }
}
