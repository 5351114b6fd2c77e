package denwaban.office;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.boot.ReleaseLog;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.script.Announcement;
import denwaban.script.GreetingAudio;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office's list of client companies: add them, and set what is said and asked for them.
@RestController
final class OfficeClientsEndpoint {

  private final OfficeClients clients;
  private final ReleaseLog releaseLog;

  OfficeClientsEndpoint(OfficeClients clients, ReleaseLog releaseLog) {
    this.clients = clients;
    this.releaseLog = releaseLog;
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/clients")
  List<ClientSheet> all() {
    return clients.all();
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/clients")
  @BodyLimit(kib = 512)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.CREATED)
  ClientSheet add(@RequestBody ClientSheet.New body, CurrentUser user) {
    var sheet = clients.add(body, user);
    releaseLog.tell(ClientId.of(sheet.id()));
    return sheet;
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PutMapping("/api/office/clients/{id}")
  @BodyLimit(kib = 512)
  @RequiresPrivilege
  ClientSheet change(
      @PathVariable String id, @RequestBody ClientSheet.Change body, CurrentUser user) {
    return clients.change(client(id), body, user);
  }

  /// What every caller hears first: a PCM WAV of at most a minute.
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PutMapping("/api/office/clients/{id}/greeting-audio")
  @BodyLimit(kib = GreetingAudio.UPLOAD_LIMIT >> 10)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void greeting(@PathVariable String id, HttpServletRequest request, CurrentUser user)
      throws IOException {
    clients.setAudio(client(id), Announcement.GREETING, wav(request), user);
  }

  /// The client's own recording notice, in place of the office's: what callers hear before they are
  /// recorded.
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PutMapping("/api/office/clients/{id}/notice-audio")
  @BodyLimit(kib = GreetingAudio.UPLOAD_LIMIT >> 10)
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void notice(@PathVariable String id, HttpServletRequest request, CurrentUser user)
      throws IOException {
    clients.setAudio(client(id), Announcement.NOTICE, wav(request), user);
  }

  private static byte[] wav(HttpServletRequest request) throws IOException {
    var wav = request.getInputStream().readNBytes(GreetingAudio.UPLOAD_LIMIT + 1);
    if (wav.length > GreetingAudio.UPLOAD_LIMIT) {
      throw new Problem(413, "too-large.sound");
    }
    return wav;
  }

  private static ClientId client(String id) {
    try {
      return ClientId.of(id);
    } catch (IllegalArgumentException malformed) {
      throw Problem.notFound();
    }
  }
}
