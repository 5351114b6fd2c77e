import { NativeSelect, Stack, Tabs } from "@mantine/core";
import { useState } from "react";
import { useMay, useMe } from "../../api/queries.ts";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { useMailboxes } from "../mailboxes/mailboxes.ts";
import { Accounts } from "./Accounts.tsx";
import { Ahead } from "./Ahead.tsx";
import { Changes } from "./Changes.tsx";
import { Device } from "./Device.tsx";
import { Now } from "./Now.tsx";
import { People } from "./People.tsx";
import { COMPANY, useContacts, useReach, useRoster } from "./queries.ts";
import { Rule } from "./Rule.tsx";
import { Trial } from "./Trial.tsx";
import { useTexts } from "./texts.ts";
import { MailWords } from "./words/MailWords.tsx";
import { Week } from "./Week.tsx";

/// Who of the company is told of what waits: a roster, people, and by which ways.
export default function OnCall() {
  const t = useTexts();
  const me = useMe().data?.person;
  const may = useMay();
  const contacts = useContacts();
  const reach = useReach();
  const mailboxes = useMailboxes();
  const [line, setLine] = useState(COMPANY);
  const [tab, setTab] = useState<string | null>("now");
  const [edition, setEdition] = useState(0);
  const roster = useRoster(line);
  if (!loaded(contacts) || !loaded(reach) || !loaded(mailboxes) || !loaded(roster)) {
    return <QueryState of={[contacts, reach, mailboxes, roster]} />;
  }
  const sets = may("SET_OWN");
  const boxes = mailboxes.data.mailboxes.filter((box) => !box.closed);
  const all = { contacts: contacts.data, reach: reach.data };
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")} />
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="now">{t("tab.now")}</Tabs.Tab>
          <Tabs.Tab value="people" data-testid="oncall-people-tab">
            {t("tab.people")}
          </Tabs.Tab>
          {sets && (
            <Tabs.Tab value="accounts" data-testid="oncall-accounts-tab">
              {t("tab.accounts")}
            </Tabs.Tab>
          )}
          <Tabs.Tab value="rule" data-testid="oncall-rule-tab">
            {t("tab.rule")}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="now" pt="lg">
          <Stack gap="lg">
            {boxes.length > 0 && (
              <NativeSelect
                label={t("box")}
                maw={420}
                value={line}
                onChange={(event) => setLine(event.currentTarget.value)}
                data={[
                  { value: COMPANY, label: t("general") },
                  ...boxes.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
            <Now line={line} own={roster.data.own} {...all} />
            <Changes key={`changes ${line}`} line={line} roster={roster.data} contacts={all.contacts} />
            {sets && (
              <Week
                key={`${line} ${edition}`}
                line={line}
                roster={roster.data}
                contacts={all.contacts}
                saved={() => setEdition(edition + 1)}
              />
            )}
            <Ahead line={line} contacts={all.contacts} />
            <Trial line={line} {...all} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="people" pt="lg">
          <Stack gap="lg">
            <Device />
            <People {...all} sets={sets} me={me} toAccounts={() => setTab("accounts")} />
          </Stack>
        </Tabs.Panel>
        {sets && (
          <Tabs.Panel value="accounts" pt="lg">
            <Accounts {...reach.data} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="rule" pt="lg">
          <Stack gap="lg">
            <Rule sets={sets} />
            <MailWords />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
