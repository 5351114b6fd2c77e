package denwaban.http;

/// The one of our host names under which a request arrived. Cookies and passkeys belong to it.
///
/// @param host the name alone, such as `desk.localhost`: the passkeys' rpId
/// @param origin as browsers write it, such as `http://desk.localhost:8080`
public record Site(String host, String origin) {}
