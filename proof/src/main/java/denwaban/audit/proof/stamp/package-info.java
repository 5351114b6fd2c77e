/// Time stamps of others under our checkpoints (RFC 3161), checked with the JDK alone.
///
/// - Knows: DER, CMS SignedData as authorities write it, certificates for time stamping; what a
///   request says.
/// - Never knows: how a request gets to an authority.
@NullMarked
package denwaban.audit.proof.stamp;

import org.jspecify.annotations.NullMarked;
