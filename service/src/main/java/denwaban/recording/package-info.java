/// What the edge itself seals: the audio of calls, and slips that say who rang.
///
/// - Knows: which call a recording or slip belongs to, whether it is complete, what the contract
///   said.
/// - Never knows: a private key. Audio in the clear stays in memory, for as long as it takes to
///   seal.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database :: backlog",
      "database :: tenant",
      "storage",
      "audit",
      "http",
      "access",
      "signin :: guard",
      "client",
      "client :: key",
      "contract",
      "call",
      "call :: event",
      "call :: ledger",
      "vault",
      "desk"
    })
package denwaban.recording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
