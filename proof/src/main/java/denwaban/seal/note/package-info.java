/// What members of a client write to each other, sealed in their browsers: docs/formats/note.md.
@NullMarked
package denwaban.seal.note;

import org.jspecify.annotations.NullMarked;
