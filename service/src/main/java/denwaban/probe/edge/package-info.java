/// Tries what listens beside the web server: SIP, media ports, the database.
@NullMarked
package denwaban.probe.edge;

import org.jspecify.annotations.NullMarked;
