/// Lets an identity provider keep HR's registry by SCIM 2.0 (RFC 7643, RFC 7644).
///
/// - Knows: how providers write what they want, and what of it the registry takes.
/// - Never knows: a role, a passkey or a session. It gives no one access, and removes no one.
@NullMarked
package denwaban.people.scim;

import org.jspecify.annotations.NullMarked;
