package denwaban.kyc;

import denwaban.database.TestDatabase;
import denwaban.kernel.ClientId;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Verifications as rows.
public final class TestKyc {

  private TestKyc() {}

  /// A client that others' rows can name.
  public static void client(TestDatabase database, ClientId client) {
    database
        .superuser()
        .sql(
            """
            insert into client (id, name, kana, slug, wanted_kind, zone, added_at)
            values (:id, 'x', 'x', :slug, 'x25519', 'Asia/Tokyo', now()) on conflict do nothing
            """)
        .param("id", client.value())
        .param("slug", "c" + client.toString().substring(24))
        .update();
  }

  /// Verified on a day, as whoever writes SQL would say it.
  public static void verified(
      TestDatabase database, ClientId client, String on, String company, String person) {
    verified(database.superuser(), client, on, company, person);
  }

  public static void verified(
      JdbcClient db, ClientId client, String on, String company, String person) {
    var id = UUID.randomUUID();
    for (var sql :
        new String[] {
          """
          insert into kyc_verification values (:id, :client, :on, :company, :person, now(), :id, 'x')
          """,
          "insert into kyc_standing values (:id, :client, :on, :company, :person, now())"
        }) {
      db.sql(sql)
          .param("id", id)
          .param("client", client.value())
          .param("on", LocalDate.parse(on))
          .param("company", company)
          .param("person", person)
          .update();
    }
  }
}
