() => {
  // What is pressed or written into, and the texts: whether each has its place on the screen. Answers sentences.
  const wide = document.documentElement.clientWidth;
  const high = document.documentElement.clientHeight;
  // A dialog or a menu that is open lies over the rest on purpose, and is looked at alone.
  const over = [...document.querySelectorAll("[role=dialog], [role=menu]")].filter((it) => it.checkVisibility());
  const root = over.at(-1) ?? document.body;
  const named = (it) => {
    const words = (it.getAttribute("aria-label") ?? it.innerText ?? it.value ?? "").trim().slice(0, 30);
    return `${it.tagName.toLowerCase()} ${it.dataset.testid ?? ""} “${words.replaceAll(/\s+/g, " ")}”`;
  };
  const floats = (it) => {
    for (; it && it !== document.body; it = it.parentElement) {
      if (/fixed|sticky/.test(getComputedStyle(it).position)) return true;
    }
    return false;
  };
  const scrolls = (it) => {
    for (it = it.parentElement; it && it !== document.body; it = it.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(it).overflowX)) return true;
    }
    return false;
  };
  // What is left of a box after all that cuts it.
  const shown = (it) => {
    const box = it.getBoundingClientRect();
    let { left, top, right, bottom } = box;
    for (let at = it.parentElement; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const by = at.getBoundingClientRect();
      if (style.overflowX !== "visible") [left, right] = [Math.max(left, by.left), Math.min(right, by.right)];
      if (style.overflowY !== "visible") [top, bottom] = [Math.max(top, by.top), Math.min(bottom, by.bottom)];
    }
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const seen = (it) =>
    it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !it.closest("[inert], [aria-hidden=true], [data-testid=guard-cover], .skip-link") &&
    it.getBoundingClientRect().width > 2 &&
    it.getBoundingClientRect().height > 2;
  const family = (it) =>
    it.closest("label, fieldset, [role=radiogroup], [class*=Input-wrapper], [class*=SegmentedControl-root], [class*=Checkbox-root], [class*=Switch-root]") ?? it;

  const found = [];
  const pressed = [
    ...root.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [tabindex='0']",
    ),
  ]
    .filter(seen)
    .map((it) => ({ it, box: shown(it), whole: it.getBoundingClientRect(), float: floats(it) }))
    .filter(({ box }) => box.width > 2 && box.height > 2);

  for (const { it, whole } of pressed) {
    if ((whole.right > wide + 1 || whole.left < -1) && !scrolls(it)) found.push(`leaves the screen: ${named(it)}`);
    if (whole.top + scrollY < -1 && !floats(it)) found.push(`is above the page: ${named(it)}`);
  }
  for (const [n, one] of pressed.entries()) {
    for (const other of pressed.slice(n + 1)) {
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across <= 3 || down <= 3) continue;
      if (one.it.contains(other.it) || other.it.contains(one.it)) continue;
      if (family(one.it) === family(other.it) || one.float !== other.float) continue;
      // A link that breaks has a box around both its lines.
      if (one.it.getClientRects().length > 1 || other.it.getClientRects().length > 1) continue;
      found.push(`overlap: ${named(one.it)} and ${named(other.it)}`);
    }
  }
  for (const { it, box, float } of pressed) {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (float || x < 0 || y < 0 || x >= wide || y >= high) continue;
    // A pane that only scrolls is meant to hold others.
    if (it.matches("[tabindex='0']:not(button, a, input, summary)")) continue;
    const top = document.elementFromPoint(x, y);
    if (!top || it.contains(top) || top.contains(it) || floats(top) || family(it).contains(top)) continue;
    if (it.getClientRects().length > 1) continue;
    found.push(`is covered: ${named(it)} by ${named(top)}`);
  }
  for (const it of root.querySelectorAll("*")) {
    const own = [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (!own || !seen(it)) continue;
    const style = getComputedStyle(it);
    if (style.clipPath !== "none" || it.clientWidth <= 2) continue;
    const [x, y] = [style.overflowX, style.overflowY].map((way) => /hidden|clip/.test(way));
    if (x && style.textOverflow !== "ellipsis" && it.scrollWidth > it.clientWidth + 1) found.push(`is cut: ${named(it)}`);
    if (y && it.scrollHeight > it.clientHeight + 1) found.push(`is cut below: ${named(it)}`);
  }
  return [...new Set(found)];
}
