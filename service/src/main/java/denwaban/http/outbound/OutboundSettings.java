package denwaban.http.outbound;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which servers may be called to tell clients' people.
///
/// @param allowPrivate whether an address that a client's administrator typed may lead into this
///   office's own network, and to this machine without TLS
/// @param caFile certificates in PEM that answer for such servers, besides the public ones
@ConfigurationProperties("denwaban.outbound")
public record OutboundSettings(
    @DefaultValue("false") boolean allowPrivate, @Nullable Path caFile) {}
