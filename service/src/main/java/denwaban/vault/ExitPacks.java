package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.audit.reading.LogReader;
import denwaban.client.ExportPart;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.Contracts;
import denwaban.contract.Decision;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.open.PackWriter;
import denwaban.seal.statement.Fingerprint;
import denwaban.seal.statement.Manifest;
import denwaban.storage.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Everything that a client needs to go on without us: docs/formats/exit-pack.md.
///
/// First the log has an entry for every header that will be given out, in a transaction of its own;
/// only then is anything written.
@Component
final class ExitPacks {

  private static final Logger LOG = LoggerFactory.getLogger(ExitPacks.class);

  /// Of one file's name, length and digests, in the pack's own list and in the zip's; measured. A
  /// zip names its files at its end, so that until then the names lie in memory.
  static final long FILE_BYTES = 600;

  /// What all packs that are being made may have of the program's memory: a call in progress must
  /// not be their price.
  private static final int SHARE = 4;

  private final TenantTransactions transactions;
  private final ObjectTable objectTable;
  private final Headers headers;
  private final ObjectStore store;
  private final CompanyKeys keys;
  private final Contracts contracts;
  private final AuditLog audit;
  private final LogReader log;
  private final ObjectProvider<ExportPart> parts;
  private final InstantSource clock;
  private final String installation;
  private final Semaphore room;

  @Autowired
  ExitPacks(
      TenantTransactions transactions,
      ObjectTable objectTable,
      Headers headers,
      ObjectStore store,
      CompanyKeys keys,
      Contracts contracts,
      AuditLog audit,
      LogReader log,
      ObjectProvider<ExportPart> parts,
      InstantSource clock,
      @Value("${denwaban.log-origin:denwaban.example/log}") String installation) {
    this(
        transactions,
        objectTable,
        headers,
        store,
        keys,
        contracts,
        audit,
        log,
        parts,
        clock,
        installation,
        Runtime.getRuntime().maxMemory());
  }

  ExitPacks(
      TenantTransactions transactions,
      ObjectTable objectTable,
      Headers headers,
      ObjectStore store,
      CompanyKeys keys,
      Contracts contracts,
      AuditLog audit,
      LogReader log,
      ObjectProvider<ExportPart> parts,
      InstantSource clock,
      String installation,
      long heap) {
    this.transactions = transactions;
    this.objectTable = objectTable;
    this.headers = headers;
    this.store = store;
    this.keys = keys;
    this.contracts = contracts;
    this.audit = audit;
    this.log = log;
    this.parts = parts;
    this.clock = clock;
    this.installation = installation;
    this.room = new Semaphore((int) Math.min(heap / SHARE / FILE_BYTES, Integer.MAX_VALUE));
  }

  /// @param whole what can still be opened, each with its entry in the log
  /// @param erased what a pack names and does not hold
  /// @param beside what other modules have to say
  /// @param files that it will have, but for those of other modules
  record Leaving(List<ObjectId> whole, List<ObjectId> erased, List<Beside> beside, int files) {

    /// Entries that were committed for it.
    int logged() {
      return whole.size() + beside.stream().mapToInt(it -> it.released().size()).sum();
    }
  }

  /// @param released each with its entry in the log
  record Beside(ExportPart part, List<UUID> released) {}

  /// Commits an entry for each object that a pack made now would hold, and for all else in it that
  /// is not read without one.
  ///
  /// @throws Problem 409 if the contract allows no export, or the company has no key, and so
  ///   nothing that could be exported; 503 while the vault is sealed, or there is no room for its
  ///   list of files now
  Leaving release(CurrentUser user) {
    var client = user.memberOf();
    headers.mustBeOpen();
    if (contracts.mayExport(client, clock.instant()) instanceof Decision.Refused) {
      throw new Problem(409, "export-not-agreed");
    }
    if (keys.current(client).isEmpty()) {
      throw new Problem(409, "nothing-to-export");
    }
    return transactions.as(
        client,
        () -> {
          var all = objectTable.all(client);
          var whole =
              all.stream()
                  .filter(ObjectTable.Standing::whole)
                  .map(ObjectTable.Standing::object)
                  .toList();
          var half = all.stream().filter(one -> !one.whole()).map(ObjectTable.Standing::object);
          var erased = Stream.concat(half, objectTable.erased(client).stream()).toList();
          var files =
              all.stream()
                  .filter(ObjectTable.Standing::whole)
                  .mapToInt(ObjectTable.Standing::files)
                  .sum();
          if (room.availablePermits() < files) throw noRoom();
          for (var object : whole) {
            audit.append(
                new Entry(
                    Action.HEADER_RELEASED,
                    client,
                    object.toString(),
                    user.actor(),
                    Purpose.EXPORT,
                    Result.DONE,
                    Map.of()));
          }
          var beside = parts.orderedStream().map(it -> new Beside(it, it.release(user))).toList();
          return new Leaving(whole, erased, beside, files);
        });
  }

  /// What is erased between the release and now is named as erased, too.
  ///
  /// @param out gets no end if this throws: half a pack is no zip
  /// @throws Problem 503 if there is no room for its list of files now; nothing is written then
  void write(ClientId client, Leaving leaving, OutputStream out) throws IOException {
    var chain = keys.chain(client).orElseThrow(Problem::notFound);
    if (!room.tryAcquire(leaving.files())) throw noRoom();
    try (var pack = new PackWriter(out, clock.instant())) {
      pack.add("keys/company.json", chain.bytes());
      for (var box : keys.mailboxChains(client).entrySet()) {
        pack.add("keys/mailbox-" + box.getKey() + ".json", box.getValue().bytes());
      }
      leaving.erased().forEach(pack::erased);
      for (var object : leaving.whole()) {
        switch (add(pack, client, object)) {
          case ERASED -> pack.erased(object);
          case LOST -> {
            LOG.atError().addKeyValue("object", object).log("a payload is lost");
            pack.lost(object);
          }
          case WHOLE -> {}
        }
      }
      for (var beside : leaving.beside()) {
        beside.part().write(client, beside.released(), pack::add);
      }
      var slice = log.slice(client);
      var checkpoint = slice.checkpoint();
      pack.add("log/entries.jsonl", slice::lines);
      pack.add("log/before", Bytes.of(new byte[0]));
      pack.add("log/checkpoint", bytes(checkpoint == null ? "" : checkpoint));
      var pin = Fingerprint.of(chain.statements().getFirst().statement());
      pack.finish(client, installation, pin, slice.key(), 0);
    } finally {
      room.release(leaving.files());
    }
  }

  private static Problem noRoom() {
    return new Problem(503, "export-no-room");
  }

  private enum Added {
    WHOLE,
    /// A header of it was erased or its key destroyed.
    ERASED,
    /// The store has no payload under its name. Where the store is away, nothing is said of it.
    LOST
  }

  /// Nothing is added of what is not whole.
  private Added add(PackWriter pack, ClientId client, ObjectId object) throws IOException {
    var signedManifest =
        transactions.as(client, () -> objectTable.find(client, object)).orElse(null);
    if (signedManifest == null) return Added.ERASED;
    var manifest = Manifest.parse(bytes(signedManifest.manifest()));
    var rows = transactions.as(client, () -> objectTable.headers(client, object));
    var opened =
        rows.stream()
            .flatMap(row -> headers.unwrap(client, object, row.header()).stream())
            .toList();
    if (opened.size() != manifest.segments().size()) return Added.ERASED;
    for (var segment : manifest.segments()) {
      if (store.length(object, segment.n()).isEmpty()) return Added.LOST;
    }
    var place = PackWriter.object(object, manifest.version());
    pack.add(place + "manifest.json", bytes(signedManifest.manifest()));
    pack.addSignature(place + "manifest.sig", signedManifest.signature());
    for (var segment : manifest.segments()) {
      var n = segment.n();
      var header = opened.get(n);
      var remade = rows.get(n).remade();
      if (remade == null) {
        pack.add(place + n + ".header", header);
      } else {
        pack.addHeader(place + n, header, bytes(remade.statement()), remade.signature());
      }
      pack.add(place + n + ".payload", () -> store.read(object, n, 0, segment.length()));
    }
    return Added.WHOLE;
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(UTF_8));
  }
}
