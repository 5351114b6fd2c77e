package denwaban.assurance.certificate;

import denwaban.database.TestDatabase;
import denwaban.kernel.CorporateNumber;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.TestPeople;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The real register over a test database. What is entered is confirmed by a second person at once.
public final class TestRegister {

  private final TestDatabase database;
  private final CertificateTable table;
  private final CertificateRegister register;
  private final PersonId first;
  private final PersonId second;
  private final InstantSource clock;
  private final Ids ids;
  private @Nullable UUID mark;
  private int version;

  public TestRegister(
      TestDatabase database,
      TestPeople people,
      PersonId first,
      PersonId second,
      InstantSource clock) {
    this.database = database;
    this.first = first;
    this.second = second;
    this.clock = clock;
    table = new CertificateTable(database.jdbc());
    ids = new Ids(clock, new Random());
    register =
        new CertificateRegister(
            table, database.fence(), people.people(), people.registry(clock), clock);
    confirmed(id ->
        table.state(id, new CorporateNumber(Records.OURS), EnumSet.copyOf(ServiceType.USUAL)));
  }

  public CertificateRegister register() {
    return register;
  }

  /// A Pマーク of our own, or the next version of it.
  ///
  /// @param to its last day
  public void pMark(LocalDate to) {
    confirmed(id -> {
      if (mark == null) mark = id;
      table.keep(id, mark, ++version, Records.pMark(to));
    });
  }

  /// An ISMS of our own, a new record each.
  public void isms(LocalDate to) {
    confirmed(id -> table.keep(id, id, 1, Records.isms(Records.OURS, to)));
  }

  /// That of our data centre, with its number.
  public void ismsOfAnother(LocalDate to) {
    confirmed(id -> table.keep(id, id, 1, Records.isms(Records.OTHERS, to)));
  }

  private interface Entry {
    void keep(UUID id);
  }

  private void confirmed(Entry entry) {
    var id = ids.next();
    database
        .fence()
        .office(() -> {
          table.enter(id, first, clock.instant());
          entry.keep(id);
          table.confirm(id, second, clock.instant());
        });
  }
}
