package denwaban.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import denwaban.database.CannotStart;
import denwaban.storage.bucket.S3Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoragePlaceTest {

  private static S3Settings bucket(@Nullable String endpoint, String region) {
    return new S3Settings(endpoint, "b", region, false, null, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "https://s3.ap-northeast-1.amazonaws.com,ap-northeast-1,JP",
    "https://s3.ap-northeast-3.amazonaws.com,ap-northeast-3,JP",
    "https://s3.eu-west-1.amazonaws.com,eu-west-1,IE",
    "https://s3.eu-central-2.amazonaws.com,eu-central-2,CH",
    // others name regions as they like
    "https://objects.example.jp,us-east-1,JP"
  })
  void a_region_and_the_country_agree(String endpoint, String region, String country) {
    assertThat(StoragePlace.of(country, bucket(endpoint, region)).country()).isEqualTo(country);
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "us-west-2", "eu-west-1", "ap-southeast-1"})
  void a_region_abroad_does_not_start_as_japan(String region) {
    var abroad = bucket("https://s3." + region + ".amazonaws.com", region);
    assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> StoragePlace.of("JP", abroad));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jp", "Japan", "XX"})
  void a_country_is_two_letters_that_there_are(String country) {
    assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> new StoragePlace(country));
  }

  @Test
  void a_folder_lies_where_the_office_says() {
    assertThat(StoragePlace.of("JP", bucket(null, "us-east-1")).country()).isEqualTo("JP");
  }
}
