package denwaban.delivery.way;

import denwaban.delivery.channel.DeliveryWayKind;
import java.time.Instant;

/// An account, or a way whose account works or that needs none, by which the newest try failed.
///
/// @param hint how people recognise it; no address
/// @param since the newest failure
/// @param trouble one word of ours
public record Broken(DeliveryWayKind kind, String hint, Instant since, String trouble) {}
