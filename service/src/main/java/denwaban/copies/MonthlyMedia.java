package denwaban.copies;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.anchor.LogExport;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.CompanyKeys;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.seal.age.Recipient;
import denwaban.seal.age.SealedStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Once a month, for each client, a file for an offline medium: the whole log, sealed to the
/// company's key, so that a person who carries or keeps the medium reads nothing.
///
/// `age -d -i key.txt 2026-11.age | tar -x` gives a log copy.
final class MonthlyMedia {

  /// Months are Japan's.
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private static final Pattern NAME = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])\\.age");
  private static final String AGE = ".age";
  private static final String HALF = ".half";

  private static final Logger LOG = LoggerFactory.getLogger(MonthlyMedia.class);

  private final MediumsFolder place;
  private final Path folder;
  private final LogExport copies;
  private final CompanyKeys keys;
  private final Clients clients;
  private final TenantTransactions transactions;
  private final AuditLog entries;
  private final Ids ids;
  private final InstantSource clock;
  private boolean away;

  /// @param place from which the office writes its mediums; each client has a folder in it
  MonthlyMedia(
      MediumsFolder place,
      LogExport copies,
      CompanyKeys keys,
      Clients clients,
      TenantTransactions transactions,
      AuditLog entries,
      Ids ids,
      InstantSource clock) {
    this.place = place;
    this.folder = place.path();
    this.copies = copies;
    this.keys = keys;
    this.clients = clients;
    this.transactions = transactions;
    this.entries = entries;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param month that was over when it was made, such as 2026-11
  record Medium(String month, long bytes) {}

  /// Makes last month's file for every client that has none yet; none while the folder is away, so
  /// that nothing lies under a mount point where no one sees it.
  void round() {
    if (!there()) return;
    var month = YearMonth.from(clock.instant().atZone(ZONE)).minusMonths(1);
    for (var client : clients.active().stream().map(Client::id).toList()) {
      var file = file(client, month.toString());
      if (!Files.exists(file)) {
        one(client, month, file);
      }
    }
  }

  private boolean there() {
    try {
      place.use(ids);
      away = false;
    } catch (IOException e) {
      if (!away) LOG.atWarn().setCause(e).log("the months' files wait for their folder");
      away = true;
    }
    return !away;
  }

  private void one(ClientId client, YearMonth month, Path file) {
    try {
      var key = keys.toSealTo(client, null);
      if (key.isPresent() && copies.size(client) > 0) {
        make(client, key.get(), file);
        transactions.run(
            client, () -> log(Action.MEDIUM_SEALED, client, month.toString(), Actor.SERVICE));
      }
    } catch (IOException | RuntimeException e) {
      // one client's trouble is not the others'; tried again with the next round
      LOG.atWarn().setCause(e).log("the month's medium of a client could not be written");
    }
  }

  private void make(ClientId client, CompanyKey key, Path file) throws IOException {
    Files.createDirectories(folder.resolve(LogExport.folder(client)));
    var half = file.resolveSibling(file.getFileName() + HALF);
    try (var channel =
            FileChannel.open(
                half,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        var payload = new Late(Channels.newOutputStream(channel));
        var sealed = SealedStream.open(Recipient.parse(key.recipient()), payload)) {
      payload.begin(sealed.header().toArray());
      var tar = new TarFiles(into(sealed), LogExport.folder(client), clock.instant());
      copies.write(client, LogExport.Had.NOTHING, tar);
      tar.finish();
      sealed.finish();
      payload.flush();
      channel.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static OutputStream into(SealedStream sealed) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        sealed.write(bytes, offset, count);
      }
    };
  }

  /// Those of a client, the newest first.
  List<Medium> of(ClientId client) throws IOException {
    var own = folder.resolve(LogExport.folder(client));
    if (!Files.isDirectory(own)) {
      return List.of();
    }
    try (var files = Files.list(own)) {
      var found = new java.util.ArrayList<Medium>();
      for (var file : (Iterable<Path>) files::iterator) {
        var name = file.getFileName().toString();
        if (NAME.matcher(name).matches()) {
          found.add(new Medium(name.substring(0, name.length() - AGE.length()), Files.size(file)));
        }
      }
      found.sort(Comparator.comparing(Medium::month).reversed());
      return found;
    }
  }

  /// The entry first.
  ///
  /// @throws Problem 404 if there is none of this month
  Path take(CurrentUser user, String month) {
    var client = user.memberOf();
    var file =
        Optional.of(month + AGE)
            .filter(name -> NAME.matcher(name).matches())
            .map(_ -> file(client, month))
            .filter(Files::isRegularFile)
            .orElseThrow(Problem::notFound);
    transactions.run(client, () -> log(Action.MEDIUM_TAKEN, client, month, user.actor()));
    return file;
  }

  private Path file(ClientId client, String month) {
    return folder.resolve(LogExport.folder(client)).resolve(month + AGE);
  }

  private void log(Action action, ClientId client, String month, Actor actor) {
    entries.append(Entry.done(action, client, month, actor, Purpose.EXPORT));
  }

  /// Keeps what is sealed back until the header stands before it.
  private static final class Late extends BufferedOutputStream {

    private final OutputStream below;

    Late(OutputStream below) {
      super(below);
      this.below = below;
    }

    /// Called once, before more than the payload's nonce came.
    void begin(byte[] header) throws IOException {
      below.write(header);
    }
  }
}
