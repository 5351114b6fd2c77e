import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, Problem } from "../../api/api.ts";
import type { components } from "../../api/schema";
import type { DeskState } from "../../api/types.ts";
import { hiragana } from "./finding.ts";
import styles from "../Desk.module.css";
import { useNoticeTexts } from "./noticeTexts.ts";

export type Named = components["schemas"]["desk.DeskPeopleEndpoint.Named"];

/// People that are shown at once; more are found by typing.
const SHOWN = 6;

const REFUSED: readonly number[] = [403, 404, 410];

/// Whom the caller may ask for. How someone is reached is not told to operators.
export function Directory({ call, desk }: { call: string; desk: DeskState }) {
  const t = useNoticeTexts();
  const [asked, ask] = useState("");
  const held = desk.status === "talking" || desk.status === "held" || desk.status === "wrapup";
  const people = useQuery({
    queryKey: ["desk-people", call],
    queryFn: () => api.get<Named[]>(`/api/desk/calls/${call}/people`),
    enabled: held,
    gcTime: 0,
    retry: false,
  });
  if (!held) return null;
  // what is refused is not for this call, or not any more: it can be asked for in vain only
  const refused = people.error instanceof Problem && REFUSED.includes(people.error.status);
  const lost = people.error !== null && !refused && (
    <div role="alert" data-testid="desk-people-lost">
      <p>{t(people.data ? "people.old" : "people.lost")}</p>
      <Button size="compact-sm" variant="default" loading={people.isFetching} onClick={() => void people.refetch()}>
        {t("people.again")}
      </Button>
    </div>
  );
  if (!people.data || people.data.length === 0) {
    return lost ? (
      <section className={styles.people} aria-label={t("people")}>
        {lost}
      </section>
    ) : null;
  }
  const wanted = hiragana(asked);
  const found = people.data.filter((one) =>
    [one.name, one.kana, one.department, ...one.aliases].some((it) => hiragana(it).includes(wanted)),
  );
  return (
    <section className={styles.people} aria-label={t("people")} data-testid="desk-people">
      {lost}
      <TextInput
        size="xs"
        label={t("people")}
        placeholder={t("people.find")}
        value={asked}
        data-testid="desk-people-find"
        onChange={(event) => ask(event.currentTarget.value)}
      />
      <ul>
        {found.slice(0, SHOWN).map((one) => (
          <li key={`${one.kana} ${one.name} ${one.department}`}>
            <b lang="ja">{one.name}</b> <span lang="ja">{one.kana}</span>{" "}
            <small>{[one.department, ...one.aliases].filter((it) => it !== "").join(" · ")}</small>
          </li>
        ))}
        {found.length === 0 && <li>{t("people.none")}</li>}
        {found.length > SHOWN && <li>{t("people.more", { n: found.length - SHOWN })}</li>}
      </ul>
    </section>
  );
}
