/// Telling the client until a person acknowledges.
///
/// - Knows: whom to tell, by which way, how often; what became of each try.
/// - Never knows: what it is about. A notice says that something waits, for which client, how
///   urgent, and where to sign in. What more a client approved passes through `content`.
/// - Says: nothing.
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
      "http :: outbound",
      "access",
      "access :: session",
      "people",
      "client",
      "client :: key",
      "client :: mailbox",
      "client :: directory",
      "client :: oncall",
      "contract",
      "call :: event",
      "call :: ledger",
      "vault",
      "disclosure",
      "message"
    })
package denwaban.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
