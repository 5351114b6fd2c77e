import { Alert, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { GivenReview, InboxItem } from "../../api/types.ts";
import { PartState } from "../../shell/QueryState.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { useLanguage } from "../../i18n/language.ts";
import { GiveDialog } from "./GiveDialog.tsx";
import { takeBack, useGiven, useGivenAgain, useReviewers } from "./giving.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { useReviewTexts } from "./texts.ts";
import { dayAndHour } from "../../i18n/time.ts";

/// What of this item was given to quality review, and the way to give it. Where the contract has no such clause there
/// is no button; what was given before is still shown, and can be taken back.
export function ForReview({ item, company }: { item: InboxItem; company: Holding }) {
  const t = useReviewTexts();
  const [known, before] = [useReviewers(), useGiven()];
  const [giving, setGiving] = useState(false);
  if (known.isLoadingError || before.isLoadingError) return <PartState of={[known, before]} title={t("given")} />;
  const reviewers = known.data;
  const given = before.data ?? [];
  const mine = given.filter(({ object }) => object === item.message?.object || object === item.recording?.object);
  const can = reviewers?.allowed === true && (item.message !== null || item.recording !== null);
  if (!can && mine.length === 0) return null;
  return (
    <section aria-label={t("given")}>
      {can && (
        <Button variant="subtle" data-testid="review-give" onClick={() => setGiving(true)}>
          {t("give")}
        </Button>
      )}
      {giving && reviewers && (
        <GiveDialog item={item} company={company} reviewers={reviewers.reviewers} close={() => setGiving(false)} />
      )}
      {mine.map((one) => (
        <GivenLine key={one.id} given={one} />
      ))}
    </section>
  );
}

function GivenLine({ given }: { given: GivenReview }) {
  const t = useReviewTexts();
  const [lang] = useLanguage();
  const again = useGivenAgain();
  const deed = useDeed();
  return (
    <Group gap="sm" mt="xs" data-testid="review-given" data-standing={given.standing}>
      <div>
        <Text size="sm">
          {t("line", { kind: t(given.kind), name: given.reviewer, until: dayAndHour(given.until, lang) })}
        </Text>
        <Text size="xs" c="var(--quiet)" role="status">
          {t(`standing.${given.standing}`)} ·{" "}
          {given.clause === null
            ? t("by", { name: given.by })
            : t("byClause", { clause: given.clause, name: given.by })}
        </Text>
      </div>
      {given.standing === "open" && (
        <Button
          size="compact-sm"
          variant="default"
          loading={deed.busy}
          data-testid="review-take-back"
          onClick={() =>
            void deed.run(async () => {
              await takeBack(given.id);
              await again();
            })
          }
        >
          {t("takeBack")}
        </Button>
      )}
      {given.standing === "taken-back" && (
        <Alert variant="light" p="xs" role="note">
          <Text size="xs">{t("honest")}</Text>
        </Alert>
      )}
      <Trouble error={deed.error} />
    </Group>
  );
}
