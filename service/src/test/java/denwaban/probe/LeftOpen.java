package denwaban.probe;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Doors that somebody left open, each in another way, and one that does not work.
@RestController
class LeftOpen {

  @RequiresPermission(Permission.ANYONE)
  @GetMapping("/api/left-open")
  String all() {
    return "everything";
  }

  /// It lets us in and only has nothing under that id: open all the same.
  @RequiresPermission(Permission.ANYONE)
  @GetMapping("/api/left-open/{id}")
  String one(@PathVariable String id) {
    throw Problem.notFound();
  }

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/left-open")
  String made() {
    throw Problem.malformed();
  }

  @RequiresPermission(Permission.ANYONE)
  @GetMapping("/api/out-of-order")
  String broken() {
    throw new Problem(503, "away");
  }
}
