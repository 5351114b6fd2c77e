package denwaban.audit.reading;

import java.time.Instant;
import java.util.List;

/// One thing that an account touched: how often, from when to when, and how.
///
/// @param object as leaves have it
/// @param acts codes of [Action], each once
public record AccessedObject(
    String object, long times, Instant first, Instant last, List<String> acts) {}
