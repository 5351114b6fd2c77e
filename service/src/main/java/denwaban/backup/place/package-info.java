/// Where a backup lies, and in which form: whole files, sealed, each written completely or not at
/// all. Format: docs/formats/backup.md.
@NullMarked
package denwaban.backup.place;

import org.jspecify.annotations.NullMarked;
