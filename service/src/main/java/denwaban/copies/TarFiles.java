package denwaban.copies;

import denwaban.audit.anchor.LogExport;
import denwaban.kernel.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A tar of the same paths in one folder, written as it goes. Only [#finish] ends it: what broke
/// off is no whole tar.
final class TarFiles implements LogExport.Files {

  private final TarArchiveOutputStream tar;
  private final String folder;
  private final Date now;

  /// @param out is not closed
  TarFiles(OutputStream out, String folder, Instant now) {
    this.tar = new TarArchiveOutputStream(out);
    this.folder = folder;
    this.now = Date.from(now);
  }

  @Override
  public void put(String path, Bytes bytes) throws IOException {
    var entry = new TarArchiveEntry(folder + "/" + path);
    entry.setSize(bytes.length());
    entry.setModTime(now);
    tar.putArchiveEntry(entry);
    tar.write(bytes.toArray());
    tar.closeArchiveEntry();
  }

  void finish() throws IOException {
    tar.finish();
    tar.flush();
  }
}
