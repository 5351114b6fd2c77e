package denwaban.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the logs are named.
///
/// @param logOrigin schema-less URL that begins the origin of every log of this installation (C2SP
///   tlog-checkpoint); changing it begins new logs in the eyes of every witness
@ConfigurationProperties("denwaban")
public record AuditSettings(@DefaultValue("denwaban.example/log") String logOrigin) {}
