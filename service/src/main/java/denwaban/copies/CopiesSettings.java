package denwaban.copies;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where copies may go (docs/runbooks/log-copies.md).
///
/// @param folder of a disk or share that others look after: each log gets a folder in it; null for
///   none
/// @param allowPrivate whether an address that a client's administrator typed may lead into this
///   office's own network
/// @param mediums folder for the files of each month; null puts them into the data folder
/// @param caFile certificates in PEM that answer for clients' servers, besides the public ones
@ConfigurationProperties("denwaban.copies")
record CopiesSettings(
    @Nullable Path folder,
    @DefaultValue("false") boolean allowPrivate,
    @Nullable Path caFile,
    @Nullable Path mediums) {}
