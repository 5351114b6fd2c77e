/// A bucket that keeps files of any length, each version by its name, some of them locked.
///
/// - Knows: versions, locks and their ends, parts of an upload.
/// - Never knows: what a file is for.
@NamedInterface("bucket")
@NullMarked
package denwaban.storage.bucket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
