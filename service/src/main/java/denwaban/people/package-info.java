/// Who may act: staff, members, passkeys, sessions, roles.
///
/// - Knows: which person is behind a request, and what this role permits.
/// - Never knows: what a message says, or any private key.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "seal", "database", "audit"})
package denwaban.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
