/// Identity providers by OpenID Connect: the office's own for staff, a client's own for its
/// members.
///
/// - Knows: where a browser is sent, and whether what came back is that provider's word, about
///   whom, and how well it knew them.
/// - Never knows: which person of ours that is, a session, a passkey.
@NullMarked
package denwaban.signin.oidc;

import org.jspecify.annotations.NullMarked;
