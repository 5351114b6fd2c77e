package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.database.Rows;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What all members of a client are told on their own screens for some days: that the office made
/// an administrator of theirs, or a link with which one gets a new passkey; that someone began to
/// recover a company key. Each is an entry of the client's log too, which not everyone reads.
///
/// A client's first administrator is not reported: the office makes that one.
@Component
public class MemberNotices {

  /// Long enough for members who sign in once a week.
  static final Duration TOLD = Duration.ofDays(7);

  private static final String NOTE =
      """
      insert into member_notice (id, client_id, kind, person_id, at)
      select :id, :client, :kind, :person, :now
      where exists (select from person p where p.client_id = :client and p.id <> :person
        and exists (select from passkey k where k.person_id = p.id))
      """;

  private static final String NEWEST =
      """
      select n.kind, p.name, n.at from member_notice n join person p on p.id = n.person_id
      where n.client_id = :client and n.at > :since order by n.at, n.id
      """;

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  MemberNotices(JdbcClient db, TenantTransactions transactions, Ids ids, InstantSource clock) {
    this.db = db;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param kind `admin-made`, `admin-link` or `recovery-began`
  /// @param name of whom it is about
  public record Notice(String kind, String name, Instant at) {}

  /// A person has this role from now on; in the office's scope.
  void hasRole(Person person, Role role) {
    if (role == Role.CLIENT_ADMIN) note("admin-made", person);
  }

  /// A link was made for a person who has a passkey already; in the office's scope.
  void linked(Person person) {
    if (person.role() == Role.CLIENT_ADMIN && person.enrolled()) note("admin-link", person);
  }

  /// Opens the office's scope.
  public void recoveryBegan(CurrentUser member) {
    transactions.office(() -> insert("recovery-began", member.memberOf(), member.person().value()));
  }

  private void note(String kind, Person person) {
    if (person.client() != null) insert(kind, person.client(), person.id().value());
  }

  private void insert(String kind, ClientId client, java.util.UUID person) {
    var now = clock.instant();
    db.sql("delete from member_notice where at < :until")
        .param("until", Rows.utc(now.minus(TOLD)))
        .update();
    db.sql(NOTE)
        .param("id", ids.next())
        .param("client", client.value())
        .param("kind", kind)
        .param("person", person)
        .param("now", Rows.utc(now))
        .update();
  }

  /// The oldest first; opens the office's scope.
  public List<Notice> told(@Nullable ClientId client) {
    if (client == null) return List.of();
    return transactions.office(() ->
        db.sql(NEWEST)
            .param("client", client.value())
            .param("since", Rows.utc(clock.instant().minus(TOLD)))
            .query((row, n) ->
                new Notice(row.getString("kind"), row.getString("name"), Rows.instant(row, "at")))
            .list());
  }
}
