/// The one JSON that statements are written in: strict, and the same bytes each time.
@NullMarked
package denwaban.seal.json;

import org.jspecify.annotations.NullMarked;
