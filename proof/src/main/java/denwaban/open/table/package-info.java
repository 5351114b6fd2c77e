/// What was opened, in the forms that other programs read: tables as CSV, one WAV or Opus file for
/// each recording.
@NullMarked
package denwaban.open.table;

import org.jspecify.annotations.NullMarked;
