/// Who may do what: roles, permissions, and the user behind a request.
///
/// - Knows: what a role permits, and what a client's contract asks of those who sign in.
/// - Never knows: what a message says, or any private key.
/// - Says: [SessionEnded], [PersonDisabled].
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "database", "database :: tenant", "audit", "http"})
package denwaban.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
