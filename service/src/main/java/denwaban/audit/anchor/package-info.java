/// Copies of a log's tree heads outside our reach: witnesses' cosignatures, time stamps (RFC 3161),
/// and each log's head in the installation's.
@NullMarked
@NamedInterface("anchor")
package denwaban.audit.anchor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
