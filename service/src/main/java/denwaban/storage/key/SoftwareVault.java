package denwaban.storage.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.AtRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keys as files in a folder that only our user reads, one for each key, wrapped under a master.
/// Outside the database, so that no dump of it holds a key.
///
/// A destroyed key leaves an empty file, so that its name is not used again.
public final class SoftwareVault implements KeyVault {

  static final String KEK = "kek-";

  /// Keys that are destroyed at once: each holds two files open.
  static final int AT_ONCE = 256;

  private final KeyFiles files;
  private final Keyring ring;
  private final Intake intake;
  private final Map<Kek, Bytes> known = new ConcurrentHashMap<>();

  SoftwareVault(KeyFiles files, Keyring ring) {
    this.files = files;
    this.ring = ring;
    this.intake = new Intake(files);
  }

  /// With its master key in a file.
  ///
  /// @param folder made if absent, readable by our user alone
  public SoftwareVault(Path folder) {
    var in = new KeyFiles(folder);
    this(in, new MasterFile(in));
  }

  /// True if keys were made here.
  public static boolean uses(Path folder) {
    return Files.exists(folder.resolve(MasterFile.NAME))
        || Files.exists(folder.resolve(SealFile.NAME));
  }

  @Override
  public Bytes wrap(Kek kek, byte[] secret, byte[] place) throws IOException {
    var key = find(kek);
    return AtRest.wrap(key.isPresent() ? key.get() : make(kek), secret, place);
  }

  /// Wraps without the master key.
  Bytes takeIn(Kek kek, byte[] secret, byte[] place) throws IOException {
    synchronized (files) { // not while it is destroyed
      if (files.erased(file(kek))) {
        throw new KeyDestroyed();
      }
      return intake.wrap(kek, secret, place, ring);
    }
  }

  @Override
  public Optional<Bytes> unwrap(Kek kek, Bytes wrapped, byte[] place) throws IOException {
    return Intake.took(wrapped)
        ? intake.unwrap(kek, wrapped, place, ring)
        : find(kek).flatMap(key -> AtRest.unwrap(key, wrapped, place));
  }

  @Override
  public boolean destroy(Kek kek) throws IOException {
    return !destroyed(List.of(kek)).isEmpty();
  }

  @Override
  public void destroyAll(List<Kek> keys) throws IOException {
    for (var from = 0; from < keys.size(); from += AT_ONCE) {
      destroyed(keys.subList(from, Math.min(keys.size(), from + AT_ONCE)));
    }
  }

  /// @return the names of files that were keys
  private Set<String> destroyed(List<Kek> keys) throws IOException {
    synchronized (files) {
      var were = new HashSet<String>();
      var names = new ArrayList<String>();
      for (var key : keys) {
        known.remove(key);
        if (!files.exists(file(key)) && intake.knows(key)) {
          files.create(file(key), new byte[0]);
          were.add(file(key));
        }
        names.add(file(key));
        names.add(Intake.file(key));
      }
      var erased = files.erase(names);
      // whoever read a file before that may have put it here since
      keys.forEach(known::remove);
      keys.stream().map(SoftwareVault::file).filter(erased::contains).forEach(were::add);
      return were;
    }
  }

  /// Keeps no key in memory that the files do not give again.
  void forget() {
    known.clear();
  }

  private Optional<Bytes> find(Kek kek) throws IOException {
    var cached = known.get(kek);
    if (cached != null) {
      return Optional.of(cached);
    }
    var wrapped = files.read(file(kek));
    if (wrapped.isEmpty()) {
      return Optional.empty();
    }
    var key =
        AtRest.unwrap(ring.master(), Bytes.of(wrapped.get()), place(kek))
            .orElseThrow(() -> new IOException("the master key does not fit a key file"));
    return remembered(kek, key);
  }

  /// @return empty if it was destroyed meanwhile: nothing in memory opens what no file does
  private Optional<Bytes> remembered(Kek kek, Bytes key) throws IOException {
    known.put(kek, key);
    if (files.read(file(kek)).isPresent()) return Optional.of(key);
    known.remove(kek);
    return Optional.empty();
  }

  private Bytes make(Kek kek) throws IOException {
    var key = AtRest.newKey();
    var wrapped = AtRest.wrap(ring.master(), key.toArray(), place(kek));
    if (files.create(file(kek), wrapped.toArray())) {
      return remembered(kek, key).orElseThrow(KeyDestroyed::new);
    }
    return find(kek).orElseThrow(KeyDestroyed::new);
  }

  static byte[] place(Kek kek) {
    return kek.name().getBytes(UTF_8);
  }

  static String file(Kek kek) {
    return KEK + kek.name();
  }
}
