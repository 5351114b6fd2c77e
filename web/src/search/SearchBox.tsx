import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { Searching } from "./searching.ts";
import styles from "./Search.module.css";
import { useSearchTexts } from "./searchTexts.ts";

/// One box for numbers and words; `/` goes there, Escape leaves the search.
export function SearchBox({ searching }: { searching: Searching }) {
  const t = useSearchTexts();
  const [typed, type] = useState("");
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    window.addEventListener("keydown", jump);
    return () => window.removeEventListener("keydown", jump);
  }, []);
  const end = () => {
    type("");
    searching.end();
    box.current?.focus();
  };
  return (
    <form
      role="search"
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        void searching.go(typed);
      }}
    >
      <TextInput
        ref={box}
        className={styles.input ?? ""}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-label={t("label")}
        aria-keyshortcuts="/"
        placeholder={t("placeholder")}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && (typed !== "" || searching.search.kind !== "none")) end();
        }}
        data-testid="search"
        rightSection={
          typed !== "" || searching.search.kind !== "none" ? (
            <ActionIcon variant="subtle" color="gray" aria-label={t("clear")} data-testid="search-end" onClick={end}>
              ×
            </ActionIcon>
          ) : null
        }
      />
      <Button type="submit" variant="default" loading={searching.search.kind === "working"} data-testid="search-go">
        {t("go")}
      </Button>
    </form>
  );
}

function writes(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
