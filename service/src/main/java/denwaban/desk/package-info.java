/// The operator's and the supervisor's screens: what a desk is told and may ask for.
///
/// - Knows: which operator is at which desk, and what of a call is shown there.
/// - Never knows: a key, or a recording.
/// - Says: nothing.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database :: backlog",
      "database :: tenant",
      "audit",
      "http",
      "access",
      "access :: session",
      "signin :: guard",
      "client",
      "client :: directory",
      "client :: key",
      "client :: mailbox",
      "people :: group",
      "contract",
      "script",
      "script :: instruction",
      "call",
      "call :: ledger",
      "call :: media",
      "call :: sip"
    })
package denwaban.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
