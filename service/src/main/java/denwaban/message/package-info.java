/// What the caller wanted, sealed for the client; the client's inbox.
///
/// - Knows: which call a message belongs to, who sealed it, whether someone took care of it.
/// - Never knows: one word of it, or the caller's number. Where a client approved it, words pass
///   through beside the message ([NoticeWords.Given]) and stay nowhere.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: backlog",
      "database :: tenant",
      "storage",
      "audit",
      "http",
      "access",
      "access :: session",
      "people",
      "signin :: guard",
      "client",
      "client :: key",
      "call :: event",
      "call :: ledger",
      "retention",
      "vault",
      "recording"
    })
package denwaban.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
