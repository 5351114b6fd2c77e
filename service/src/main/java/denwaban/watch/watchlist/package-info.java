/// Callers who are watched for: numbers that the office's own people or public figures call from,
/// known as keyed tokens alone.
@NullMarked
@NamedInterface("watchlist")
package denwaban.watch.watchlist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
