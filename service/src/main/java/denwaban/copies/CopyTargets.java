package denwaban.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.anchor.LogExport;
import denwaban.http.outbound.FlowRegister;
import denwaban.http.outbound.NotListed;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.network.TrustedServers;
import denwaban.storage.CopyBucket;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Opens the places where copies go, and keeps their secrets.
final class CopyTargets {

  // of the log's own keys, which work while the vault of this office is sealed
  private static final Kek SECRETS = new Kek("audit-copies");

  private final CopiesSettings settings;
  private final KeyVault keys;
  private final FlowRegister flows;
  private final InstantSource clock;
  private final Ids ids;
  private final SSLContext trust;
  private final Optional<CopiesFolder> copies;

  /// @throws denwaban.database.CannotStart if the settings name a file that cannot be read
  CopyTargets(
      CopiesSettings settings,
      Path data,
      KeyVault keys,
      FlowRegister flows,
      Ids ids,
      InstantSource clock) {
    this.copies = CopiesFolder.of(settings, data);
    this.settings = settings;
    this.keys = keys;
    this.flows = flows;
    this.ids = ids;
    this.clock = clock;
    this.trust = TrustedServers.with(settings.caFile(), "denwaban.copies.ca-file");
  }

  boolean allowPrivate() {
    return settings.allowPrivate();
  }

  boolean hasFolder() {
    return copies.isPresent();
  }

  /// The office's folder for this log.
  ///
  /// @param written whether a copy was ever written to a folder
  /// @throws CopyStays if the folder is not the one that was used, or cannot be reached
  Destination folder(@Nullable ClientId client, BooleanSupplier written) throws IOException {
    var folder = copies.orElseThrow(() -> new IllegalStateException("no folder of copies is set"));
    folder.use(ids, written);
    return new FolderDestination(folder, LogExport.folder(client));
  }

  /// Keeps where a copy goes in the register that the client sees.
  private void permit(ClientId client, URI base) throws CopyFailed {
    try {
      flows.permit(base.getHost(), "copy", client);
    } catch (NotListed e) {
      throw new CopyFailed(CopyTrouble.REFUSED, e);
    } catch (DataAccessException | TransactionException e) {
      throw new CopyFailed(CopyTrouble.AWAY, e);
    }
  }

  /// @throws CopyFailed if the address leads where none may
  Destination open(ClientId client, CopyTable.Wanted wanted) throws IOException {
    var target = wanted.target();
    var base = Outbound.parse(target.address(), allowPrivate());
    Outbound.check(base, allowPrivate());
    if (target instanceof Target.Bucket bucket && !bucket.pathStyle()) {
      // the host that is called then
      Outbound.check(
          URI.create("https://" + bucket.bucket() + "." + base.getHost()), allowPrivate());
    }
    permit(client, base);
    var secret = unwrap(client, wanted.secret());
    return switch (target) {
      case Target.Https _ -> new HttpsDestination(base, secret, trust, HttpsDestination.PATIENCE);
      case Target.Bucket bucket ->
          new BucketDestination(bucket(base, bucket, secret), LogExport.folder(client));
    };
  }

  private CopyBucket bucket(URI base, Target.Bucket bucket, String secret) {
    return CopyBucket.open(
        new CopyBucket.At(
            base.toString(),
            bucket.region(),
            bucket.bucket(),
            bucket.pathStyle(),
            bucket.lockDays()),
        secret,
        clock);
  }

  Bytes wrap(ClientId client, String secret) {
    try {
      return keys.wrap(SECRETS, secret.getBytes(UTF_8), place(client));
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }

  private String unwrap(ClientId client, Bytes wrapped) throws IOException {
    return keys.unwrap(SECRETS, wrapped, place(client))
        .map(secret -> new String(secret.toArray(), UTF_8))
        .orElseThrow(() -> new IOException("the secret of a copy does not unwrap"));
  }

  private static byte[] place(ClientId client) {
    return ("copy|" + client).getBytes(UTF_8);
  }
}
