/// Identity providers by OpenID Connect: the office's own for staff, a client's own for its
/// members.
///
/// - Knows: where a browser is sent, and whether what came back is that provider's word, about
///   whom, and how well it knew him.
/// - Never knows: which person of ours that is, a session, a passkey.
/// - Says: nothing; it answers `people`.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "seal", "database", "storage", "audit", "people"})
package denwaban.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
