/// The sound of calls: plain RTP to the trunk, WebRTC to browsers, and what is played to a caller.
///
/// - Knows: packets, ports, DTLS and SRTP keys of live connections.
/// - Never knows: a client, a number, a name, a recording key; it never writes to a disk.
/// - Says: nothing; it calls back ([WebEvent], [denwaban.call.AudioTap]).
///
/// Everything that belongs to a leg happens on one thread, its [MediaLoop]. Whatever arrives from
/// the network is hostile until checked, and no packet can end a loop.
@NullMarked
@NamedInterface("media")
package denwaban.call.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
