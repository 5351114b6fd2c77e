package denwaban.copies;

import denwaban.audit.anchor.LogExport;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Removes the office's own copies of a client's log that ended: of its folder and of each month.
/// Each step can be done again. What others have of it is out of reach: witnesses, what the client
/// took or had sent to its own place, and mediums in a drawer.
public final class CopyErasure {

  /// For a copy that is being written when its log ends.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CopyInspection places;
  private final CopyRounds rounds;
  private final CopyTable table;
  private final TenantTransactions transactions;
  private final Remover remover;

  /// Removes a file or an empty folder, if it is there.
  @FunctionalInterface
  interface Remover {
    void remove(Path path) throws IOException;
  }

  CopyErasure(
      CopyInspection places,
      CopyRounds rounds,
      CopyTable table,
      TenantTransactions transactions,
      Remover remover) {
    this.places = places;
    this.rounds = rounds;
    this.table = table;
    this.transactions = transactions;
    this.remover = remover;
  }

  /// Called when the log has ended, outside a transaction.
  ///
  /// @throws CopyStays if a place cannot be reached, or keeps a file: try again
  public void erase(ClientId client) throws CopyStays {
    if (!rounds.stopped(client, PATIENCE)) {
      throw new CopyStays("log copies: a copy is being written");
    }
    var mediums = places.mediums();
    if (mediums.isPresent()) empty(own(mediums.get(), client), true);
    var folder = places.folder();
    var written =
        transactions.as(client, () -> table.state(client, CopyTable.Place.FOLDER)).had().size() > 0;
    if (written && folder.isEmpty()) {
      throw new CopyStays("log copies: the settings name no folder, but a copy was written to one");
    }
    if (folder.isPresent()) {
      var copy = own(folder.get(), client);
      // Its own folder, empty, says that this is the place: it goes after the state does.
      if (written && !Files.isDirectory(copy)) {
        throw new CopyStays("log copies: a copy was written to this folder, and is not there now");
      }
      empty(copy, false);
    }
    transactions.run(
        client,
        () -> {
          table.forget(client, CopyTable.Place.FOLDER);
          table.forget(client, CopyTable.Place.OWN);
        });
    if (folder.isPresent()) empty(own(folder.get(), client), true);
  }

  private static Path own(Path root, ClientId client) {
    return root.resolve(LogExport.folder(client));
  }

  /// @param itself whether the folder goes, too
  private void empty(Path folder, boolean itself) throws CopyStays {
    if (Files.isSymbolicLink(folder)) {
      throw new CopyStays("log copies: a link stands where a copy should be");
    }
    if (Files.notExists(folder)) return;
    var removing = new Removing(folder, itself, remover);
    try {
      Files.walkFileTree(folder, removing);
    } catch (IOException e) {
      throw new CopyStays("log copies: a place cannot be read", e);
    }
    var first = removing.first;
    if (first != null) {
      throw new CopyStays(
          "log copies: %d stay: write-once, locked, or not permitted".formatted(removing.stays),
          first);
    }
  }

  /// Goes on after what cannot be removed, and counts it.
  private static final class Removing extends SimpleFileVisitor<Path> {

    private final Path root;
    private final boolean itself;
    private final Remover remover;
    private int stays;
    private @Nullable IOException first;

    Removing(Path root, boolean itself, Remover remover) {
      this.root = root;
      this.itself = itself;
      this.remover = remover;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      remove(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      stays(e);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (e != null) stays(e);
      if (stays == 0 && (itself || !folder.equals(root))) remove(folder);
      return FileVisitResult.CONTINUE;
    }

    private void remove(Path file) {
      try {
        remover.remove(file);
      } catch (IOException e) {
        stays(e);
      }
    }

    private void stays(IOException e) {
      stays++;
      if (first == null) first = e;
    }
  }
}
