/// How a session begins and ends: passkey ceremonies, links, identity providers.
///
/// - Knows: which person a proof belongs to.
/// - Never knows: what is done with a session.
/// - Says: nothing of its own; the log and `access` do.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "network",
      "storage :: key",
      "audit",
      "http",
      "access",
      "access :: passkey",
      "access :: session",
      "people",
      "people :: place",
      "people :: privilege",
      "people :: token"
    })
package denwaban.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
