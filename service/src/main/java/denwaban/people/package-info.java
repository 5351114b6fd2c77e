/// Staff and members as people: accounts, roles given and confirmed, links to enrol, leaving.
///
/// - Knows: names, employment as HR states it, and which role a person has until when.
/// - Never knows: what a message says, or any private key.
/// - Says: nothing of its own; access says when it ends.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "network",
      "audit",
      "http",
      "access",
      "access :: passkey",
      "access :: session"
    })
package denwaban.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
