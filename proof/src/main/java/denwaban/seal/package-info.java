/// Sealing to readers, signing, checking; knows nothing of telephony or clients.
///
/// - Knows: age files, recipients, manifests, key statements, signatures.
/// - Never knows: what a sealed object says, a client's name, a database; nothing outside the JDK
///   and `kernel`.
@NullMarked
package denwaban.seal;

import org.jspecify.annotations.NullMarked;
