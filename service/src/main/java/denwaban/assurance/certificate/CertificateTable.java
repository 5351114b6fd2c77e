package denwaban.assurance.certificate;

import denwaban.database.Rows;
import denwaban.database.tenant.AdvisoryLock;
import denwaban.kernel.CorporateNumber;
import denwaban.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of the register. Called inside the office's scope.
@Component
class CertificateTable {

  private static final String COUNT =
      """
      select (select count(*) from certificate_entry) + (select count(*) from certificate_check)
      """;

  private static final String HAS = "select exists (select from certificate_entry where id = :id)";

  private static final String ENTER =
      "insert into certificate_entry (id, entered_by, entered_at) values (:id, :by, :now)";

  private static final String CONFIRM =
      """
      insert into certificate_confirmation (entry_id, entered_by, confirmed_by, confirmed_at)
      select id, entered_by, :by, :now from certificate_entry where id = :id
      """;

  private static final String KEEP =
      """
      insert into certificate (id, record_id, version, scheme, number, holder, holder_name,
        edition, body, accreditation, scope_text, sites, region, reported, valid_from, valid_to,
        surveillance, recertification, registry_link, pdf_sha256)
      values (:id, :record, :version, :scheme, :number, :holder, :holderName,
        :edition, :body, :accreditation, :scopeText, :sites, :region, :reported, :from, :to,
        :surveillance, :recertification, :registryLink, :pdf)
      """;

  private static final String STATUS =
      """
      insert into certificate_status (id, record_id, change, reason)
      values (:id, :record, :change, :reason)
      """;

  private static final String DECIDE =
      """
      insert into certificate_scope (id, certificate_id, service, site, covered, reason)
      values (:id, :certificate, :service, :site, :covered, :reason)
      """;

  private static final String STATE =
      """
      insert into certificate_office (id, corporate_number, services)
      values (:id, :number, :services)
      """;

  private static final String CHECK =
      """
      insert into certificate_check (id, record_id, checked_by, checked_at, result, note)
      values (:id, :record, :by, :now, :result, :note)
      """;

  private static final String ENTRY =
      """
      select e.n, e.entered_by, e.entered_at, c.confirmed_by, c.confirmed_at, it.*
      from %s it join certificate_entry e on e.id = it.id
        left join certificate_confirmation c on c.entry_id = it.id
      order by e.n
      """;

  private static final String VERSIONS = ENTRY.formatted("certificate");
  private static final String STATUSES = ENTRY.formatted("certificate_status");
  private static final String DECISIONS = ENTRY.formatted("certificate_scope");
  private static final String STATEMENTS = ENTRY.formatted("certificate_office");
  private static final String CHECKS = "select * from certificate_check order by n";

  private final JdbcClient db;

  CertificateTable(JdbcClient db) {
    this.db = db;
  }

  /// One writer at a time until the transaction ends: versions are counted, and limits hold.
  void lock() {
    AdvisoryLock.take(db, "certificate");
  }

  /// Entries and checks, all together.
  long count() {
    return db.sql(COUNT).query(Long.class).single();
  }

  boolean has(UUID entry) {
    return db.sql(HAS).param("id", entry).query(Boolean.class).single();
  }

  void enter(UUID id, PersonId by, Instant now) {
    db.sql(ENTER).param("id", id).param("by", by.value()).param("now", Rows.utc(now)).update();
  }

  /// @throws org.springframework.dao.DataIntegrityViolationException if this person entered it, or
  ///   it is confirmed already
  void confirm(UUID entry, PersonId by, Instant now) {
    db.sql(CONFIRM).param("id", entry).param("by", by.value()).param("now", Rows.utc(now)).update();
  }

  void keep(UUID id, UUID record, int version, Certificate it) {
    db.sql(KEEP)
        .param("id", id)
        .param("record", record)
        .param("version", version)
        .param("scheme", it.scheme().code())
        .param("number", it.number())
        .param("holder", it.holder() == null ? null : it.holder().digits())
        .param("holderName", it.holderName())
        .param("edition", it.edition())
        .param("body", it.body())
        .param("accreditation", it.accreditation())
        .param("scopeText", it.scopeText())
        .param("sites", it.sites())
        .param("region", it.region())
        .param("reported", it.reported())
        .param("from", it.from())
        .param("to", it.to())
        .param("surveillance", it.surveillance())
        .param("recertification", it.recertification())
        .param("registryLink", it.registryLink())
        .param("pdf", it.pdfSha256())
        .update();
  }

  void status(UUID id, UUID record, StatusChange change, String reason) {
    db.sql(STATUS)
        .param("id", id)
        .param("record", record)
        .param("change", change.code())
        .param("reason", reason)
        .update();
  }

  /// @param certificate the version whose words were read
  void decide(
      UUID id, UUID certificate, ServiceType service, Site site, boolean covered, String reason) {
    db.sql(DECIDE)
        .param("id", id)
        .param("certificate", certificate)
        .param("service", service.code())
        .param("site", site.code())
        .param("covered", covered)
        .param("reason", reason)
        .update();
  }

  void state(UUID id, @Nullable CorporateNumber number, EnumSet<ServiceType> services) {
    db.sql(STATE)
        .param("id", id)
        .param("number", number == null ? null : number.digits())
        .param("services", services.stream().map(ServiceType::code).toArray(String[]::new))
        .update();
  }

  void check(UUID id, RecordHistory.Check it) {
    db.sql(CHECK)
        .param("id", id)
        .param("record", it.record())
        .param("by", it.by().value())
        .param("now", Rows.utc(it.at()))
        .param("result", it.result().code())
        .param("note", it.note())
        .update();
  }

  /// Every record with all that was entered about it, the oldest first.
  List<RecordHistory> records() {
    var statuses =
        db.sql(STATUSES).query((row, n) -> status(row)).list().stream()
            .collect(Collectors.groupingBy(RecordHistory.Status::record));
    var checks =
        db.sql(CHECKS).query((row, n) -> check(row)).list().stream()
            .collect(Collectors.groupingBy(RecordHistory.Check::record));
    return db.sql(VERSIONS).query((row, n) -> version(row)).list().stream()
        .collect(
            Collectors.groupingBy(
                RecordHistory.Version::record, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(it ->
            new RecordHistory(
                it.getKey(),
                it.getValue(),
                statuses.getOrDefault(it.getKey(), List.of()),
                checks.getOrDefault(it.getKey(), List.of())))
        .toList();
  }

  /// In the order in which they were entered.
  List<ScopeDecision> decisions() {
    return db.sql(DECISIONS)
        .query((row, n) ->
            new ScopeDecision(
                entered(row),
                Rows.uuid(row, "certificate_id"),
                ServiceType.of(row.getString("service")),
                new Site(row.getString("site")),
                row.getBoolean("covered"),
                row.getString("reason")))
        .list();
  }

  /// In the order in which they were entered.
  List<OfficeStatement> statements() {
    return db.sql(STATEMENTS)
        .query((row, n) ->
            new OfficeStatement(
                entered(row),
                number(row.getString("corporate_number")),
                Arrays.stream((String[]) row.getArray("services").getArray())
                    .map(ServiceType::of)
                    .collect(Collectors.toUnmodifiableSet())))
        .list();
  }

  private static RecordHistory.Status status(ResultSet row) throws SQLException {
    return new RecordHistory.Status(
        entered(row),
        Rows.uuid(row, "record_id"),
        StatusChange.of(row.getString("change")),
        row.getString("reason"));
  }

  private static RecordHistory.Check check(ResultSet row) throws SQLException {
    return new RecordHistory.Check(
        Rows.uuid(row, "record_id"),
        new PersonId(Rows.uuid(row, "checked_by")),
        Rows.instant(row, "checked_at"),
        CheckResult.of(row.getString("result")),
        row.getString("note"));
  }

  private static RecordHistory.Version version(ResultSet row) throws SQLException {
    return new RecordHistory.Version(
        entered(row),
        Rows.uuid(row, "record_id"),
        row.getInt("version"),
        new Certificate(
            Scheme.of(row.getString("scheme")),
            row.getString("number"),
            number(row.getString("holder")),
            row.getString("holder_name"),
            row.getString("edition"),
            row.getString("body"),
            row.getString("accreditation"),
            row.getString("scope_text"),
            row.getString("sites"),
            row.getString("region"),
            row.getObject("reported", LocalDate.class),
            row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_to", LocalDate.class),
            row.getObject("surveillance", LocalDate.class),
            row.getObject("recertification", LocalDate.class),
            row.getString("registry_link"),
            row.getString("pdf_sha256")));
  }

  private static Entered entered(ResultSet row) throws SQLException {
    var confirmedBy = row.getObject("confirmed_by", UUID.class);
    return new Entered(
        Rows.uuid(row, "id"),
        row.getLong("n"),
        new PersonId(Rows.uuid(row, "entered_by")),
        Rows.instant(row, "entered_at"),
        confirmedBy == null ? null : new PersonId(confirmedBy),
        Rows.instantOrNull(row, "confirmed_at"));
  }

  private static @Nullable CorporateNumber number(@Nullable String digits) {
    return digits == null ? null : new CorporateNumber(digits);
  }
}
