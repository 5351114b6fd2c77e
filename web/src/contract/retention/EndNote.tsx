import { Alert, Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "../../i18n/language.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { PartState } from "../../shell/QueryState.tsx";
import { useRetention, type Place } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Beside the contract: when it ends, once that is known.
/// @param to the page that says what happens when
export function EndNote({ place, to }: { place: Place; to: string }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const retention = useRetention(place);
  if (retention.isLoadingError) return <PartState of={retention} title={t("end.unknown")} />;
  const end = retention.data?.end;
  if (!end) return null;
  return (
    <Alert color="yellow" variant="light" role="status" mb="md" data-testid="end-note">
      <Text fw={600}>{t(end.ended ? "end.noteOver" : "end.note", { at: tokyoMoment(end.endsAt, lang) })}</Text>
      {end.side === "term" && <Text>{t("end.term")}</Text>}
      <Anchor component={Link} to={to} size="sm">
        {t("end.more")}
      </Anchor>
    </Alert>
  );
}
