/// Sealed bytes in a folder or a bucket, and the keys that wrap small secrets at rest: as files, in
/// a security module or in a key service.
///
/// - Knows: ids, lengths, ranges; how to make a write survive the power cut.
/// - Never knows: what the bytes are, whose they are, or any key of a client.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "network"})
package denwaban.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
