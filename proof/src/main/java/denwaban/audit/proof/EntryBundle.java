package denwaban.audit.proof;

import denwaban.kernel.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Up to 256 log entries in one file (C2SP tlog-tiles): each two bytes of length, then the entry.
public final class EntryBundle {

  /// Bytes of one entry.
  public static final int ENTRY_BYTES = 65_535;

  private EntryBundle() {}

  /// @throws IllegalArgumentException if there are none or too many, or one is too long
  public static Bytes write(List<Bytes> entries) {
    if (entries.isEmpty() || entries.size() > TilePath.WIDTH) {
      throw new IllegalArgumentException("a bundle has 1 to 256 entries");
    }
    var out = new ByteArrayOutputStream();
    for (var entry : entries) {
      if (entry.length() > ENTRY_BYTES) {
        throw new IllegalArgumentException("an entry has at most 65535 bytes");
      }
      out.write(entry.length() >> 8);
      out.write(entry.length());
      out.writeBytes(entry.toArray());
    }
    return Bytes.of(out.toByteArray());
  }

  /// @throws IllegalArgumentException if the bundle is not whole
  public static List<Bytes> read(Bytes bundle) {
    var bytes = bundle.toArray();
    var entries = new ArrayList<Bytes>();
    for (var at = 0; at < bytes.length; ) {
      var start = at + 2;
      var end =
          start > bytes.length
              ? start
              : start + (((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff));
      if (end > bytes.length || entries.size() == TilePath.WIDTH) {
        throw new IllegalArgumentException("a bundle that is not whole");
      }
      entries.add(Bytes.of(Arrays.copyOfRange(bytes, start, end)));
      at = end;
    }
    return List.copyOf(entries);
  }
}
