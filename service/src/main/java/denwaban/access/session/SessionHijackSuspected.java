package denwaban.access.session;

import denwaban.kernel.PersonId;

/// Somebody came with the cookie of a session that did not begin in his browser.
public record SessionHijackSuspected(PersonId person, String session) {}
