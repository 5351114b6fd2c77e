package denwaban.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every address of the program, and what a stranger who knows all ids asks there.
final class Addresses {

  private static final Path LIST =
      Path.of(System.getProperty("denwaban.target", ""), "../../docs/reference/endpoints.md")
          .normalize();

  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z]+) \\| `([^`]+)` \\| ([A-Z_]+)", Pattern.MULTILINE);

  /// 64 bytes that sign nothing, and a point that opens nothing.
  private static final String SIGNATURE = "A".repeat(86) + "==";

  private static final String TOUCHED =
      "/api/log/touched?actor={id}&from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z";
  private static final String TOUCHED_ANYWHERE =
      "/api/office/touched?person={id}&from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z";

  private final Map<String, List<Ask>> asks = new LinkedHashMap<>();

  /// @param company what A's member sent when it made the company's key
  /// @param mine what it sent for its own key
  /// @param message what the operator sent for A
  /// @param reviewer who can be given something
  Addresses(String company, String mine, String message, String reviewer) {
    // first, as each refusal below is an entry of the asker's own log, which must not outgrow A's
    at("GET /api/log/{index}/proof", ask(404));
    at("GET /api/log/{index}/detail", ask(404));
    at("POST /api/log/{index}/questions", ask(404, "{\"kind\":\"question\",\"text\":\"x\"}"));
    at(
        "GET /api/log",
        ask(200),
        path(200, "/api/log?limit=200"),
        path(200, "/api/log?actor={id}"),
        path(200, "/api/log?object={id}"));
    at("GET /api/log/anchor", ask(200));
    at("GET /api/log/releases", ask(200));
    at("GET /api/log/questions", ask(200));
    at("GET /api/log/touched", path(200, TOUCHED));
    at("PUT /api/log/canaries/{object}", new Wanted("/api/log/canaries/{id}", "{}", 404));
    at("DELETE /api/log/canaries/{object}", path(404, "/api/log/canaries/{id}"));
    at("GET /api/office/touched", path(200, TOUCHED_ANYWHERE));
    at("GET /api/office/questions", ask(200));
    at("POST /api/office/questions/{id}/answer", ask(404, "{\"text\":\"x\",\"name\":true}"));
    at("GET /api/office/copies", ask(200));
    at("GET /api/office/outside", ask(200));
    at("GET /api/office/watch", ask(200));
    at("GET /api/office/watch/events", ask(200));
    at(
        "POST /api/office/watch/{day}/seen",
        new Wanted("/api/office/watch/2026-01-01/seen", "{\"alarms\":[]}", 204));
    at("GET /api/office/watch/callers", ask(200));
    at("POST /api/office/watch/callers", ask(422, "{\"number\":\"{id}\"}"));
    at("DELETE /api/office/watch/callers/{id}", ask(404));
    at("GET /api/office/assurance/clients", ask(200));
    at("GET /api/office/assurance/closure", ask(200));
    at("POST /api/office/assurance/closure/{id}/opening", ask(404, "{}"));
    at("GET /api/office/assurance/statements", ask(200));
    at(
        "POST /api/office/assurance/statements",
        ask(
            422,
            "{\"check\":\"tls.web\",\"result\":\"passed\",\"said\":\"x\","
                + "\"until\":\"2099-01-01T00:00:00Z\"}"));
    at("POST /api/office/assurance/statements/{id}/decision", ask(404, "{\"confirm\":true}"));
    at("GET /api/office/evaluations", ask(200));
    at("POST /api/office/evaluations", ask(422, "{\"company\":\"\"}"));
    at("DELETE /api/office/evaluations/{id}", ask(404));
    at("GET /api/trust", ask(200));
    at("GET /api/trust/checks/{code}", path(200, "/api/trust/checks/{id}"));
    at("GET /api/trust/observations/{id}", ask(404));
    at("POST /api/trust/tests/{test}", new Wanted("/api/trust/tests/{id}", "{}", 404));
    at("POST /api/evaluation/open", ask(404, "{\"token\":\"{id}\"}"));
    at(
        "POST /api/evaluation/sign",
        ask(404, "{\"token\":\"{id}\",\"evidence\":\"AAAA\",\"entrusts\":false}"));
    at("GET /api/checklist", ask(200));
    at("GET /api/checklist/observations/{id}", ask(404));
    offers("/api/contract/offers", 200);
    at(
        "POST /api/contract/offers/{digest}/refusal",
        new Wanted("/api/contract/offers/{id}/refusal", "{}", 404));
    at("GET /api/contract/terms", ask(200));
    at("GET /api/openapi.json", ask(200));
    at("GET /api/contract/enforcement", ask(200));
    at("GET /api/office/clients/{id}/contract/enforcement", ask(404));
    at("GET /api/contract/deviations", ask(200));
    at("GET /api/office/clients/{id}/contract/deviations", ask(404));
    at(
        "POST /api/office/clients/{id}/contract/deviations/{deviation}/settled",
        new Wanted(
            "/api/office/clients/{id}/contract/deviations/{id}/settled", "{\"note\":\"x\"}", 404));
    at("GET /api/inventory", ask(200));
    at("GET /api/inventory/trial", path(400, "/api/inventory/trial?category={id}"));
    at("GET /api/retention", ask(200));
    at("GET /api/retention/certificates", path(200, "/api/retention/certificates?before=9"));
    at("GET /api/retention/certificates/{n}", path(404, "/api/retention/certificates/1"));
    at(
        "GET /api/retention/certificates/{n}/certificate.pdf",
        path(404, "/api/retention/certificates/1/certificate.pdf"));
    at("POST /api/retention/holds", ask(422, "{\"reason\":\"{id}\"}"));
    at("POST /api/retention/holds/{id}/approval", ask(409, "{}"));
    at("POST /api/retention/holds/{id}/end", ask(404, "{}"));
    at("GET /api/requests", ask(200));
    at("GET /api/requests/waiting", ask(200));
    at("GET /api/requests/{id}", ask(404));
    at("POST /api/requests", ask(400, "{}"));
    at("POST /api/requests/{id}/notes/read", ask(404, "{}"));
    at("POST /api/requests/{id}/notes", ask(400, "{}"));
    at("POST /api/requests/{id}/take", ask(404, "{}"));
    at("POST /api/requests/{id}/identified", ask(404, "{\"how\":\"document\"}"));
    at("POST /api/requests/{id}/links", ask(404, "{\"call\":\"{id}\"}"));
    at("DELETE /api/requests/{id}/links/{object}", path(404, "/api/requests/{id}/links/{id}"));
    at("POST /api/requests/{id}/withdrawal", ask(400, "{}"));
    at("PUT /api/requests/{id}/due", ask(404, "{\"at\":\"2099-01-01T00:00:00Z\"}"));
    at("POST /api/requests/{id}/answer", ask(400, "{}"));
    at("POST /api/requests/{id}/refusal", ask(400, "{}"));
    at("POST /api/requests/{id}/erasure", ask(404, "{}"));
    at("POST /api/requests/{id}/erasure/approval", ask(404, "{}"));
    at("DELETE /api/requests/{id}/erasure", ask(404));
    at("GET /api/office/requests", ask(200));
    at("POST /api/contract/termination", ask(422, "{\"reason\":\"\"}"));
    at("DELETE /api/contract/termination", ask(409));
    at("POST /api/contract/termination/received", ask(409, "{}"));
    at("GET /api/erased/{id}", ask(404));
    at("GET /api/office/retention", ask(200));
    at("GET /api/office/clients/{id}/retention", ask(404));
    at("POST /api/office/clients/{id}/holds", ask(404, "{\"reason\":\"{id}\"}"));
    at(
        "POST /api/office/clients/{id}/holds/{hold}/approval",
        new Wanted("/api/office/clients/{id}/holds/{id}/approval", "{}", 404));
    at(
        "POST /api/office/clients/{id}/holds/{hold}/end",
        new Wanted("/api/office/clients/{id}/holds/{id}/end", "{}", 404));
    at("POST /api/office/clients/{id}/termination", ask(404, "{\"reason\":\"{id}\"}"));
    at("DELETE /api/office/clients/{id}/termination", ask(404));
    at("GET /api/subprocessors", ask(200));
    at("POST /api/subprocessors/{id}/answer", ask(404, "{\"approve\":true}"));
    at("GET /api/office/subprocessors", ask(200));
    at("POST /api/office/subprocessors", ask(422, "{\"name\":\"{id}\"}"));
    at("POST /api/office/subprocessors/{id}/end", ask(404, "{}"));
    at("GET /api/confirmation", ask(200));
    at("POST /api/confirmation", ask(400, "{\"evidence\":\"!\",\"entrusts\":false}"));
    at("GET /api/office/certificates", ask(200));
    at("POST /api/office/certificates", ask(422, "{\"scheme\":\"isms\",\"number\":\"{id}\"}"));
    at(
        "GET /api/office/certificates/documents/{sha256}",
        path(404, "/api/office/certificates/documents/{id}"));
    at("POST /api/office/certificates/entries/{id}/confirm", ask(404, "{}"));
    at("POST /api/office/certificates/offer", ask(422, "{\"number\":\"{id}\",\"services\":[]}"));
    at(
        "POST /api/office/certificates/{id}/checks",
        ask(404, "{\"result\":\"as-registered\",\"note\":\"\"}"));
    at("GET /api/office/certificates/{id}/history", ask(404));
    at(
        "POST /api/office/certificates/{id}/scope",
        ask(404, "{\"service\":\"message\",\"site\":\"home\",\"covered\":true,\"reason\":\"x\"}"));
    at(
        "POST /api/office/certificates/{id}/status",
        ask(404, "{\"change\":\"suspended\",\"reason\":\"x\"}"));
    at("GET /api/office/machine", ask(200));
    at("GET /api/office/privileges", ask(200));
    at("GET /api/office/first-steps", ask(200));
    at("GET /api/office/privileges/waiting", ask(200));
    at("POST /api/office/privileges", ask(422, "{\"kind\":\"office\",\"ticket\":\"{id} x\"}"));
    at("POST /api/office/privileges/{id}/decide", ask(404, "{\"open\":true}"));
    at("POST /api/office/privileges/{id}/login", ask(404, "{}"));
    at("DELETE /api/office/privileges/{id}", ask(404));
    at("GET /api/support", ask(200));
    at("POST /api/support/{id}/decide", ask(404, "{\"open\":true}"));
    at("DELETE /api/support/{id}", ask(404));
    at("GET /api/office/glass", ask(200));
    at("POST /api/office/glass/{id}/second", ask(404, "{}"));
    at("POST /api/glass", ask(400, "{\"first\":\"{id}\"}")); // five wrong pairs, and one waits
    at("POST /api/office/glass", ask(403, "{}"));
    at("GET /api/office/backup", ask(200));
    at("POST /api/office/backup", ask(409)); // no place is set here
    at("POST /api/office/backup/drill", ask(409));
    at("GET /api/office/probe", ask(200));
    at("POST /api/office/probe", ask(202));
    at("GET /api/probe", ask(200));
    at(
        "POST /api/office/watch/{day}/sign",
        new Wanted("/api/office/watch/2026-01-01/sign", "{\"version\":\"x\"}", 409));
    at("POST /api/objects/{id}/stated", ask(404, "{\"what\":\"played\"}"));
    at("GET /api/demo", ask(200));
    at("POST /api/demo/people/{id}/enrolment", ask(404, "{}"));
    at(
        "POST /api/demo/phone/calls",
        ask(400, "{\"offer\":\"{id}\",\"to\":\"+815031000002\",\"from\":null}"));
    at("DELETE /api/demo/phone/calls/{id}", ask(204));
    at("GET /api/demo/phone/calls/{id}", ask(404));
    at("POST /api/desk/calls/{id}/number", ask(404, "{}"));
    at("POST /api/desk/calls/{id}/replay", ask(404, "{}"));
    at("POST /api/desk/calls/{id}/tries", ask(404, "{\"how\":\"copy\"}"));
    for (var action : List.of("answer", "finish", "hangup", "hold", "resume")) {
      at("POST /api/desk/calls/{id}/" + action, ask(409, "{}"));
    }
    at("GET /api/desk/events", ask(200));
    at("POST /api/desk/line", ask(400, "{\"offer\":\"{id}\"}"));
    at("GET /api/contract", ask(200));
    at("GET /api/quality/key", ask(200));
    at(
        "POST /api/quality/key",
        ask(
            422,
            "{\"statement\":\"{id}\",\"signature\":\"%s\",\"unlocks\":[]}".formatted(SIGNATURE)));
    at("GET /api/quality/reviews", ask(200));
    at("POST /api/quality/reviews/{id}/release", ask(404, "{}"));
    at("POST /api/quality/reviews/{id}/tries", ask(404, "{\"how\":\"copy\"}"));
    at(
        "GET /api/quality/reviews/{id}/payload/{segment}",
        path(404, "/api/quality/reviews/{id}/payload/0"));
    at("GET /api/reviews", ask(200));
    at("GET /api/reviews/reviewers", ask(200));
    at(
        "POST /api/reviews",
        ask(404, "{\"object\":\"{id}\",\"reviewer\":\"" + reviewer + "\",\"headers\":[]}"),
        ask(404, "{\"object\":\"{id}\",\"reviewer\":\"{id}\",\"headers\":[]}"));
    at("DELETE /api/reviews/{id}", ask(404));
    at("GET /api/reviews/approvals", ask(200));
    at(
        "POST /api/reviews/approvals",
        ask(403, "{\"statement\":\"{id}\",\"signature\":\"%s\"}".formatted(SIGNATURE)));
    at("DELETE /api/reviews/approvals/{id}", ask(404));
    at("GET /api/notices/approvals", ask(200));
    at(
        "POST /api/notices/approvals",
        ask(422, "{\"statement\":\"{id}\",\"signature\":\"%s\"}".formatted(SIGNATURE)));
    at("DELETE /api/notices/approvals/{id}", ask(204));
    at("GET /api/desk/calls/{id}/notice-approval", ask(404));
    at("POST /api/desk/ready", ask(204, "{}"));
    at("POST /api/desk/away", ask(204, "{}"));
    at("POST /api/desk/signing-key", ask(400, "{\"publicKey\":\"{id}\"}"));
    at("POST /api/enrolment", ask(400, "{\"token\":\"{id}\",\"ceremony\":\"{id}\"}"));
    at("POST /api/enrolment/options", ask(410, "{\"token\":\"{id}\"}"));
    at(
        "GET /api/inbox",
        ask(200),
        path(200, "/api/inbox?before={id}"),
        path(200, "/api/inbox?box={id}"));
    at("GET /api/inbox/events", ask(200));
    at("GET /api/inbox/calls/{call}", path(404, "/api/inbox/calls/{id}"));
    at("GET /api/inbox/text-index", ask(200));
    at(
        "PUT /api/inbox/text-index",
        ask(
            409,
            "{\"before\":7,\"sealed\":\"AAAA\",\"signature\":\"%s\",\"pruned\":\"2026-11-28T00:00:00Z\"}"
                .formatted(SIGNATURE)));
    at(
        "GET /api/objects/openable",
        path(200, "/api/objects/openable"),
        path(200, "/api/objects/openable?before={id}"));
    at("PUT /api/objects/{id}/tokens", ask(404, "{\"company\":\"x\",\"tokens\":[]}"));
    at("GET /api/inbox/count", ask(200));
    deliveries();
    at("GET /api/inbox/waiting", ask(200));
    at("GET /api/answering", ask(200));
    at("PUT /api/answering", ask(400, "{\"base\":1}"));
    at("GET /api/answering/versions/{version}", path(404, "/api/answering/versions/{id}"));
    at("DELETE /api/answering/versions/{version}", path(404, "/api/answering/versions/{id}"));
    at(
        "POST /api/answering/versions/{version}/restore",
        new Wanted("/api/answering/versions/{id}/restore", "{\"base\":1}", 404));
    at("POST /api/answering/instructions", ask(400, "{\"text\":{\"ja\":\"{id}\"}}"));
    at("DELETE /api/answering/instructions/{id}", ask(404));
    at("GET /api/answering/blocked", ask(200));
    at("POST /api/answering/blocked", ask(422, "{\"number\":\"{id}\"}"));
    at("DELETE /api/answering/blocked/{id}", ask(404));
    at("POST /api/answering/speech/reading", ask(422, "{\"text\":\"\"}"));
    at("POST /api/answering/speech", ask(422, "{\"text\":\"\"}"));
    at("PUT /api/answering/sounds/{kind}", new Wanted("/api/answering/sounds/{id}", "{}", 404));
    at("DELETE /api/answering/sounds/{kind}", path(404, "/api/answering/sounds/{id}"));
    at("GET /api/mailboxes", ask(200));
    at(
        "POST /api/mailboxes",
        ask(
            422,
            "{\"id\":\"{id}\",\"name\":\"x\",\"statement\":\"{}\",\"signature\":\"%s\",\"holders\":[{\"member\":\"{id}\",\"grant\":\"AAAA\"}]}"
                .formatted(SIGNATURE)));
    at("PUT /api/mailboxes/{id}", ask(404, "{\"name\":\"x\"}"));
    at("POST /api/mailboxes/{id}/close", ask(404, "{}"));
    at(
        "POST /api/mailboxes/numbers",
        ask(404, "{\"number\":\"+815031000002\",\"mailbox\":\"{id}\"}"));
    at(
        "GET /api/desk/calls/{id}/mailboxes/{mailbox}",
        path(404, "/api/desk/calls/{id}/mailboxes/{id}"));
    at("POST /api/inbox/{id}/done", ask(404, "{}"));
    at("POST /api/inbox/{id}/reopen", ask(404, "{}"));
    at("POST /api/inbox/{id}/take", ask(404, "{\"from\":\"{id}\"}"));
    at("POST /api/inbox/{id}/give-back", ask(404, "{}"));
    at(
        "PUT /api/inbox/{id}/due",
        ask(404, "{\"at\":\"%s\"}".formatted(Instant.now().plus(Duration.ofHours(1)))));
    at("DELETE /api/inbox/{id}/due", ask(404));
    at(
        "POST /api/inbox/{id}/notes",
        ask(
            404,
            "{\"id\":\"{id}\",\"company\":\"%s\",\"sealed\":\"AAAA\",\"signature\":\"%s\"}"
                .formatted("x".repeat(39), SIGNATURE)));
    at("POST /api/inbox/{id}/notes/read", ask(404, "{}"));
    at("GET /api/keys", ask(200));
    at("POST /api/keys/company", ask(422, company));
    at(
        "POST /api/keys/grants",
        ask(
            422,
            "{\"member\":\"{id}\",\"epoch\":1,\"grant\":\"AAAA\",\"signature\":\"%s\"}"
                .formatted(SIGNATURE)));
    at("POST /api/keys/me", ask(422, mine));
    at("GET /api/keys/administrators", ask(200));
    at("GET /api/keys/members", ask(200));
    at("GET /api/keys/waiting", ask(200));
    at(
        "POST /api/keys/me/unlocks",
        ask(422, "{\"method\":\"recovery\",\"credentialId\":\"{id}\",\"blob\":\"AAAA\"}"));
    at("DELETE /api/keys/me/unlocks/{id}", ask(404));
    at(
        "GET /api/keys/lines/{line}/chain",
        path(404, "/api/keys/lines/{id}/chain"),
        path(200, "/api/keys/lines/company/chain"));
    at(
        "GET /api/keys/lines/{line}/needed",
        path(404, "/api/keys/lines/{id}/needed"),
        path(200, "/api/keys/lines/company/needed"));
    var epoch =
        "{\"statement\":\"{}\",\"signature\":\"%s\",\"holders\":[{\"member\":\"{id}\",\"grant\":\"AAAA\"}]}"
            .formatted(SIGNATURE);
    at(
        "POST /api/keys/lines/{line}/epochs",
        new Wanted("/api/keys/lines/{id}/epochs", epoch, 422),
        new Wanted("/api/keys/lines/company/epochs", epoch, 422));
    at(
        "GET /api/objects/stale",
        path(200, "/api/objects/stale"),
        path(200, "/api/objects/stale?after={id}"));
    at(
        "PUT /api/objects/headers",
        ask(
            200,
            "{\"objects\":[{\"object\":\"{id}\",\"headers\":[{\"n\":0,\"header\":\"AAAA\",\"statement\":\"{}\",\"signature\":\"%s\"}]}]}"
                .formatted(SIGNATURE)));
    at("POST /api/objects/stale/release", ask(200, "{\"objects\":[\"{id}\"]}"));
    at("POST /api/exit-packs", ask(200, "{}"));
    at("GET /api/exit-packs/{id}", ask(404));
    at("GET /api/log/copies", ask(200));
    at("GET /api/log/copies/tar", ask(200));
    at(
        "PUT /api/log/copies/own",
        ask(
            422,
            "{\"kind\":\"https\",\"address\":\"https://127.0.0.1/\",\"pathStyle\":false,"
                + "\"lockDays\":0,\"secret\":\"x\"}"));
    at("DELETE /api/log/copies/own", ask(404));
    at("GET /api/log/mediums", ask(200));
    at("GET /api/log/mediums/{month}", path(404, "/api/log/mediums/2026-01"));
    at("GET /api/log/stamp", ask(200));
    at("GET /api/log/witnesses", ask(200));
    at(
        "GET /api/log/witnesses/checkpoint",
        path(404, "/api/log/witnesses/checkpoint?name=witness.example%2Fw1"));
    at("GET /api/logs/{log}/checkpoint", path(404, "/api/logs/{id}/checkpoint"));
    at(
        "GET /api/logs/{log}/tile/{*path}",
        path(404, "/api/logs/{id}/tile/0/000"),
        path(404, "/api/logs/{id}/tile/entries/000"));
    at("GET /api/me", ask(200));
    at("PUT /api/drafts", ask(409, with(message, "call")));
    at("POST /api/messages", ask(409, with(message, "call")), ask(409, with(message, "object")));
    at("POST /api/messages/{id}/corrections", ask(404, message));
    at("POST /api/messages/{id}/release", ask(404, "{\"client\":\"{id}\"}"));
    at("POST /api/messages/{id}/tries", ask(404, "{\"client\":\"{id}\",\"how\":\"copy\"}"));
    at("GET /api/objects/{id}/payload/{segment}", path(404, "/api/objects/{id}/payload/0"));
    at(
        "POST /api/objects/{id}/release",
        ask(404, "{\"purpose\":\"read\"}"),
        ask(404, "{\"purpose\":\"play\"}"),
        ask(404, "{\"purpose\":\"download\"}"),
        ask(400, "{\"purpose\":\"reheader\"}"),
        ask(404, "{\"purpose\":\"review\"}"));
    at("GET /api/office/clients", ask(200));
    at("POST /api/office/clients", ask(422, "{\"name\":\"{id}\"}"));
    at("PUT /api/office/clients/{id}", ask(422, "{\"name\":\"{id}\"}"));
    at("PUT /api/office/clients/{id}/greeting-audio", ask(422, "{}"));
    at("PUT /api/office/clients/{id}/notice-audio", ask(422, "{}"));
    at("GET /api/office/clients/{id}/answering", ask(404));
    at("PUT /api/office/clients/{id}/answering", ask(400, "{\"base\":1}"));
    at(
        "GET /api/office/clients/{id}/answering/versions/{version}",
        path(404, "/api/office/clients/{id}/answering/versions/1"));
    at(
        "DELETE /api/office/clients/{id}/answering/versions/{version}",
        path(404, "/api/office/clients/{id}/answering/versions/1"));
    at(
        "POST /api/office/clients/{id}/answering/versions/{version}/restore",
        new Wanted("/api/office/clients/{id}/answering/versions/1/restore", "{\"base\":1}", 404));
    at("POST /api/office/clients/{id}/answering/instructions", ask(400, "{}"));
    at(
        "POST /api/office/clients/{id}/answering/speech/reading",
        new Wanted("/api/office/clients/{id}/answering/speech/reading", "{\"text\":\"\"}", 422));
    at(
        "POST /api/office/clients/{id}/answering/speech",
        new Wanted("/api/office/clients/{id}/answering/speech", "{\"text\":\"\"}", 422));
    at(
        "PUT /api/office/clients/{id}/answering/sounds/{kind}",
        new Wanted("/api/office/clients/{id}/answering/sounds/closed", "{}", 404));
    at(
        "DELETE /api/office/clients/{id}/answering/sounds/{kind}",
        path(404, "/api/office/clients/{id}/answering/sounds/closed"));
    at(
        "DELETE /api/office/clients/{id}/answering/instructions/{instruction}",
        path(404, "/api/office/clients/{id}/answering/instructions/{id}"));
    offers("/api/office/clients/{id}/contract/offers", 404);
    at(
        "PUT /api/office/clients/{id}/contract/offers/{digest}/scan",
        new Wanted("/api/office/clients/{id}/contract/offers/{id}/scan", "{}", 404));
    at(
        "DELETE /api/office/clients/{id}/contract/offers/{digest}/scan",
        path(404, "/api/office/clients/{id}/contract/offers/{id}/scan"));
    at("POST /api/office/clients/{id}/contract/offers", ask(404, "{\"after\":0}"));
    at(
        "POST /api/office/clients/{id}/contract/offers/{digest}/withdrawal",
        new Wanted("/api/office/clients/{id}/contract/offers/{id}/withdrawal", "{}", 404));
    at("GET /api/office/clients/{id}/contract", ask(404));
    at("POST /api/office/clients/{id}/contract", ask(422, "{}"));
    at("GET /api/office/clients/{id}/pin", ask(404));
    at(
        "POST /api/office/clients/{id}/pin",
        ask(403, "{\"before\":\"{id}\",\"now\":\"{id}\",\"reason\":\"x\"}"));
    at("GET /api/office/people", ask(200));
    at(
        "POST /api/office/people",
        ask(422, "{\"name\":\"x\",\"role\":\"client-admin\",\"client\":\"{id}\"}"));
    at("POST /api/office/people/{id}/confirm", ask(404, "{}"));
    at("POST /api/members/{id}/confirm", ask(404, "{}"));
    at(
        "PUT /api/office/people/{id}/engagement",
        ask(404, "{\"kind\":\"employee\",\"place\":\"site\"}"));
    at("POST /api/office/registry", ask(422, "{\"csv\":\"{id}\",\"apply\":true}"));
    at("GET /api/office/roles", ask(200));
    at("GET /scim/v2/ServiceProviderConfig", ask(401));
    at("GET /scim/v2/ResourceTypes", ask(401));
    at("GET /scim/v2/Schemas", ask(401));
    at("GET /scim/v2/Users", ask(401));
    at("POST /scim/v2/Users", ask(401, "{\"userName\":\"{id}\"}"));
    at("GET /scim/v2/Users/{id}", ask(401));
    at("PUT /scim/v2/Users/{id}", ask(401, "{\"active\":false}"));
    at("PATCH /scim/v2/Users/{id}", ask(401, "{\"Operations\":[]}"));
    at("DELETE /scim/v2/Users/{id}", ask(401));
    at("GET /api/office/tokens", ask(200));
    at("POST /api/office/tokens", ask(403, "{\"name\":\"x\",\"scope\":\"scim\",\"days\":1}"));
    at("POST /api/office/tokens/{id}/confirm", ask(404, "{}"));
    at("DELETE /api/office/tokens/{id}", ask(404));
    at("POST /api/office/people/{id}/disable", ask(404, "{}"));
    at("POST /api/office/people/{id}/enable", ask(404, "{}"));
    at("POST /api/office/people/{id}/enrolment", ask(404, "{}"));
    at("POST /api/office/people/{id}/enrolment/confirm", ask(404, "{}"));
    at("POST /api/office/people/{id}/erase", ask(403, "{\"name\":\"x\"}"));
    at("POST /api/office/people/{id}/role", ask(404, "{\"role\":\"admin\"}"));
    at("GET /api/place", ask(200));
    at("POST /api/place", ask(422, "{\"version\":1,\"items\":[\"{id}\"],\"place\":\"site\"}"));
    at("GET /api/office/groups", ask(200));
    at("GET /api/office/groups/unstaffed", ask(200));
    at("PUT /api/office/groups/{id}", ask(422, "{\"name\":\"x\",\"members\":[\"{id}\"]}"));
    at("DELETE /api/office/groups/{id}", ask(404));
    at("PUT /api/office/clients/{id}/groups", ask(422, "{\"groups\":{\"after\":1}}"));
    at("GET /api/office/kyc", ask(200));
    at("GET /api/office/clients/{id}/kyc", ask(404));
    at("GET /api/office/clients/{id}/kyc/{record}", ask(404));
    at("POST /api/office/clients/{id}/kyc", ask(400, "{\"on\":\"{id}\"}"));
    at("GET /api/office/clients/{id}/suspicions", ask(404));
    at("POST /api/office/clients/{id}/suspicions", ask(404, "{\"text\":\"x\"}"));
    at("POST /api/office/clients/{id}/suspicions/{note}/outcome", ask(404, "{\"text\":\"x\"}"));
    at("GET /api/office/places", ask(200));
    at(
        "POST /api/office/places/inspections",
        ask(422, "{\"place\":\"{id}\",\"clear\":true,\"found\":\"x\"}"));
    at("GET /api/office/seal", ask(200));
    at("POST /api/office/seal/open", ask(403, "{\"one\":\"{id}\",\"two\":\"{id}\"}"));
    at("POST /api/office/seal/close", ask(403, "{}"));
    at("POST /api/presence", ask(400, "{\"ceremony\":\"{id}\"}"));
    at("POST /api/sign-in", ask(400, "{\"ceremony\":\"{id}\",\"userHandle\":\"{id}\"}"));
    at("POST /api/sign-in/options", ask(200, "{}"));
    at("GET /api/sign-in/provider", ask(200));
    at(
        "POST /api/sign-in/provider",
        ask(401, "{\"state\":\"{id}\",\"key\":\"{id}\",\"code\":\"{id}\"}"));
    at("POST /api/sign-in/provider/begin", ask(404, "{\"with\":\"{id}\"}"));
    at("POST /api/sign-in/provider/passkey", ask(400, "{\"onTop\":\"{id}\"}"));
    // takes forms alone; BackChannelTest asks with those
    at(
        "POST /callback/lineworks/{client}/{account}",
        new Wanted("/callback/lineworks/{id}/{id}", "{}", 403));
    at("POST /oidc/logout", ask(415, "{\"logout_token\":\"{id}\"}"));
    at("POST /oidc/logout/{slug}", ask(415, "{\"logout_token\":\"{id}\"}"));
    at("GET /api/identity", ask(200));
    at("DELETE /api/identity", ask(404));
    at("POST /api/identity/begin", ask(404, "{}"));
    at("POST /api/identity", ask(401, "{\"state\":\"{id}\",\"key\":\"{id}\",\"code\":\"{id}\"}"));
    at("GET /api/own-provider", ask(200));
    at(
        "PUT /api/own-provider",
        ask(422, "{\"issuer\":\"https://127.0.0.1/{id}\",\"clientId\":\"{id}\"}"));
    at("DELETE /api/own-provider", ask(404));
    at(
        "GET /{*path}",
        path(200, "/inbox/{id}"),
        path(404, "/assets/{id}.js"),
        path(404, "/api/objects/{id}"));
    // each writes into the asker's own log, which must not outgrow A's before it was asked for
    at("POST /api/inbox/search", ask(200, "{\"tokens\":[\"AAAAAAAAAAAAAAAAAAAAAA==\"]}"));
    at("POST /api/keys/recovery", ask(204, "{\"reason\":\"{id}\"}"));
    at("GET /api/sessions", ask(200));
    at("DELETE /api/sessions/{id}", ask(404));
    at("GET /api/passkeys", ask(200));
    at("DELETE /api/passkeys/{name}", path(404, "/api/passkeys/{id}"));
    at("POST /api/passkeys/known", ask(409, "{}"));
    at("POST /api/devices/known", ask(409, "{}"));
    at("POST /api/sessions/end-others", ask(204, "{}"));
    at("POST /api/sign-out", ask(204, "{\"everywhere\":false}")); // the last thing anybody does
  }

  /// Who is told of what waits.
  private void deliveries() {
    at("GET /api/contacts", ask(200));
    at("PUT /api/contacts/{id}", ask(422, "{}"));
    at("DELETE /api/contacts/{id}", ask(404));
    at("POST /api/contacts/{id}/back", ask(404, "{}"));
    at("GET /api/rosters/{line}", path(404, "/api/rosters/{id}"));
    at(
        "PUT /api/rosters/{line}",
        new Wanted("/api/rosters/{id}", "{\"version\":0,\"tiers\":[]}", 404));
    at("GET /api/rosters/{line}/days", path(404, "/api/rosters/{id}/days?days=1"));
    at("GET /api/rosters/{line}/versions", path(404, "/api/rosters/{id}/versions"));
    at("GET /api/reach", ask(200));
    at(
        "POST /api/reach/ways",
        ask(404, "{\"contact\":\"{id}\",\"kind\":\"mail\",\"address\":\"a@b.example\"}"));
    at("POST /api/reach/devices", ask(422, "{\"subscription\":\"{id}\"}"));
    at(
        "PUT /api/reach/contacts/{contact}/order",
        new Wanted("/api/reach/contacts/{id}/order", "{\"ways\":[\"{id}\"]}", 404));
    at("DELETE /api/reach/ways/{id}", ask(404));
    at("POST /api/reach/ways/{id}/test", ask(404, "{}"));
    at(
        "PUT /api/reach/accounts/{id}",
        ask(422, "{\"kind\":\"slack\",\"label\":\"x\",\"secret\":\"{id}\"}"));
    at("DELETE /api/reach/accounts/{id}", ask(404));
    at("GET /api/delivery-policy", ask(200));
    at("PUT /api/delivery-policy", ask(400, "{}"));
    at("GET /api/delivery-policy/versions", ask(200));
    at(
        "GET /api/delivery-policy/dry-run",
        path(404, "/api/delivery-policy/dry-run?line={id}&urgent=true&at=2026-01-01T00:00:00Z"));
    at("GET /api/deliveries", ask(200), path(200, "/api/deliveries?call={id}"));
    at("GET /api/deliveries/{id}", ask(404));
    at("POST /api/deliveries/{id}/acknowledgement", ask(404, "{}"));
    at("GET /api/push", ask(200));
    at("GET /api/demo/mail", ask(200));
    at("GET /api/demo/chat", ask(200));
    at("GET /api/desk/calls/{call}/people", path(404, "/api/desk/calls/{id}/people"));
    at("GET /api/desk/deliveries", ask(200));
    at(
        "POST /api/desk/deliveries/{client}/{id}/recall",
        new Wanted("/api/desk/deliveries/{id}/{id}/recall", "{}", 404));
    at("GET /api/office/deliveries", ask(200));
    at("GET /api/office/deliveries/broken", ask(200));
    at("GET /api/office/deliveries/waiting", ask(200));
    at(
        "POST /api/office/deliveries/{client}/{id}/telephoned",
        new Wanted("/api/office/deliveries/{id}/{id}/telephoned", "{}", 404));
  }

  private record Wanted(String path, String body, int status) {}

  private static Wanted ask(int status) {
    return new Wanted("", "", status);
  }

  private static Wanted ask(int status, String body) {
    return new Wanted("", body, status);
  }

  private static Wanted path(int status, String path) {
    return new Wanted(path, "", status);
  }

  /// Of a contract: what both sides ask of an offer.
  private void offers(String base, int all) {
    at("GET " + base, ask(all));
    at("GET " + base + "/{digest}/document", path(404, base + "/{id}/document"));
    at("GET " + base + "/{digest}/document.pdf", path(404, base + "/{id}/document.pdf"));
    at("GET " + base + "/{digest}/scan", path(404, base + "/{id}/scan"));
    at("POST " + base + "/{digest}/signing", new Wanted(base + "/{id}/signing", "{}", 404));
    at("POST " + base + "/{digest}/signature", new Wanted(base + "/{id}/signature", "{}", 404));
  }

  private void at(String address, Wanted... wanted) {
    var parts = address.split(" ", 2);
    asks.put(
        address,
        List.of(wanted).stream()
            .map(it ->
                new Ask(
                    parts[0],
                    it.path.isEmpty() ? parts[1] : it.path,
                    it.body.isEmpty() ? null : it.body,
                    it.status))
            .toList());
  }

  /// The operator's accepted message, for another call or under another id, and signed by nobody:
  /// whoever has the very message, signature and all, is told that it is kept.
  private static String with(String message, String field) {
    return message
        .replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":\"" + SIGNATURE + "\"")
        .replaceFirst("\"" + field + "\":\"[0-9a-f-]{36}\"", "\"" + field + "\":\"{id}\"");
  }

  Map<String, List<Ask>> asks() {
    return asks;
  }

  /// The permission each address asks for, as docs/reference/endpoints.md has it.
  static Map<String, String> permissions() throws Exception {
    var rows = new LinkedHashMap<String, String>();
    var found = ROW.matcher(Files.readString(LIST));
    while (found.find()) rows.put(found.group(1) + " " + found.group(2), found.group(3));
    return rows;
  }

  /// Those that a role alone does not open.
  static List<String> justInTime() throws Exception {
    return Files.readAllLines(LIST).stream()
        .filter(row -> row.contains(", just-in-time"))
        .map(ROW::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1) + " " + found.group(2))
        .toList();
  }
}
