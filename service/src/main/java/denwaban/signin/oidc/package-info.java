/// Identity providers by OpenID Connect: the office's own for staff, a client's own for its
/// members.
///
/// - Knows: where a browser is sent, and whether the answer is that provider's, about whom, and how
///   strongly they authenticated.
/// - Never knows: which person of ours that is, a session, a passkey.
@NullMarked
@NamedInterface("oidc")
package denwaban.signin.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
