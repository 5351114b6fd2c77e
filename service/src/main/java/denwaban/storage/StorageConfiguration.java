package denwaban.storage;

import denwaban.database.CannotStart;
import denwaban.kernel.Ids;
import denwaban.network.SafeAddress;
import denwaban.storage.bucket.S3Settings;
import denwaban.storage.key.KeyFiles;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.Pkcs11Token;
import denwaban.storage.key.RememberingVault;
import denwaban.storage.key.Seal;
import denwaban.storage.key.SealConversion;
import denwaban.storage.key.SealFile;
import denwaban.storage.key.SealedVault;
import denwaban.storage.key.SoftwareVault;
import denwaban.storage.key.StartMode;
import denwaban.storage.key.TransitVault;
import denwaban.storage.partition.BucketPartitions;
import denwaban.storage.partition.FolderPartitions;
import denwaban.storage.partition.PayloadPartitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Wires the store and the key vault: into the data folder, or where the settings say.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageConfiguration.Settings.class)
class StorageConfiguration {

  /// @param data the folder of this office; without it `~/.local/share/denwaban/office`, or
  ///   `/var/lib/denwaban/office` for root
  /// @param start `unattended`, or `sealed`: then two of three shares open the vault after each
  ///   start (docs/runbooks/sealed-start.md)
  @ConfigurationProperties("denwaban")
  record Settings(
      Path data,
      @DefaultValue("unattended") StartMode start,
      @DefaultValue Storage storage,
      @DefaultValue Keys keys) {}

  /// @param country where the sealed files and the database lie: two letters of ISO 3166-1. Calls
  ///   of a client whose contract names other countries are not answered
  record Storage(@DefaultValue S3Settings s3, @DefaultValue("JP") String country) {}

  /// Of several places for the keys, one; none is files in the data folder.
  record Keys(@DefaultValue Pkcs11 pkcs11, @DefaultValue Transit transit) {}

  /// See [Pkcs11Token].
  ///
  /// @param library of the security module's maker (docs/runbooks/keys-elsewhere.md)
  /// @param slotIndex of the token, counted from 0, as `pkcs11-tool -L` lists them
  /// @param pinFile the PIN, one line, readable by our user alone
  record Pkcs11(@Nullable Path library, @DefaultValue("0") int slotIndex, @Nullable Path pinFile) {}

  @Bean
  ObjectStore objectStore(Settings settings, PayloadReads reads, InstantSource clock, Ids ids) {
    var s3 = settings.storage().s3();
    var folder = settings.data().resolve("objects");
    var spool = settings.data().resolve("spool");
    var bucket = s3.endpoint() != null;
    if (Files.exists(bucket ? folder : spool)) {
      throw new CannotStart(
          bucket
              ? "The payloads of this office lie in a folder already, and a bucket is named."
              : "The payloads of this office lie in a bucket, but none is named.",
          "Set denwaban.storage.s3 as before (docs/runbooks/bucket.md).");
    }
    return new ClosableStore(
        bucket ? S3Setup.open(s3, spool, clock, ids.next()) : new Folder(folder), reads);
  }

  /// Also while reads are closed: nothing of it leaves the office in clear, and it goes to no
  /// reader.
  @Bean(destroyMethod = "")
  PayloadPartitions payloadPartitions(Settings settings) {
    var s3 = settings.storage().s3();
    return s3.endpoint() == null
        ? new FolderPartitions(settings.data().resolve("objects"))
        : new BucketPartitions(s3, S3Setup.NAMED);
  }

  @Bean
  StoragePlace storagePlace(Settings settings) {
    return StoragePlace.of(settings.storage().country(), settings.storage().s3());
  }

  @Bean
  Exposure exposure(Settings settings) {
    var s3 = settings.storage().s3();
    return s3.endpoint() == null
        ? new FolderExposure(settings.data().resolve("objects"))
        : new BucketExposure(s3);
  }

  /// A key service that speaks the transit API of OpenBao and Vault.
  ///
  /// @param address `https://…`, or plain HTTP on this machine
  /// @param mount where the engine is mounted
  /// @param tokenFile the token, one line; read at each request
  record Transit(
      @Nullable String address, @DefaultValue("transit") String mount, @Nullable Path tokenFile) {}

  /// A sealed vault is its own seal: where that bean was made first, it would be a second vault.
  @Bean
  @Primary
  KeyVault keyVault(Settings settings, InstantSource clock) {
    var folder = SealConversion.folder(settings.data());
    var keys = settings.keys();
    var library = keys.pkcs11().library();
    var address = keys.transit().address();
    if (library != null && address != null) {
      throw new CannotStart(
          "Both a security module and a key service are named.", "Leave one of them out.");
    }
    if ((library != null || address != null) && settings.start() == StartMode.SEALED) {
      throw new CannotStart(
          "A security module or key service has a seal of its own; there is none of ours beside it.",
          "Leave denwaban.start out, and let the module or service ask for its PIN or unseal keys.");
    }
    if (library != null) {
      var token = token(keys.pkcs11());
      mustNotBeFiles(folder);
      return RememberingVault.open(token.open(), folder);
    }
    if (address != null) {
      var service = transit(keys.transit(), address);
      mustNotBeFiles(folder);
      return RememberingVault.open(service, folder);
    }
    if (RememberingVault.knows(folder)) {
      throw new CannotStart(
          "The keys of this office are in a security module or key service, but none is named.",
          "Name it as before with denwaban.keys; keys cannot be moved out of it.");
    }
    SealConversion.check(settings.data(), settings.start());
    try {
      var seal = SealFile.read(new KeyFiles(folder));
      return seal.isPresent()
          ? new SealedVault(folder, seal.get(), clock)
          : new SoftwareVault(folder);
    } catch (IOException e) {
      throw new CannotStart(
          "The seal of this office cannot be read.", "Restore keys/seal from its backup.", e);
    }
  }

  @Bean
  Seal seal(KeyVault keys) {
    return keys instanceof Seal seal ? seal : Seal.NONE;
  }

  /// What was wrapped under files would look erased.
  static void mustNotBeFiles(Path folder) {
    if (SoftwareVault.uses(folder)) {
      throw new CannotStart(
          "The keys of this office are files already, and do not move by themselves.",
          "Leave denwaban.keys out, or begin a new office with --denwaban.data=FOLDER.");
    }
  }

  /// @throws CannotStart if library or PIN are not named
  static Pkcs11Token token(Pkcs11 module) {
    var library = given(module.library(), "denwaban.keys.pkcs11.library");
    var pin = given(module.pinFile(), "denwaban.keys.pkcs11.pin-file");
    return new Pkcs11Token(library, module.slotIndex(), pin);
  }

  /// @throws CannotStart if the address is not safe, or the token is not named
  static TransitVault transit(Transit service, String address) {
    var token = given(service.tokenFile(), "denwaban.keys.transit.token-file");
    var engine =
        SafeAddress.of(address, "denwaban.keys.transit.address")
            .resolve("/v1/" + service.mount() + "/");
    return new TransitVault(engine, token);
  }

  private static Path given(@Nullable Path file, String setting) {
    if (file == null) {
      throw new CannotStart(
          "The keys are elsewhere, but what lets us in is not named.",
          "Give --%s=FILE.".formatted(setting));
    }
    return file;
  }
}
