package denwaban.recording;

import denwaban.audit.Purpose;
import denwaban.kernel.Bytes;
import denwaban.recording.SecondReaders.SecondReader;
import denwaban.seal.Recipient;
import denwaban.seal.Signer;
import denwaban.storage.Appending;
import denwaban.vault.Opened;
import denwaban.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the segments of one call in the vault. Used by one thread.
final class VaultSink implements RecordingSink {

  private static final Logger LOG = LoggerFactory.getLogger(VaultSink.class);

  private final Vault vault;
  private final Closing closing;
  private final Opened opened;
  private final String recipient;
  private final Signer edge;
  private List<SecondReader> besides;
  private @Nullable Appending current;
  private int next;
  private boolean over;

  VaultSink(
      Vault vault,
      Closing closing,
      Opened opened,
      String recipient,
      Signer edge,
      List<SecondReader> besides) {
    this.vault = vault;
    this.closing = closing;
    this.opened = opened;
    this.recipient = recipient;
    this.edge = edge;
    this.besides = besides;
  }

  @Override
  public String recipient() {
    return recipient;
  }

  @Override
  public List<Recipient> besides() {
    return besides.stream().map(SecondReader::recipient).toList();
  }

  @Override
  public Segment begin(long startMs) throws IOException {
    var n = next++;
    var payload = vault.append(opened.object(), n);
    current = payload;
    return new Segment() {
      @Override
      public OutputStream payload() {
        return new Forced(payload);
      }

      @Override
      public void header(Bytes header) throws IOException {
        try {
          vault.header(opened.client(), opened.object(), n, startMs, header);
        } catch (RuntimeException away) {
          // the recorder knows one kind of trouble: what cannot be kept is not recorded
          throw new IOException("the header cannot be kept", away);
        }
      }

      @Override
      public void besides(List<Bytes> headers) {
        keep(n, startMs, headers);
      }

      @Override
      public void end() throws IOException {
        payload.close();
      }
    };
  }

  /// Who lacks one header opens nothing, so trouble with one ends it for all that follow.
  private void keep(int n, long startMs, List<Bytes> headers) {
    try {
      for (var i = 0; i < headers.size(); i++) {
        besides.get(i).keep(n, startMs, headers.get(i), edge);
      }
    } catch (RuntimeException away) {
      LOG.atError()
          .addKeyValue("object", opened.object())
          .setCause(away)
          .log("not sealed for reviewers; the recording goes on for its client");
      besides = List.of();
    }
  }

  @Override
  public void finish(long durationMs) throws IOException {
    if (over) {
      return;
    }
    try {
      closing.whole(opened, durationMs);
    } catch (RuntimeException away) {
      throw new IOException("the recording cannot be closed now", away);
    }
    over = true;
  }

  @Override
  public void abort(long durationMs) {
    if (over) {
      return;
    }
    over = true;
    try {
      if (current != null) {
        current.close();
      }
      closing.brokenOff(opened, Purpose.OPERATE);
    } catch (IOException | RuntimeException away) {
      LOG.atError()
          .addKeyValue("object", opened.object())
          .setCause(away)
          .log("a broken-off recording is closed at the next start");
    }
  }
}
