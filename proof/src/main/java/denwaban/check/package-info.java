/// `denwaban-proof`: checks a client's copy of a log without us.
///
/// - Knows: log copies and the log in an exit pack, what an entry may look like, whom the user
///   trusts.
/// - Never knows: a secret key; a name behind a pseudonym; anything that the copy says of itself.
@NullMarked
package denwaban.check;

import org.jspecify.annotations.NullMarked;
