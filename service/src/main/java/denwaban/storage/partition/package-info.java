/// What lies in the store of payloads, partition by partition, for code that copies all of it.
@NamedInterface("partition")
@NullMarked
package denwaban.storage.partition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
