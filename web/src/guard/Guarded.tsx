import { useEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { Covered, useCovered } from "./covered.ts";
import styles from "./Guard.module.css";
import { Pocket, selected, written } from "./pocket.ts";
import { useTexts } from "./texts.ts";
import { Tries, wayOf, type Way } from "./tries.ts";

interface Props {
  about: string | null;
  tried: (way: Way) => void;
  children: ReactNode;
}

/// A page of the office's people that shows what callers said: not to be copied, dragged, saved or
/// printed. Each of its panes with callers' words carries a [Mark] of who looks at it and when. It
/// does not stop a camera, or a user who opens the developer tools.
///
/// @param about  what is shown; with another, what was copied is forgotten
/// @param tried  called for each refused attempt to copy something that was received
export function Guarded({ about, tried, children }: Props) {
  const t = useTexts();
  const [pocket] = useState(() => new Pocket());
  const newest = useRef(tried);
  useEffect(() => {
    newest.current = tried;
  }, [tried]);
  useEffect(() => guard(pocket, new Tries((way) => newest.current(way))), [pocket]);
  useEffect(() => () => pocket.empty(), [pocket, about]);
  return (
    <Covered value={useCovered()}>
      {children}
      {createPortal(<p className={styles.paper}>{t("paper")}</p>, document.body)}
    </Covered>
  );
}

/// The whole page: windows over it are elsewhere in the document.
function guard(pocket: Pocket, tries: Tries): () => void {
  const root = document.documentElement;
  root.dataset.guarded = "";
  // Browsers offer to send a page in another language to a translator.
  root.translate = false;
  const ears = new AbortController();
  const { signal } = ears;
  const copy = (event: ClipboardEvent) => {
    pocket.copy(event);
    if (!written(event.target)) tries.tried("copy");
  };
  document.addEventListener("copy", copy, { signal });
  document.addEventListener("cut", copy, { signal });
  document.addEventListener("paste", (event) => pocket.paste(event), { signal });
  document.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
  document.addEventListener("contextmenu", menu, { signal });
  document.addEventListener("click", links, { signal });
  window.addEventListener("keydown", (event) => keys(event, tries), { signal });
  // By the browser's own menu: on the paper is a sentence alone.
  window.addEventListener("beforeprint", () => tries.tried("print"), { signal });
  return () => {
    ears.abort();
    delete root.dataset.guarded;
    root.translate = true;
  };
}

/// The browser's menu offers to save, to print, and to send what is selected to a search engine; in a field without a
/// selection it offers to paste.
function menu(event: MouseEvent): void {
  const field = written(event.target);
  if (!field || selected(field) !== "") event.preventDefault();
}

/// A number that is a link would go to the telephone that the machine knows.
function links(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a[href^='tel:']") : null;
  if (link) event.preventDefault();
}

function keys(event: KeyboardEvent, tries: Tries): void {
  const way = wayOf(event);
  if (!way) return;
  event.preventDefault();
  tries.tried(way);
}
