/// When each chain goes on: kept in the database, in the transaction of what it is for.
@NullMarked
package denwaban.delivery.timer;

import org.jspecify.annotations.NullMarked;
