package denwaban.delivery.chain;

import java.util.UUID;

/// A try that is to be made now.
///
/// @param n of how many by this way, from 1
/// @param reminder whether it is about something that was acknowledged and is not done
public record Send(int tier, UUID contact, UUID way, int n, boolean reminder) {}
