/// Members' own sealed indexes of the words in their messages: docs/formats/text-index.md.
@NullMarked
package denwaban.message.index;

import org.jspecify.annotations.NullMarked;
