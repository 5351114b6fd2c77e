package denwaban.storage;

import denwaban.database.CannotStart;
import denwaban.storage.bucket.S3Settings;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The country in which sealed files and the database lie, as the office says. Where a provider's
/// own name of the region tells it, the two must agree.
///
/// @param country a code of ISO 3166-1
public record StoragePlace(String country) {

  /// Amazon's regions, by how their names begin.
  private static final Map<String, String> AMAZON =
      Map.ofEntries(
          Map.entry("ap-northeast-1", "JP"),
          Map.entry("ap-northeast-2", "KR"),
          Map.entry("ap-northeast-3", "JP"),
          Map.entry("ap-southeast-1", "SG"),
          Map.entry("ap-southeast-2", "AU"),
          Map.entry("ap-east-1", "HK"),
          Map.entry("ap-south-", "IN"),
          Map.entry("us-", "US"),
          Map.entry("ca-", "CA"),
          Map.entry("eu-central-1", "DE"),
          Map.entry("eu-central-2", "CH"),
          Map.entry("eu-west-1", "IE"),
          Map.entry("eu-west-2", "GB"),
          Map.entry("eu-west-3", "FR"),
          Map.entry("eu-north-1", "SE"),
          Map.entry("eu-south-1", "IT"),
          Map.entry("eu-south-2", "ES"),
          Map.entry("sa-east-1", "BR"));

  private static final String AMAZONS = ".amazonaws.com";

  /// @throws CannotStart if it is no country's code
  public StoragePlace {
    if (!Arrays.asList(java.util.Locale.getISOCountries()).contains(country)) {
      throw new CannotStart(
          "denwaban.storage.country is no country's code: " + country,
          "Give two letters of ISO 3166-1, such as JP.");
    }
  }

  /// @throws CannotStart if Amazon's region lies in another country; a request that names another
  ///   region than the bucket's is refused by Amazon
  static StoragePlace of(String country, S3Settings s3) {
    var place = new StoragePlace(country);
    place.mustHold(s3, "denwaban.storage.s3");
    return place;
  }

  /// @param named what the settings begin with
  /// @throws CannotStart as [#of]
  public void mustHold(S3Settings s3, String named) {
    var there = there(s3.endpoint(), s3.region());
    if (there != null && !there.equals(country)) {
      throw new CannotStart(
          "The bucket's region " + s3.region() + " lies in " + there + ", and not in " + country,
          "Correct %s.region, or say denwaban.storage.country=%s.".formatted(named, there));
    }
  }

  private static @Nullable String there(@Nullable String endpoint, String region) {
    if (endpoint == null) return null;
    var host = URI.create(endpoint).getHost();
    if (host == null || !host.endsWith(AMAZONS)) return null;
    return AMAZON.entrySet().stream()
        .filter(it -> region.startsWith(it.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
