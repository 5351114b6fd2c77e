package denwaban.database.backlog;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// What calls leave while the database, or the log in it, cannot be written: a file for each step,
/// forced to the disk, in the order in which they came. [BacklogReplay] writes them when it can.
///
/// Steps hold ids, and what is sealed; no name, number or word.
public final class Backlog {

  /// Steps that may wait; a call leaves about eight, so some 10,000 calls.
  static final int LIMIT = 100_000;

  private static final Pattern NAME = Pattern.compile("[0-9]{20}\\.json");

  private final Path folder;
  private final Path refused;
  private final Ids ids;
  private final InstantSource clock;
  private final int limit;
  private final JsonMapper json = mapper();

  /// The numbers of those that wait; their files' names.
  private final ArrayDeque<Long> waiting = new ArrayDeque<>();

  private long next;

  public Backlog(Path folder, Ids ids, InstantSource clock) {
    this(folder, ids, clock, LIMIT);
  }

  /// Finds what an earlier run left.
  Backlog(Path folder, Ids ids, InstantSource clock, int limit) {
    this.folder = folder;
    this.refused = folder.resolve("refused");
    this.ids = ids;
    this.clock = clock;
    this.limit = limit;
    try {
      Files.createDirectories(refused, owned());
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      waiting.addAll(numbers(folder));
      // none takes the name of one that was put aside: it would go over it
      var used = new ArrayList<>(numbers(refused));
      used.addAll(waiting);
      next = used.stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    } catch (IOException e) {
      throw new UncheckedIOException("the backlog's folder cannot be used", e);
    }
  }

  /// Ascending.
  private static List<Long> numbers(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .map(name -> Long.parseLong(name.substring(0, 20)))
          .sorted()
          .toList();
    }
  }

  private static java.nio.file.attribute.FileAttribute<?> owned() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }

  /// A step as it waits.
  ///
  /// @param id so that it is written once
  /// @param kind simple name of the record
  record Waiting(UUID id, ClientId client, String kind, Instant at, JsonNode step) {}

  /// When this returns, the step survives a crash.
  ///
  /// @throws BacklogFull if it cannot wait
  public synchronized void add(ClientId client, Record step) {
    if (waiting.size() >= limit) throw new BacklogFull("so much waits already: " + limit);
    var kind = step.getClass().getSimpleName();
    var text =
        json.writeValueAsBytes(
            new Waiting(ids.next(), client, kind, clock.instant(), json.valueToTree(step)));
    try {
      var half = folder.resolve("half");
      try (var file =
          FileChannel.open(
              half,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        for (var bytes = ByteBuffer.wrap(text); bytes.hasRemaining(); ) file.write(bytes);
        file.force(true);
      }
      Files.move(half, file(next), StandardCopyOption.ATOMIC_MOVE);
      force();
    } catch (IOException e) {
      throw new BacklogFull("the disk does not take it", e);
    }
    waiting.addLast(next++);
  }

  /// Whether nothing waits. What comes after something that waits must wait behind it.
  public synchronized boolean empty() {
    return waiting.isEmpty();
  }

  public synchronized int size() {
    return waiting.size();
  }

  /// Steps that the database did not take and never will, for a person to look at.
  public int refused() {
    try (var all = Files.list(refused)) {
      return (int) all.count();
    } catch (IOException e) {
      throw new UncheckedIOException("the backlog's folder cannot be read", e);
    }
  }

  /// The one that came first; empty if nothing waits.
  ///
  /// @throws JacksonException if its file is damaged
  /// @throws IllegalStateException if it was removed
  Optional<Waiting> first() throws IOException {
    var number = peek();
    if (number == null) return Optional.empty();
    var file = file(number);
    if (!Files.exists(file)) throw new IllegalStateException("a step was taken away");
    return Optional.of(json.readValue(Files.readAllBytes(file), Waiting.class));
  }

  /// @throws JacksonException if it is none of these
  <S extends Record> S step(Waiting waits, Class<S> type) {
    return json.treeToValue(waits.step(), type);
  }

  /// The first one is written.
  void done() throws IOException {
    var number = peek();
    if (number == null) return;
    Files.delete(file(number));
    force();
    pop();
  }

  /// The first one can never be written; it is put aside.
  void refuse() throws IOException {
    var number = peek();
    if (number == null) return;
    var file = file(number);
    if (Files.exists(file)) {
      Files.move(file, refused.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      force();
    }
    pop();
  }

  private synchronized @Nullable Long peek() {
    return waiting.peekFirst();
  }

  private synchronized void pop() {
    waiting.removeFirst();
  }

  private Path file(long number) {
    return folder.resolve("%020d.json".formatted(number));
  }

  private void force() throws IOException {
    try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private static JsonMapper mapper() {
    var bytes = new SimpleModule();
    bytes.addSerializer(
        Bytes.class,
        new ValueSerializer<Bytes>() {
          @Override
          public void serialize(Bytes value, JsonGenerator to, SerializationContext context) {
            to.writeString(value.base64());
          }
        });
    bytes.addDeserializer(
        Bytes.class,
        new ValueDeserializer<Bytes>() {
          @Override
          public Bytes deserialize(JsonParser from, DeserializationContext context) {
            return Bytes.ofBase64(from.getString());
          }
        });
    return JsonMapper.builder().addModule(bytes).build();
  }
}
