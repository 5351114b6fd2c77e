package denwaban.people.scim;

import denwaban.access.ApiClient;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// SCIM 2.0 over HTTP, for programs with a token. Errors take SCIM's form in `portal`.
@RestController
final class ScimEndpoint {

  static final String ROOT = "/scim/v2";

  /// Users in one answer.
  static final int MOST = 200;

  private static final String USUAL = "100";
  private static final String SCIM = "application/scim+json";
  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  private final ScimUsers users;
  private final Discovery discovery;

  ScimEndpoint(ScimUsers users, Discovery discovery) {
    this.users = users;
    this.discovery = discovery;
  }

  @RequiresPermission(Permission.PROVISION)
  @GetMapping(ROOT + "/ServiceProviderConfig")
  ResponseEntity<String> config() {
    return ok(discovery.config());
  }

  @RequiresPermission(Permission.PROVISION)
  @GetMapping(ROOT + "/ResourceTypes")
  ResponseEntity<String> types() {
    return ok(discovery.types());
  }

  @RequiresPermission(Permission.PROVISION)
  @GetMapping(ROOT + "/Schemas")
  ResponseEntity<String> schemas() {
    return ok(discovery.schemas());
  }

  /// @param startIndex from 1
  /// @param count up to [#MOST]; more than that is that many
  @RequiresPermission(Permission.PROVISION)
  @GetMapping(ROOT + "/Users")
  ResponseEntity<String> list(
      @RequestParam(required = false) @Nullable String filter,
      @RequestParam(defaultValue = "1") int startIndex,
      @RequestParam(defaultValue = USUAL) int count,
      ApiClient who,
      Site site) {
    var from = Math.max(1, startIndex);
    var all = users.list(Filter.of(filter), who);
    var page =
        all.stream()
            .skip(from - 1L)
            .limit(Math.clamp(count, 0, MOST))
            .map(it -> it.json(site.origin()))
            .toList();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("schemas", List.of(LIST));
    answer.put("totalResults", all.size());
    answer.put("startIndex", from);
    answer.put("itemsPerPage", page.size());
    answer.put("Resources", page);
    return ok(Body.written(answer));
  }

  @RequiresPermission(Permission.PROVISION)
  @GetMapping(ROOT + "/Users/{id}")
  ResponseEntity<String> show(@PathVariable String id, ApiClient who, Site site) {
    return answer(HttpStatus.OK, users.show(person(id), who), site);
  }

  @RequiresPermission(Permission.PROVISION)
  @PostMapping(
      path = ROOT + "/Users",
      consumes = {SCIM, MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<String> add(HttpServletRequest request, ApiClient who, Site site) {
    return answer(HttpStatus.CREATED, users.add(UserChange.of(Body.of(request)), who), site);
  }

  @RequiresPermission(Permission.PROVISION)
  @PutMapping(
      path = ROOT + "/Users/{id}",
      consumes = {SCIM, MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<String> replace(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
      HttpServletRequest request,
      ApiClient who,
      Site site) {
    var userChange = UserChange.of(Body.of(request));
    return answer(HttpStatus.OK, users.change(person(id), version, userChange, who), site);
  }

  @RequiresPermission(Permission.PROVISION)
  @PatchMapping(
      path = ROOT + "/Users/{id}",
      consumes = {SCIM, MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<String> patch(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
      HttpServletRequest request,
      ApiClient who,
      Site site) {
    var userChange = Patch.of(Body.of(request));
    return answer(HttpStatus.OK, users.change(person(id), version, userChange, who), site);
  }

  /// A leaver, from now on; can still be read, and comes back by `active`.
  @RequiresPermission(Permission.PROVISION)
  @DeleteMapping(ROOT + "/Users/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable String id, ApiClient who) {
    users.end(person(id), who);
  }

  private static PersonId person(String id) {
    try {
      return PersonId.of(id);
    } catch (IllegalArgumentException malformed) {
      throw Problem.notFound();
    }
  }

  private static ResponseEntity<String> answer(HttpStatus status, ScimUser user, Site site) {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType(SCIM))
        .header(HttpHeaders.ETAG, user.version())
        .header(HttpHeaders.LOCATION, user.location(site.origin()))
        .body(Body.written(user.json(site.origin())));
  }

  private static ResponseEntity<String> ok(String json) {
    return ResponseEntity.ok().contentType(MediaType.parseMediaType(SCIM)).body(json);
  }

  private static ResponseEntity<String> ok(Map<String, ?> json) {
    return ok(Body.written(json));
  }
}
