package denwaban.recording;

import denwaban.audit.Entry;
import denwaban.vault.ObjectStep;
import org.jspecify.annotations.Nullable;

/// What a recording or a slip leaves in the tables and in the log, in one transaction.
///
/// @param entry null of a header, which has none of its own
record KeptStep(ObjectStep object, @Nullable Entry entry) {}
