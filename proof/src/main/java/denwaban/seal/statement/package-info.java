/// Signed statements: manifests, headers, keys of companies and reviewers, shares of a recovery
/// kit; each with how it is written and how it is checked.
@NullMarked
package denwaban.seal.statement;

import org.jspecify.annotations.NullMarked;
