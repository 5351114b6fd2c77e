/// Passkeys: how they are made and checked (WebAuthn level 3), whose word for an authenticator is
/// believed, and which ones a role or a contract asks for.
@NullMarked
@NamedInterface("passkey")
package denwaban.access.passkey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
