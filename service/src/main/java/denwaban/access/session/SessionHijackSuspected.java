package denwaban.access.session;

import denwaban.kernel.PersonId;

/// A request had the cookie of a session that did not begin in its browser.
public record SessionHijackSuspected(PersonId person, String session) {}
