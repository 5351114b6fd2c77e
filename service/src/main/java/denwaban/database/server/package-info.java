/// What the files of the embedded PostgreSQL tell of it: who runs on them, and why a start failed.
@NullMarked
package denwaban.database.server;

import org.jspecify.annotations.NullMarked;
