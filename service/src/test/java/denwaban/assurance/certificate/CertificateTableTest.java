package denwaban.assurance.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.Role;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.people.PeopleHouse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the tables themselves refuse, whatever the program asks, as the program's own role.
class CertificateTableTest extends CertificateHouse {

  @Autowired CertificateTable table;
  @Autowired DocumentTable documents;
  @Autowired TenantTransactions transactions;
  @Autowired JdbcClient db;
  @Autowired Ids ids;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update certificate set valid_to = '2099-12-31'",
        "update certificate_entry set entered_by = entered_by",
        "update certificate_confirmation set confirmed_at = confirmed_at",
        "update certificate_status set change = 'reinstated'",
        "update certificate_scope set covered = true",
        "update certificate_office set services = services",
        "update certificate_check set result = 'as-registered'",
        "update certificate_document set pdf = pdf",
        "delete from certificate",
        "delete from certificate_entry",
        "delete from certificate_confirmation",
        "delete from certificate_status",
        "delete from certificate_scope",
        "delete from certificate_office",
        "delete from certificate_check",
        "delete from certificate_document",
        "truncate certificate_status",
      })
  void nothing_is_changed_or_removed(String sql) {
    assertThatThrownBy(() -> transactions.office(() -> db.sql(sql).update()))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void who_entered_it_cannot_confirm_it_and_nobody_does_so_twice() {
    var hana = person(Role.SECURITY_OFFICER).id();
    var ken = person(Role.SECURITY_OFFICER).id();
    var id = ids.next();
    transactions.office(() -> table.enter(id, hana, clock.instant()));
    assertThatThrownBy(() -> transactions.office(() -> table.confirm(id, hana, clock.instant())))
        .isInstanceOf(DataIntegrityViolationException.class);
    // nor by saying that somebody else entered it
    var lie =
        """
        insert into certificate_confirmation values (:id, :ken, :hana, now())
        """;
    assertThatThrownBy(() ->
            transactions.office(() ->
                db.sql(lie)
                    .param("id", id)
                    .param("ken", ken.value())
                    .param("hana", hana.value())
                    .update()))
        .isInstanceOf(DataIntegrityViolationException.class);
    transactions.office(() -> table.confirm(id, ken, clock.instant()));
    assertThatThrownBy(() -> transactions.office(() -> table.confirm(id, ken, clock.instant())))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void a_client_sees_none_of_it() {
    enter(officer(), mark("10860366(01)"));
    var seen =
        transactions.as(
            PeopleHouse.AOBA,
            () -> db.sql("select count(*) from certificate").query(Long.class).single());
    assertThat(seen).isZero();
  }

  @Test
  void a_document_is_kept_once() {
    var hana = person(Role.SECURITY_OFFICER).id();
    var bytes = Bytes.of(Base64.getDecoder().decode(pdf(77)));
    var first = transactions.office(() -> documents.keep(bytes, hana, clock.instant()));
    var again = transactions.office(() -> documents.keep(bytes, hana, clock.instant()));
    assertThat(again).isEqualTo(first);
    assertThat(transactions.office(() -> documents.find(first))).contains(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "49, 104857600, true",
    "50, 104857600, true",
    "51, 1, false",
    "50, 104857601, false",
    "1, 104857599, true",
  })
  void there_is_room_for_50_documents_and_100_mib(int documents, long bytes, boolean fits) {
    assertThat(DocumentTable.fits(documents, bytes)).isEqualTo(fits);
  }

  @Test
  void the_document_that_has_no_room_is_not_kept() {
    var hana = person(Role.SECURITY_OFFICER).id();
    var before = count();
    assertThatThrownBy(() ->
            transactions.office(() -> {
              for (var n = 0; n <= DocumentTable.COUNT_LIMIT; n++) {
                var pdf = Bytes.of(Base64.getDecoder().decode(pdf(1_000 + n)));
                documents.keep(pdf, hana, clock.instant());
              }
            }))
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo("pdfs-full"));
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void those_of_a_year_ago_take_no_room() {
    var hana = person(Role.SECURITY_OFFICER).id();
    var before = clock.instant().minus(DocumentTable.YEAR);
    assertThatThrownBy(() ->
            transactions.office(() -> {
              for (var n = 0; n < DocumentTable.COUNT_LIMIT; n++) {
                var pdf = Bytes.of(Base64.getDecoder().decode(pdf(2_000 + n)));
                documents.keep(pdf, hana, before);
              }
              documents.keep(
                  Bytes.of(Base64.getDecoder().decode(pdf(3_000))), hana, clock.instant());
              throw new IllegalStateException("kept, and taken back");
            }))
        .hasMessage("kept, and taken back");
  }

  @Test
  void the_table_takes_no_document_that_is_no_pdf() {
    var sql =
        """
        insert into certificate_document values (repeat('0', 64), :pdf, :by, now())
        """;
    var hana = person(Role.SECURITY_OFFICER).id();
    for (var wrong : List.of("hello world", "%PDF")) {
      assertThatThrownBy(() ->
              transactions.office(() ->
                  db.sql(sql)
                      .param("pdf", wrong.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                      .param("by", hana.value())
                      .update()))
          .as(wrong)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  private long count() {
    return transactions.office(
        () -> db.sql("select count(*) from certificate_document").query(Long.class).single());
  }
}
