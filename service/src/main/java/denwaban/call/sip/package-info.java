/// SIP at the edge: turns a trunk's INVITE into a [denwaban.call.Line].
///
/// - Knows: RFC 3261 dialogs, session timers, whose addresses may ring.
/// - Never knows: a client, an operator, a recording; never logs a number or a message's content.
@NullMarked
@NamedInterface("sip")
package denwaban.call.sip;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
