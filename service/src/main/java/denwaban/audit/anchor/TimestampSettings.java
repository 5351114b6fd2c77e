package denwaban.audit.anchor;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which authority stamps the time on the logs' states (docs/runbooks/time-stamps.md).
///
/// @param url `https://…`, or plain HTTP on this machine; null for no stamps
/// @param caFile certificates in PEM that answer for the authority, and that it gave us itself
/// @param credentialsFile two lines, name and password, readable by our user alone; null for none
/// @param clients whether each client's log is stamped too, not the installation's alone
@ConfigurationProperties("denwaban.stamps")
record TimestampSettings(
    @Nullable String url,
    @Nullable Path caFile,
    @Nullable Path credentialsFile,
    @DefaultValue("false") boolean clients) {}
