import { Alert, Text } from "@mantine/core";
import type { OfControl, OfLeg } from "../../api/assurance.ts";
import { StandingMark } from "../standing/StandingMark.tsx";
import { useStandingTexts } from "../standing/texts.ts";
import styles from "./Checklist.module.css";
import { CheckRow } from "./CheckRow.tsx";
import { useChecklistTexts } from "./texts.ts";

/// Catalogues that a requirement can be looked up in, as readers name them.
const MAPS = ["appi", "jisq15001", "iso27001", "mynumber", "gdpr", "nist80053", "asvs", "pci"] as const;

/// What one requirement stands on, and where it is in other catalogues.
export function ControlInside({ control }: { control: OfControl }) {
  const t = useChecklistTexts();
  const maps = MAPS.flatMap((map) => {
    const ids = control.maps[map];
    return ids === undefined ? [] : [`${t(`map.${map}`)} ${ids.join(", ")}`];
  });
  return (
    <div className={styles.inside}>
      {control.legs.map((leg) => (
        <Leg key={leg.leg} leg={leg} />
      ))}
      <Text size="xs" c="var(--quiet)">
        {t("maps")}: {[`${t("map.guideline")} ${control.heading}`, ...maps].join(" · ")}
      </Text>
    </div>
  );
}

function Leg({ leg }: { leg: OfLeg }) {
  const t = useChecklistTexts();
  const words = useStandingTexts();
  return (
    <div className={styles.leg} data-leg={leg.leg}>
      <div className={styles.legHead}>
        <Text fw={600} size="sm">
          {t("legOf", { leg: words(`leg.${leg.leg}`) })}
        </Text>
        <StandingMark standing={leg.standing} />
      </div>
      {leg.disagree && (
        <Alert color="shu" variant="light" p="xs">
          {t("disagree")}
        </Alert>
      )}
      <ul className={styles.checks}>
        {leg.checks.map((check) => (
          <CheckRow key={check.code} check={check} />
        ))}
      </ul>
      {leg.second.length > 0 && (
        <>
          <Text fw={600} size="sm">
            {t("second")}
          </Text>
          <ul className={styles.checks}>
            {leg.second.map((check) => (
              <CheckRow key={check.code} check={check} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
