package denwaban.probe;

/// The ways by which an outsider could come in.
public enum AccessPath {
  API("api"),
  STREAM("stream"),
  PAGE("page"),
  SESSION("session"),
  SIGN_IN("sign-in"),
  ENROLMENT("enrolment"),
  RECOVERY("recovery"),
  SIP("sip"),
  WEBRTC("webrtc"),
  ACTUATOR("actuator"),
  DATABASE("database");

  private final String code;

  AccessPath(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
