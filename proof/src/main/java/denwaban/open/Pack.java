package denwaban.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The files of one exit pack, which may come from anybody. Nothing is unpacked to the disk.
public final class Pack implements Closeable {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final ZipFile zip;
  private final PackIndex index;
  private final NavigableMap<String, PackIndex.File> files = new TreeMap<>();

  private Pack(ZipFile zip, PackIndex index) throws Refused {
    this.zip = zip;
    this.index = index;
    for (var file : index.files()) {
      if (files.putIfAbsent(file.path(), file) != null) {
        throw new Refused(Refused.Why.NOT_A_PACK, file.path());
      }
    }
    for (var object : index.absent()) {
      var folder = "objects/" + object + "/";
      var next = files.ceilingKey(folder);
      if (next != null && next.startsWith(folder)) {
        throw new Refused(Refused.Why.NOT_A_PACK, object.toString());
      }
    }
  }

  /// @throws Refused if this is no pack, exceeds a limit, or files and list differ
  public static Pack open(Path path) throws Refused, IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile(), UTF_8);
    } catch (ZipException e) {
      throw new Refused(Refused.Why.NOT_A_PACK, "");
    }
    try {
      var names = names(zip, Files.size(path));
      var pack = new Pack(zip, index(zip));
      pack.compare(names);
      return pack;
    } catch (IllegalArgumentException e) {
      zip.close();
      throw new Refused(Refused.Why.NOT_A_PACK, "");
    } catch (Refused | IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  public PackIndex index() {
    return index;
  }

  Set<String> paths() {
    return Collections.unmodifiableSet(files.keySet());
  }

  boolean has(String path) {
    return files.containsKey(path);
  }

  long length(String path) throws Refused {
    return file(path).length();
  }

  /// A small file, whole.
  public Bytes read(String path) throws Refused, IOException {
    var file = file(path);
    if (file.length() > PackLimits.TEXT_BYTES) {
      throw new Refused(Refused.Why.TOO_LARGE, path);
    }
    try (var in = stream(path)) {
      var bytes = Bytes.of(in.readNBytes((int) file.length()));
      if (!Digest.sha256(bytes).equals(file.sha256())) {
        throw new Refused(Refused.Why.FILE_CHANGED, path);
      }
      return bytes;
    } catch (ZipException e) {
      throw new Refused(Refused.Why.FILE_CHANGED, path);
    }
  }

  /// A large file; the caller checks its hash against a signed one. The log's entries grow for as
  /// long as there is a contract, and are read one by one.
  public InputStream stream(String path) throws Refused, IOException {
    if (file(path).length() > PackLimits.PAYLOAD_BYTES && !path.equals(PackLog.ENTRIES)) {
      throw new Refused(Refused.Why.TOO_LARGE, path);
    }
    var entry = zip.getEntry(path);
    if (entry == null) {
      throw new Refused(Refused.Why.FILE_MISSING, path);
    }
    return zip.getInputStream(entry);
  }

  /// The SHA-256 of a file as it is.
  Bytes sha256(String path) throws Refused, IOException {
    try (var in = stream(path)) {
      return Digest.sha256(in);
    } catch (ZipException e) {
      throw new Refused(Refused.Why.FILE_CHANGED, path);
    }
  }

  /// Compares every file with the list.
  void checkAll() throws Refused, IOException {
    for (var file : index.files()) {
      if (!sha256(file.path()).equals(file.sha256())) {
        throw new Refused(Refused.Why.FILE_CHANGED, file.path());
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private PackIndex.File file(String path) throws Refused {
    var file = files.get(path);
    if (file == null) {
      throw new Refused(Refused.Why.FILE_MISSING, path);
    }
    return file;
  }

  private static Set<String> names(ZipFile zip, long length) throws Refused {
    if (zip.size() > PackLimits.FILES) {
      throw new Refused(Refused.Why.TOO_LARGE, PackLimits.FILES + " files");
    }
    var names = new HashSet<String>();
    var total = 0L;
    for (var entry : Collections.list(zip.entries())) {
      check(entry);
      total += entry.getSize();
      // Without compression the parts cannot be larger than the whole, unless they overlap.
      if (total > length || !names.add(entry.getName())) {
        throw new Refused(Refused.Why.NOT_A_PACK, "");
      }
    }
    return names;
  }

  private static void check(ZipEntry entry) throws Refused {
    var name = entry.getName();
    if (name.length() > PackLimits.PATH_CHARS || !isPath(name)) {
      throw new Refused(Refused.Why.BAD_NAME, "");
    }
    if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
      throw new Refused(Refused.Why.COMPRESSED, name);
    }
  }

  /// Plain names between single slashes: nothing that could lead out of a folder.
  private static boolean isPath(String name) {
    for (var part : name.split("/", -1)) {
      if (!NAME.matcher(part).matches()) {
        return false;
      }
    }
    return true;
  }

  private static PackIndex index(ZipFile zip) throws Refused, IOException {
    var entry = zip.getEntry(PackIndex.PATH);
    if (entry == null) {
      throw new Refused(Refused.Why.NOT_A_PACK, PackIndex.PATH);
    }
    if (entry.getSize() > PackLimits.INDEX_BYTES) {
      throw new Refused(Refused.Why.TOO_LARGE, PackIndex.PATH);
    }
    try (var in = zip.getInputStream(entry)) {
      return PackIndex.parse(Bytes.of(in.readNBytes(PackLimits.INDEX_BYTES)));
    } catch (IllegalArgumentException | ZipException e) {
      throw new Refused(Refused.Why.NOT_A_PACK, PackIndex.PATH);
    }
  }

  private void compare(Set<String> names) throws Refused {
    for (var file : files.values()) {
      var entry = zip.getEntry(file.path());
      if (!names.contains(file.path()) || entry == null) {
        throw new Refused(Refused.Why.FILE_MISSING, file.path());
      }
      if (entry.getSize() != file.length()) {
        throw new Refused(Refused.Why.FILE_CHANGED, file.path());
      }
    }
    for (var name : names) {
      if (!files.containsKey(name) && !name.equals(PackIndex.PATH)) {
        throw new Refused(Refused.Why.FILE_EXTRA, name);
      }
    }
  }
}
