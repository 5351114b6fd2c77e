package denwaban.database.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;

class BacklogTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @TempDir Path folder;

  private final ClientId client = new ClientId(UUID.randomUUID());
  private final Book book = new Book();
  private TestBacklog waiting;

  record Line(
      int n,
      Bytes bytes,
      Instant at,
      @Nullable UUID id,
      Map<String, String> words,
      List<Inner> all) {}

  record Inner(ClientId client, long big) {}

  /// What a module that writes does: here into memory, after the mark in the database.
  private static final class Book implements BacklogWriter {
    private final List<Integer> before = new ArrayList<>();
    private final List<Line> written = new ArrayList<>();
    private final List<Integer> after = new ArrayList<>();
    private @Nullable RuntimeException trouble;

    @Override
    public Set<Class<? extends Record>> steps() {
      return Set.of(Line.class);
    }

    @Override
    public void before(Record step) {
      before.add(((Line) step).n());
    }

    @Override
    public void write(Record step) {
      if (trouble != null) throw trouble;
      written.add((Line) step);
    }

    @Override
    public void after(Record step) {
      after.add(((Line) step).n());
    }
  }

  @BeforeEach
  void open() {
    waiting = next();
  }

  private TestBacklog next() {
    return new TestBacklog(database, folder).writes(book);
  }

  @Test
  void steps_come_back_as_they_were_and_in_their_order() {
    for (var n = 0; n < 12; n++) waiting.backlog().add(client, line(n));
    assertThat(waiting.backlog().size()).isEqualTo(12);

    assertThat(waiting.catchingUp().catchUp()).isTrue();
    assertThat(book.written).hasSize(12).first().isEqualTo(line(0));
    assertThat(book.written.stream().map(Line::n)).isSorted();
    assertThat(book.after).hasSize(12);
    assertThat(waiting.backlog().empty()).isTrue();
    assertThat(marks()).isZero();
  }

  @Test
  void they_survive_the_program_and_only_we_may_read_them() throws IOException {
    waiting.backlog().add(client, line(1));
    waiting.backlog().add(client, line(2));
    var place = folder.resolve("backlog");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
        .isEqualTo("rwx------");

    var later = next();
    later.backlog().add(client, line(3));
    assertThat(later.backlog().size()).isEqualTo(3);
    assertThat(later.catchingUp().catchUp()).isTrue();
    assertThat(book.written.stream().map(Line::n)).containsExactly(1, 2, 3);
  }

  private static List<RuntimeException> away() {
    return List.of(
        new TransientDataAccessResourceException("the database"),
        new UncheckedIOException(new IOException("the key vault")));
  }

  @ParameterizedTest
  @MethodSource("away")
  void while_what_it_needs_is_away_they_wait_and_none_overtakes(RuntimeException away) {
    waiting.backlog().add(client, line(1));
    book.trouble = away;
    assertThat(waiting.catchingUp().catchUp()).isFalse();
    waiting.backlog().add(client, line(2));
    assertThat(waiting.catchingUp().catchUp()).isFalse();
    assertThat(waiting.backlog().size()).isEqualTo(2);
    book.trouble = null;
    assertThat(waiting.catchingUp().catchUp()).isTrue();
    assertThat(book.written.stream().map(Line::n)).containsExactly(1, 2);
  }

  /// The program dies after the commit, before the file is gone.
  @Test
  void a_step_that_was_written_is_not_written_again() throws IOException {
    waiting.backlog().add(client, line(1));
    var file = folder.resolve("backlog/00000000000000000001.json");
    var copy = Files.readAllBytes(file);
    var id = waiting.backlog().first().orElseThrow().id();
    assertThat(waiting.catchingUp().catchUp()).isTrue();
    Files.write(file, copy);
    database.fence().run(client, () -> mark(id));

    assertThat(next().catchingUp().catchUp()).isTrue();
    assertThat(book.written).hasSize(1);
    assertThat(Files.exists(file)).isFalse();
    assertThat(marks()).isZero();
  }

  @Test
  void what_can_never_be_written_is_put_aside_and_the_others_go_on() throws IOException {
    waiting.backlog().add(client, line(1));
    waiting.backlog().add(client, line(2));
    Files.writeString(folder.resolve("backlog/00000000000000000001.json"), "{\"id\":");
    assertThat(waiting.catchingUp().catchUp()).isTrue();
    assertThat(book.written.stream().map(Line::n)).containsExactly(2);

    waiting.backlog().add(client, new Inner(client, 1));
    for (var trouble :
        List.of(
            new DataIntegrityViolationException("no such row"),
            new IllegalStateException("a bug"))) {
      waiting.backlog().add(client, line(3));
      book.trouble = trouble;
      assertThat(waiting.catchingUp().catchUp()).isTrue();
    }
    assertThat(book.written).hasSize(1);
    assertThat(waiting.backlog().refused()).isEqualTo(4);
    assertThat(next().backlog().empty()).isTrue();
  }

  @Test
  void what_was_put_aside_stays_when_another_run_puts_more_aside() throws IOException {
    for (var n = 1; n <= 2; n++) {
      var run = next();
      run.backlog().add(client, line(n));
      book.trouble = new IllegalStateException("a bug");
      assertThat(run.catchingUp().catchUp()).isTrue();
      assertThat(run.backlog().refused()).isEqualTo(n);
    }
  }

  @Test
  void a_step_that_somebody_took_away_does_not_keep_the_others() throws IOException {
    waiting.backlog().add(client, line(1));
    waiting.backlog().add(client, line(2));
    Files.delete(folder.resolve("backlog/00000000000000000001.json"));
    assertThat(waiting.catchingUp().catchUp()).isTrue();
    assertThat(book.written.stream().map(Line::n)).containsExactly(2);
    assertThat(waiting.catchingUp().caught().orElseThrow().aside()).isOne();
  }

  @Test
  void no_more_than_the_limit_waits() {
    var small = new TestBacklog(database, folder, 2);
    small.backlog().add(client, line(1));
    small.backlog().add(client, line(2));
    assertThatThrownBy(() -> small.backlog().add(client, line(3))).isInstanceOf(BacklogFull.class);
    assertThat(small.backlog().size()).isEqualTo(2);
  }

  @Test
  void a_disk_that_takes_nothing_says_so_and_loses_nothing() throws IOException {
    waiting.backlog().add(client, line(1));
    Files.move(folder.resolve("backlog"), folder.resolve("gone"));
    assertThatThrownBy(() -> waiting.backlog().add(client, line(2)))
        .isInstanceOf(BacklogFull.class);
    Files.move(folder.resolve("gone"), folder.resolve("backlog"));
    assertThat(waiting.catchingUp().catchUp()).isTrue();
    assertThat(book.written.stream().map(Line::n)).containsExactly(1);
  }

  @Test
  void no_other_client_sees_a_mark() {
    var id = UUID.randomUUID();
    database.fence().run(client, () -> mark(id));
    var other = new ClientId(UUID.randomUUID());
    assertThat(database.fence().as(other, this::count)).isZero();
    assertThat(database.fence().office(this::count)).isZero();
    assertThat(database.fence().as(client, this::count)).isOne();
    database.superuser().sql("delete from late_write").update();
  }

  private void mark(UUID id) {
    database
        .jdbc()
        .sql("insert into late_write (id, client_id) values (:id, :client)")
        .param("id", id)
        .param("client", client.value())
        .update();
  }

  private int count() {
    return database.jdbc().sql("select count(*) from late_write").query(Integer.class).single();
  }

  private static int marks() {
    return database
        .superuser()
        .sql("select count(*) from late_write")
        .query(Integer.class)
        .single();
  }

  private Line line(int n) {
    return new Line(
        n,
        Bytes.of(new byte[] {(byte) n, -1}),
        Instant.parse("2026-11-24T06:00:00.123456Z"),
        n % 2 == 0 ? null : new UUID(1, n),
        Map.of("why", "「なし」"),
        List.of(new Inner(client, Long.MAX_VALUE)));
  }
}
