package denwaban.probe;

/// By which ways somebody could come in.
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

  String code() {
    return code;
  }
}
