package denwaban.storage.bucket;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A bucket of any S3-compatible service.
///
/// @param endpoint `https://…`, or plain HTTP on this machine; null for none
/// @param bucket used by this office alone
/// @param region as the service names it
/// @param pathStyle the bucket's name in the path, as most services but Amazon's want it
/// @param credentialsFile two lines, access key id and secret key, readable by our user alone; null
///   takes AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY from the environment
/// @param lockDays how long the bucket refuses to delete a payload (Object Lock, governance mode);
///   0 leaves it to the bucket
public record S3Settings(
    @Nullable String endpoint,
    @DefaultValue("") String bucket,
    @DefaultValue("us-east-1") String region,
    @DefaultValue("true") boolean pathStyle,
    @Nullable Path credentialsFile,
    @DefaultValue("0") int lockDays) {}
