/// The web server tried as an outsider would: every address and page, raw requests.
@NullMarked
package denwaban.probe.http;

import org.jspecify.annotations.NullMarked;
