package denwaban.answering;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.answering.AnsweringEndpoint.Base;
import denwaban.answering.AnsweringEndpoint.Change;
import denwaban.answering.AnsweringEndpoint.NewInstruction;
import denwaban.http.BodyLimit;
import denwaban.http.PathId;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.script.GreetingAudio;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is said for a client, for the office.
@RestController
@RequestMapping("/api/office/clients/{id}/answering")
final class OfficeAnsweringEndpoint {

  private final Answering answering;

  OfficeAnsweringEndpoint(Answering answering) {
    this.answering = answering;
  }

  @GetMapping
  @RequiresPermission(Permission.MANAGE_OFFICE)
  AnsweringSheet sheet(CurrentUser user, @PathVariable String id) {
    return answering.sheet(client(id), user);
  }

  @GetMapping("/versions/{version}")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  AnsweringSettings version(@PathVariable String id, @PathVariable String version) {
    return answering.version(client(id), AnsweringEndpoint.number(version));
  }

  @PutMapping
  @BodyLimit(kib = 512)
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(CurrentUser user, @PathVariable String id, @RequestBody Change body) {
    answering.change(client(id), body.base(), body.settings(), body.from(), user);
  }

  @PostMapping("/versions/{version}/restore")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void restore(
      CurrentUser user,
      @PathVariable String id,
      @PathVariable String version,
      @RequestBody Base body) {
    answering.restore(client(id), AnsweringEndpoint.number(version), body.base(), user);
  }

  @DeleteMapping("/versions/{version}")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(CurrentUser user, @PathVariable String id, @PathVariable String version) {
    answering.withdraw(client(id), AnsweringEndpoint.number(version), user);
  }

  @PostMapping("/instructions")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void instruct(CurrentUser user, @PathVariable String id, @RequestBody NewInstruction body) {
    answering.instruct(client(id), body.text(), body.numbers(), body.from(), body.until(), user);
  }

  @DeleteMapping("/instructions/{instruction}")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(CurrentUser user, @PathVariable String id, @PathVariable String instruction) {
    answering.end(client(id), PathId.of(instruction), user);
  }

  /// A PCM WAV of at most a minute, which callers hear from the next call on.
  @PutMapping("/sounds/{kind}")
  @BodyLimit(kib = GreetingAudio.UPLOAD_LIMIT >> 10)
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void sound(
      CurrentUser user,
      @PathVariable String id,
      @PathVariable String kind,
      HttpServletRequest request)
      throws IOException {
    answering.sound(client(id), kind, AnsweringEndpoint.wav(request), user);
  }

  /// The office's again.
  @DeleteMapping("/sounds/{kind}")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void noSound(CurrentUser user, @PathVariable String id, @PathVariable String kind) {
    answering.sound(client(id), kind, null, user);
  }

  private static ClientId client(String id) {
    try {
      return ClientId.of(id);
    } catch (IllegalArgumentException malformed) {
      throw Problem.notFound();
    }
  }
}
