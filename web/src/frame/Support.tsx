import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import { looking, lookingIsOver } from "../api/looking.ts";
import { useMay, useMe } from "../api/queries.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";
import { Trouble } from "../signin/passkey/trouble.tsx";
import { useLanguage } from "../i18n/language.ts";
import styles from "../shell/Notice.module.css";
import { useSupportTexts } from "./supportTexts.ts";

/// A person of the office who asks to look at these screens, or looks.
export interface Look {
  id: string;
  person: string;
  ticket: string;
  reason: string;
  minutes: number;
  until: string | null;
  mayOpen: boolean;
}

/// How often a client's screens ask who looks at them.
const EVERY_MS = 10_000;

/// On each screen of a client: who of the office looks at it, or asks to. On that person's own
/// view: that they are seen.
export function Support() {
  const t = useSupportTexts();
  const me = useMe().data;
  const may = useMay();
  const mine = looking();
  const asks = mine === null && me?.client != null && may("READ_LOG");
  const looks = useQuery({
    queryKey: ["support"],
    queryFn: () => api.get<Look[]>("/api/support"),
    enabled: asks,
    refetchInterval: EVERY_MS,
  });
  if (mine !== null) return me?.client ? <Looking id={mine} company={me.client.name} /> : null;
  if (asks && looks.isLoadingError) {
    return (
      <div className={`${styles.quiet ?? ""} no-print`} role="status" data-testid="support-unknown">
        <Text size="sm">{t("unknown")}</Text>
      </div>
    );
  }
  if (!asks || !looks.data) return null;
  return (
    <>
      {looks.data.map((one) => (
        <Announced key={one.id} look={one} />
      ))}
    </>
  );
}

function Announced({ look }: { look: Look }) {
  const t = useSupportTexts();
  const [lang] = useLanguage();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ["support"] });
  const decide = useMutation({
    mutationFn: (open: boolean) => api.post(`/api/support/${look.id}/decide`, { open }),
    onSettled: again,
  });
  const end = useMutation({ mutationFn: () => api.delete(`/api/support/${look.id}`), onSettled: again });
  const why = t("why", { ticket: look.ticket, reason: look.reason });
  return (
    <div
      className={`${styles.strange ?? ""} no-print`}
      role="status"
      data-testid="support"
      data-open={look.until !== null}
    >
      <div>
        <Text fw={600}>
          {look.until === null
            ? t("asks", { person: look.person, count: look.minutes })
            : t("looks", { person: look.person, until: tokyoMoment(look.until, lang) })}
        </Text>
        <Text size="sm">
          {why} {t("what")} {look.until === null && !look.mayOpen && t("admins")}
        </Text>
        <Trouble error={decide.error ?? end.error} />
      </div>
      <Group>
        {look.mayOpen && (
          <>
            <Button
              size="compact-md"
              loading={decide.isPending}
              onClick={() => decide.mutate(true)}
              data-testid="support-open"
            >
              {t("open")}
            </Button>
            <Button
              variant="default"
              size="compact-md"
              disabled={decide.isPending}
              onClick={() => decide.mutate(false)}
              data-testid="support-refuse"
            >
              {t("refuse")}
            </Button>
          </>
        )}
        {look.until !== null && (
          <Button
            variant="default"
            size="compact-md"
            loading={end.isPending}
            onClick={() => end.mutate()}
            data-testid="support-end"
          >
            {t("end")}
          </Button>
        )}
      </Group>
    </div>
  );
}

function Looking({ id, company }: { id: string; company: string }) {
  const t = useSupportTexts();
  const end = useMutation({
    mutationFn: () => api.delete(`/api/office/privileges/${id}`, { asMyself: true }),
    onSettled: lookingIsOver,
  });
  return (
    <div className={`${styles.strange ?? ""} no-print`} role="status" data-testid="looking">
      <Text fw={600}>{t("looking", { company })}</Text>
      <Button variant="default" size="compact-md" loading={end.isPending} onClick={() => end.mutate()}>
        {t("done")}
      </Button>
    </div>
  );
}
