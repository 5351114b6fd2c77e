package denwaban.storage;

import denwaban.storage.bucket.BucketAnswer;
import denwaban.storage.bucket.BucketInquiry;
import denwaban.storage.bucket.S3Settings;
import denwaban.storage.key.KeyServiceAnswer;
import denwaban.storage.key.SealConversion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;

/// What a start would meet in the bucket of the payloads, in the security module and at the key
/// service, asked without starting: by the code of the start itself. Nothing is written there.
public final class StoreConditions {

  private final StorageConfiguration.Settings settings;

  private StoreConditions(StorageConfiguration.Settings settings) {
    this.settings = settings;
  }

  public static StoreConditions of(Binder binder) {
    return new StoreConditions(
        binder.bindOrCreate("denwaban", StorageConfiguration.Settings.class));
  }

  private S3Settings s3() {
    return settings.storage().s3();
  }

  /// @return empty if none is named
  /// @throws denwaban.database.CannotStart if a start would refuse the settings
  public Optional<BucketAnswer> bucket(InstantSource clock) {
    if (s3().endpoint() == null) return Optional.empty();
    S3Setup.mustNameBucket(s3());
    return Optional.of(BucketInquiry.ask(s3(), S3Setup.NAMED, clock));
  }

  /// Whether strangers can list the bucket, or read what is in it.
  ///
  /// @throws IOException if it does not say so
  public boolean isOpen() throws IOException {
    return new BucketExposure(s3()).look() == Exposure.Seen.OPEN;
  }

  /// Whether the bucket can do what `lock-days` asks for.
  public boolean locksAsAsked() {
    if (s3().lockDays() == 0) return true;
    try (var ours = S3Setup.client(s3(), S3Setup.credentials(s3()))) {
      return BucketCheck.locks(ours, s3().bucket());
    }
  }

  /// The library of the security module.
  ///
  /// @return empty if none is named
  public Optional<Path> module() {
    return Optional.ofNullable(settings.keys().pkcs11().library());
  }

  /// Opens the security module with the PIN, once: a wrong one counts there.
  ///
  /// @throws denwaban.database.CannotStart if a start would refuse
  public void openModule() {
    var token = StorageConfiguration.token(settings.keys().pkcs11());
    StorageConfiguration.mustNotBeFiles(keys());
    var _ = token.open();
  }

  /// Asks the key service for one key.
  ///
  /// @return empty if none is named
  /// @throws denwaban.database.CannotStart if a start would refuse the settings
  public Optional<KeyServiceAnswer> keyService() {
    var named = settings.keys().transit();
    if (named.address() == null) return Optional.empty();
    var service = StorageConfiguration.transit(named, named.address());
    StorageConfiguration.mustNotBeFiles(keys());
    return Optional.of(service.inquire(keys()));
  }

  private Path keys() {
    return SealConversion.folder(settings.data());
  }
}
