/// The demo's mail and chat: shown on a page of this machine, and sent nowhere.
@NullMarked
package denwaban.delivery.demo;

import org.jspecify.annotations.NullMarked;
