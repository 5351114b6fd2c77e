package denwaban.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where data lives.
///
/// @param data the folder of this office; nothing of ours lies outside it
/// @param mode demo or office: a folder belongs to one of them for ever
/// @param db an external database, or nothing for the embedded one
/// @param backup whether the embedded one leaves its log for a backup; the rest of these settings
///   is the backup's own
@ConfigurationProperties("denwaban")
record DatabaseSettings(
    Path data,
    @DefaultValue("office") String mode,
    @DefaultValue External db,
    @DefaultValue Backup backup) {

  /// @param folder null for none there
  /// @param s3 a bucket, or nothing
  record Backup(@Nullable Path folder, @DefaultValue S3 s3) {

    boolean asked() {
      return folder != null || s3.endpoint() != null;
    }
  }

  /// @param endpoint null for none
  record S3(@Nullable String endpoint) {}

  /// @param url JDBC URL without credentials; null starts the embedded PostgreSQL
  /// @param ownerPassword of role `denwaban_owner`
  /// @param appPassword of role `denwaban_app`
  /// @param eraserPassword of role `denwaban_eraser`
  /// @param verifierPassword of role `denwaban_verifier`
  record External(
      @Nullable String url,
      @Nullable String ownerPassword,
      @Nullable String appPassword,
      @Nullable String eraserPassword,
      @Nullable String verifierPassword) {

    /// Without passwords.
    @Override
    public String toString() {
      return "db at " + url;
    }
  }
}
