package denwaban.storage.key;

import denwaban.kernel.Bytes;
import denwaban.seal.statement.NightSafe;
import denwaban.seal.statement.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Key files whose master key is in no file. While sealed it wraps what arrives to public keys
/// ([Intake]) and gives nothing out.
///
/// The keys of the log stay outside the seal, in a folder of their own with a master file: the log
/// must be written and signed before anybody comes. They sign checkpoints and wrap reasons and
/// circumstances of entries, and open no header.
public final class SealedVault implements KeyVault, Seal {

  static final String LOG = "log";

  private final SoftwareVault keys;
  private final SoftwareVault log;
  private final SealFile seal;
  private final InstantSource clock;
  private final ReadWriteLock turn = new ReentrantReadWriteLock();
  private Instant since;
  private @Nullable OpenedSeal opened; // in memory only

  /// @param folder with a file `seal`
  public SealedVault(Path folder, SealFile seal, InstantSource clock) {
    var files = new KeyFiles(folder);
    this.seal = seal;
    this.clock = clock;
    this.since = clock.instant();
    this.keys = new SoftwareVault(files, new Ring());
    this.log = new SoftwareVault(folder.resolve(LOG));
  }

  private final class Ring implements Keyring {

    private OpenedSeal need() throws VaultSealed {
      var now = opened;
      if (now == null) {
        throw new VaultSealed(since);
      }
      return now;
    }

    @Override
    public Bytes master() throws VaultSealed {
      return need().master();
    }

    @Override
    public Bytes shut(byte[] seed, byte[] place) {
      return seal.slot().drop(seed, place);
    }

    @Override
    public Optional<Bytes> open(Bytes shut, byte[] place) throws VaultSealed {
      return need().open(shut, place);
    }
  }

  @Override
  public Bytes wrap(Kek kek, byte[] secret, byte[] place) throws IOException {
    if (kek.ofTheLog()) {
      return log.wrap(kek, secret, place);
    }
    turn.readLock().lock();
    try {
      return opened == null ? keys.takeIn(kek, secret, place) : keys.wrap(kek, secret, place);
    } finally {
      turn.readLock().unlock();
    }
  }

  @Override
  public Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place) throws IOException {
    if (kek.ofTheLog()) {
      return log.unwrap(kek, wrapped, place);
    }
    turn.readLock().lock();
    try {
      mustBeOpen();
      return keys.unwrap(kek, wrapped, place);
    } finally {
      turn.readLock().unlock();
    }
  }

  /// Erasing needs no key: it works while sealed, too.
  @Override
  public boolean destroy(Kek kek) throws IOException {
    return kek.ofTheLog() ? log.destroy(kek) : keys.destroy(kek);
  }

  @Override
  public void destroyAll(List<Kek> all) throws IOException {
    log.destroyAll(all.stream().filter(Kek::ofTheLog).toList());
    keys.destroyAll(all.stream().filter(it -> !it.ofTheLog()).toList());
  }

  @Override
  public void mustBeOpen() throws VaultSealed {
    turn.readLock().lock();
    try {
      if (opened == null) {
        throw new VaultSealed(since);
      }
    } finally {
      turn.readLock().unlock();
    }
  }

  @Override
  public boolean fitted() {
    return true;
  }

  @Override
  public Optional<Instant> since() {
    turn.readLock().lock();
    try {
      return opened == null ? Optional.of(since) : Optional.empty();
    } finally {
      turn.readLock().unlock();
    }
  }

  @Override
  public void open(String one, String two) throws Share.NotCombined, IOException {
    var ring = seal.open(NightSafe.of(one, two, seal.slot()));
    turn.writeLock().lock();
    try {
      opened = ring;
    } finally {
      turn.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    turn.writeLock().lock();
    try {
      if (opened != null) {
        opened = null;
        since = clock.instant();
        keys.forget();
      }
    } finally {
      turn.writeLock().unlock();
    }
  }
}
