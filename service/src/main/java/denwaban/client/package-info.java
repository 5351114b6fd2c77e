/// Client companies (委託元): numbers, members' keys, company keys and grants.
///
/// - Knows: who owns a dialled number, and to which public key this client's things are sealed.
/// - Never knows: a private key, a callers' number, what was said.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: tenant",
      "audit",
      "http",
      "access",
      "access :: session",
      "people"
    })
package denwaban.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
