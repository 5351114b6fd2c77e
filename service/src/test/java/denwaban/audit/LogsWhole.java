package denwaban.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.Frontier;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.proof.TileMaker;
import denwaban.audit.proof.TilePath;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks at everything that is stored of a log: each committed entry once, in one order without a
/// gap, and every checkpoint and tile what the entries give.
public final class LogsWhole {

  private record Entry(long index, String leaf) {}

  private final JdbcClient db;
  private final TestLog log;

  public LogsWhole(TestDatabase database, TestLog log) {
    this.db = database.superuser();
    this.log = log;
  }

  /// How many committed entries wait for their place.
  public long waiting() {
    return db.sql(
            """
            select count(*) from audit_outbox o
            where not exists (select from audit_entry e where e.outbox_id = o.id)
            """)
        .query(Long.class)
        .single();
  }

  /// @param objects of every entry that was committed to this client's log, in any order
  public void check(ClientId client, List<String> objects) {
    var entries = entries(client);
    assertThat(entries).extracting(Entry::index).isEqualTo(upTo(entries.size()));
    assertThat(entries)
        .extracting(entry -> entry.leaf().replaceFirst(".*\"obj\":\"([^\"]+)\".*", "$1"))
        .containsExactlyInAnyOrderElementsOf(objects);
    assertThat(log.outbox(client))
        .containsExactlyInAnyOrderElementsOf(entries.stream().map(Entry::leaf).toList());

    var roots = new HashMap<Long, Bytes>();
    var frontier = Frontier.of(0, List.of());
    var tiles = new TreeMap<String, Bytes>();
    var maker = new TileMaker();
    for (var entry : entries) {
      var leaf = denwaban.audit.proof.Merkle.leaf(Bytes.of(entry.leaf().getBytes(UTF_8)));
      frontier.addLeaf(leaf);
      roots.put(frontier.size(), frontier.root());
      for (var full : maker.add(leaf)) {
        tiles.put(TilePath.tile(full.level(), full.number(), full.width()), full.hashes());
      }
    }
    for (var edge : maker.edge()) {
      tiles.put(TilePath.tile(edge.level(), edge.number(), edge.width()), edge.hashes());
    }
    assertThat(stored(client)).containsAllEntriesOf(tiles);
    checkpoints(client, roots, entries.size());
  }

  private void checkpoints(ClientId client, Map<Long, Bytes> roots, long size) {
    var keys = log.reading().keys(client).stream().map(NoteKey::parse).toList();
    var notes =
        db.sql("select note from audit_checkpoint where log = :log order by size")
            .param("log", client.value())
            .query((row, n) -> row.getString("note"))
            .list();
    var sizes = new ArrayList<Long>();
    for (var note : notes) {
      for (var key : keys) {
        var state = Checkpoint.check(note, key).orElseThrow().value();
        assertThat(state.root()).isEqualTo(roots.get(state.size()));
        sizes.add(state.size());
      }
    }
    assertThat(keys).hasSize(2);
    assertThat(sizes).last().isEqualTo(size);
  }

  private List<Entry> entries(ClientId client) {
    return db.sql("select idx, leaf from audit_entry where log = :log order by idx")
        .param("log", client.value())
        .query((row, n) -> new Entry(row.getLong("idx"), row.getString("leaf")))
        .list();
  }

  private Map<String, Bytes> stored(ClientId client) {
    var stored = new TreeMap<String, Bytes>();
    db.sql("select path, data from audit_tile where log = :log")
        .param("log", client.value())
        .query((row, n) -> stored.put(row.getString("path"), Bytes.of(row.getBytes("data"))))
        .list();
    return stored;
  }

  private static List<Long> upTo(long size) {
    return java.util.stream.LongStream.range(0, size).boxed().toList();
  }
}
