package denwaban.terms.breach;

import org.jspecify.annotations.Nullable;

/// A question to the terms that is asked when no others can come any more that held before it.
interface Query {

  /// @return null if they were kept, or are not known
  @Nullable Breach breach(TermsInForce terms);
}
