/// What of a message may leave in a mail beside the word that one waits, on whose approval.
///
/// - Knows: words of messages whose client approved it with its own key, in memory alone, for an
///   hour at most.
/// - Never knows: words of any other message; no page gives them.
@NullMarked
package denwaban.delivery.content;

import org.jspecify.annotations.NullMarked;
