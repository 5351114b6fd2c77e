/// One call, from ring to hang-up; the queue; the only place that speaks SIP, RTP and WebRTC.
///
/// - Knows: who rings for which client, which operator is free, where the audio goes. A desk is
///   told how a number ends; the whole of it leaves by `desk` after an entry, or sealed.
/// - Never knows: a key. Live audio and keys never meet in one class.
/// - Says: [CallRang], [CallShown], [CallAnswered], [CallTaken], [CallTakenAtHome], [CallHeard],
///   [CallerWaits], [CallEnded], [CallRefused].
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "database :: backlog",
      "database :: tenant",
      "network",
      "audit",
      "access",
      "client",
      "client :: key",
      "client :: mailbox",
      "people :: group",
      "contract",
      "script",
      "script :: instruction"
    })
package denwaban.call;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
