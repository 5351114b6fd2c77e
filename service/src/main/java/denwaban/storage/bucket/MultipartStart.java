package denwaban.storage.bucket;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/// Begins an upload in parts, of which the bucket checks each by its SHA-256.
public final class MultipartStart {

  private MultipartStart() {}

  /// @param lock null for none
  /// @return the id of the upload
  public static String begin(S3Client s3, String bucket, String key, @Nullable Lock lock) {
    var request =
        CreateMultipartUploadRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentType("application/octet-stream")
            .checksumAlgorithm(ChecksumAlgorithm.SHA256)
            .checksumType(ChecksumType.COMPOSITE);
    if (lock != null) {
      request.objectLockMode(lock.mode().name()).objectLockRetainUntilDate(lock.until());
    }
    return s3.createMultipartUpload(request.build()).uploadId();
  }
}
