/// Time stamps of others under our checkpoints (RFC 3161), checked with the JDK alone.
///
/// - Knows: DER, CMS SignedData as authorities write it, certificates for time stamping.
/// - Never knows: how a stamp is asked for.
@NullMarked
package denwaban.audit.proof.stamp;

import org.jspecify.annotations.NullMarked;
