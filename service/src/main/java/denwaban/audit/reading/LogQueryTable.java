package denwaban.audit.reading;

import denwaban.audit.LogId;
import denwaban.audit.LogPage;
import denwaban.audit.sequencing.PendingEntries;
import denwaban.database.Rows;
import denwaban.kernel.Bytes;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of questions to the logs. Called inside a scope.
@Component
public class LogQueryTable {

  // Moments in leaves are UTC with milliseconds and one length: their text sorts as they do.
  private static final String WANTED =
      """
        log = :log
        and (cast(:from as text) is null or cast(leaf as jsonb) ->> 't' >= :from)
        and (cast(:to as text) is null or cast(leaf as jsonb) ->> 't' < :to)
        and (cast(:actor as text) is null or cast(leaf as jsonb) ->> 'actor' = :actor)
        and (cast(:role as text) is null or cast(leaf as jsonb) ->> 'role' = :role)
        and (cast(:object as text) is null or cast(leaf as jsonb) ->> 'obj' = :object)
        and (cast(:purpose as text) is null or cast(leaf as jsonb) ->> 'purpose' = :purpose)
        and (cast(:act as text) is null or cast(leaf as jsonb) ->> 'act' = :act
          or (right(:act, 1) = '.' and starts_with(cast(leaf as jsonb) ->> 'act', :act)))
      """;

  private static final String PAGE =
      """
      select idx, leaf from audit_entry
      where idx < :before and
      """
          + WANTED
          + """
          order by idx desc
          limit :limit
          """;

  private static final String TOUCHED =
      """
      select cast(leaf as jsonb) ->> 'obj' as obj, count(*) as times,
        min(cast(leaf as jsonb) ->> 't') as first, max(cast(leaf as jsonb) ->> 't') as last,
        array_agg(distinct cast(leaf as jsonb) ->> 'act') as acts
      from audit_entry
      where
      """
          + WANTED
          + """
          group by obj
          order by last desc, obj
          limit :limit
          """;

  private static final String ALL =
      """
      select log, idx, leaf
      from (
        select log, idx, leaf, cast(leaf as jsonb) ->> 't' as t from audit_entry
        where cast(leaf as jsonb) ->> 't' >= :from and cast(leaf as jsonb) ->> 't' < :to
        order by cast(leaf as jsonb) ->> 'act' in ('object.header.released', 'object.header.remade')
          and cast(leaf as jsonb) ->> 'purpose' in ('reheader', 'index', 'export'), t, log, idx
        limit :limit
      ) it
      order by t, log, idx
      """;

  private static final String LAST =
      """
      select log, idx, leaf
      from (
        select log, idx, leaf, cast(leaf as jsonb) ->> 't' as t from audit_entry
        where cast(leaf as jsonb) ->> 't' >= :from and cast(leaf as jsonb) ->> 't' < :to
          and not (
            cast(leaf as jsonb) ->> 'act' in ('object.header.released', 'object.header.remade')
            and cast(leaf as jsonb) ->> 'purpose' in ('reheader', 'index', 'export'))
        order by t desc, log, idx desc
        limit :limit
      ) it
      order by t, log, idx
      """;

  private static final String COUNT =
      """
      select count(*) from audit_entry
      where cast(leaf as jsonb) ->> 't' >= :from and cast(leaf as jsonb) ->> 't' < :to
      """;

  // of each log the first that is held, and what the sequencer has not looked at
  private static final String WAITING =
      """
      select it.log, min(cast(it.leaf as jsonb) ->> 't') as since
      from (
        (
          select distinct on (h.log) h.log, o.leaf
          from audit_held h join audit_outbox o on o.id = h.outbox_id
          order by h.log, h.outbox_id
        )
        union all
        select o.log, o.leaf
        from (
          select id, log, leaf from audit_outbox
          where xid >= coalesce(
            (
              select settled from audit_horizon
              where life = (select cast(system_identifier as text) from pg_control_system())
            ),
            cast('0' as xid8)
          )
          order by xid, id
          limit :rows
        ) o
        where not exists (select from audit_entry e where e.outbox_id = o.id)
      ) it
      group by it.log
      """;

  private static final String COUNTS =
      """
      select log, cast(cast(cast(leaf as jsonb) ->> 't' as timestamptz) at time zone :zone as date)
        as day, count(*) as entries
      from audit_entry
      where cast(leaf as jsonb) ->> 't' >= :from and cast(leaf as jsonb) ->> 't' < :to
      group by log, day
      """;

  private static final String DETAIL =
      """
      select d.outbox_id, d.subject, d.salt, d.sealed
      from audit_entry e join audit_detail d on d.outbox_id = e.outbox_id
      where e.log = :log and e.idx = :idx
      """;

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private final JdbcClient db;

  public LogQueryTable(JdbcClient db) {
    this.db = db;
  }

  List<LogPage.Line> page(LogId log, LogQuery logQuery, long before, int limit) {
    return of(PAGE, log, logQuery)
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> new LogPage.Line(row.getLong("idx"), row.getString("leaf")))
        .list();
  }

  List<AccessedObject> touched(LogId log, LogQuery logQuery, int limit) {
    return of(TOUCHED, log, logQuery).param("limit", limit).query(LogQueryTable::touched).list();
  }

  private JdbcClient.StatementSpec of(String sql, LogId log, LogQuery logQuery) {
    return db.sql(sql)
        .param("log", log.value())
        .param("from", text(logQuery.from()))
        .param("to", text(logQuery.to()))
        .param("actor", logQuery.actor() == null ? null : logQuery.actor().toString())
        .param("role", logQuery.role())
        .param("object", logQuery.object())
        .param("purpose", logQuery.purpose())
        .param("act", logQuery.act());
  }

  List<LogSearch.Seen> all(Instant from, Instant to, int limit) {
    return entries(ALL, from, to, limit);
  }

  List<LogSearch.Seen> last(Instant from, Instant to, int limit) {
    return entries(LAST, from, to, limit);
  }

  private List<LogSearch.Seen> entries(String sql, Instant from, Instant to, int limit) {
    return db.sql(sql)
        .param("from", MILLIS.format(from))
        .param("to", MILLIS.format(to))
        .param("limit", limit)
        .query((row, n) ->
            new LogSearch.Seen(
                LogSearch.client(new LogId(Rows.uuid(row, "log"))),
                row.getLong("idx"),
                row.getString("leaf")))
        .list();
  }

  long count(Instant from, Instant to) {
    return db.sql(COUNT)
        .param("from", MILLIS.format(from))
        .param("to", MILLIS.format(to))
        .query(Long.class)
        .single();
  }

  /// Logs that have entries without a place, and the oldest one's time. Where more than
  /// [PendingEntries#ROWS] wait, the oldest are looked at.
  List<LogSearch.Waits> waiting() {
    return db.sql(WAITING)
        .param("rows", PendingEntries.ROWS)
        .query((row, n) ->
            new LogSearch.Waits(
                LogSearch.client(new LogId(Rows.uuid(row, "log"))),
                Instant.parse(row.getString("since"))))
        .list();
  }

  List<LogSearch.Count> counts(LocalDate from, LocalDate to, ZoneId zone) {
    return db.sql(COUNTS)
        .param("zone", zone.getId())
        .param("from", MILLIS.format(from.atStartOfDay(zone)))
        .param("to", MILLIS.format(to.plusDays(1).atStartOfDay(zone)))
        .query((row, n) ->
            new LogSearch.Count(
                LogSearch.client(new LogId(Rows.uuid(row, "log"))),
                row.getObject("day", LocalDate.class),
                row.getLong("entries")))
        .list();
  }

  /// A detail as it lies.
  record Kept(long outbox, UUID subject, Bytes salt, Bytes sealed) {}

  Optional<Kept> detail(LogId log, long index) {
    return db.sql(DETAIL)
        .param("log", log.value())
        .param("idx", index)
        .query((row, n) ->
            new Kept(
                row.getLong("outbox_id"),
                Rows.uuid(row, "subject"),
                Bytes.of(row.getBytes("salt")),
                Bytes.of(row.getBytes("sealed"))))
        .optional();
  }

  private static AccessedObject touched(ResultSet row, int n) throws SQLException {
    Array acts = row.getArray("acts");
    return new AccessedObject(
        row.getString("obj"),
        row.getLong("times"),
        Instant.parse(row.getString("first")),
        Instant.parse(row.getString("last")),
        List.of((String[]) acts.getArray()));
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : MILLIS.format(at);
  }
}
