package denwaban.client.directory;

import denwaban.audit.AuditLog;
import denwaban.database.TestDatabase;
import denwaban.people.People;
import java.time.InstantSource;

/// The directory over a test database.
public final class TestContacts {

  private TestContacts() {}

  public static Contacts over(
      TestDatabase database, People people, AuditLog audit, InstantSource clock) {
    return new Contacts(database.fence(), new ContactTable(database.jdbc()), people, audit, clock);
  }
}
