package denwaban.assurance.producer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What those who look need from outside.
///
/// @param advisories known holes of parts that programs are made of: a JSON array of records in the
///   OSV format; without it the program's parts are compared with nothing
@ConfigurationProperties("denwaban.assurance")
public record AssuranceSettings(@Nullable Path advisories) {}
